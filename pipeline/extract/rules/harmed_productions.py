"""What a match means that tells who those are of whom a state is said: "the developer is among the dead", "the dead
were two women and a child", and of dead and hurt that are not told apart.

Belongs here: the productions of people told by what befell them. Not here: other parts of figures
(`part_productions`), figures of whom a state is said (`state_productions`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.names import is_person
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import PERSON, add_list, measures_of
from pipeline.extract.rules.name_productions import add_up, people_of
from pipeline.extract.rules.part_productions import is_one_person, join_ones
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import HARM


def as_one_of_state(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Who is said to be among those of a state: "the developer is among the dead", "12 soldiers were among them"."""
    measure = verbs[0].state.measure if verbs[0].state is not None else _last_harm(book)
    if measure is None:
        return
    told = book.before(figures[0]) if rule == "there_among" else book.earlier
    whole = next((hit for hit in reversed(told or book.earlier) if hit.measure == measure), None)
    ones = [unit for unit in figures if unit.code in "1u" and not book.has(unit) and is_one_person(unit, measure)]
    join_ones(book, [unit for unit in ones if unit.noun and unit.noun.kind == "person"], measure, verbs[0], rule, whole)
    for unit in figures:
        if book.has(unit):
            continue
        if unit.code == "c":
            if measure in HARM and is_person(book.tokens, unit.first, unit.stop, book.text):
                book.add(unit, measure, lexicon().nouns["person"], verbs[0], rule, whole)
        elif unit.noun is not None and unit.noun.kind == "person" and (unit.figure is not None or not unit.noun.plural):
            book.add(unit, measure, unit.noun, verbs[0], rule, whole)


def _last_harm(book: Book) -> str | None:
    """What befell "the victims": the last harm that the update tells."""
    return next((hit.measure for hit in reversed(book.earlier) if hit.measure in HARM), None)


def as_the_dead(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "The dead were two women and a child", "the injured are 14": who those are of whom a state is said. They are
    parts of a greater figure told before."""
    subject = verbs[0]
    measure = _measure_of_harmed(book, subject)
    if measure is None or any(unit.noun is not None and unit.noun.kind != "person" for unit in figures):
        return
    whole = next((hit for hit in reversed(book.earlier) if hit.measure == measure and hit.parent is None), None)
    if subject.code == "u" and whole is None and not _is_only_one(book, subject):
        return
    if any(unit.code == "n" for unit in figures) and not _is_their_number(book, subject, figures):
        return
    before = set(book)
    counted = [unit for unit in figures if not book.has(unit) and unit.code in "qn1u"]
    add_list(book, counted, [[(measure, unit.noun)] for unit in counted], subject, rule)
    _join_parts(set(book) - before, whole)


def as_the_dead_named(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "Killed were Ada Obi, 34, and two guards", "the dead were Ada Obi and Musa Bello": those of a state by name."""
    subject = verbs[0]
    opens = set(book.letters[: book.index[subject]]) <= {"e"} and (
        book.tokens.folded[subject.first] in phrase_words()["harmed"]
    )
    measure = _measure_of_state(subject) if opens else _measure_of_harmed(book, subject)
    people = people_of(book, figures)
    if measure is None or not any(unit.code == "c" for unit in people):
        return
    whole = next((hit for hit in reversed(book.earlier) if hit.measure == measure and hit.parent is None), None)
    for unit in figures:
        if unit.code in "1uc" and (unit, measure) in book.hits:
            book.drop(unit, measure)
    before = set(book)
    add_up(book, people, measure, subject, rule)
    counted = [unit for unit in figures if unit.code in "qn" and not book.has(unit)]
    add_list(book, counted, [[(measure, unit.noun)] for unit in counted], subject, rule)
    _join_parts(set(book) - before, whole)


def as_died_or_hurt(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "Nine people died or were wounded": the two are not told apart."""
    died, hurt = verbs[0], verbs[-1]
    told = any(p.measure("subject", PERSON) == "killed" for _, p in died.entries)
    if told and book.tokens.folded[died.stop] == "or":
        found = [measures_of(book, unit, [hurt], "object") for unit in figures]
        for unit, measure in product(figures, ("killed", "injured")):
            if (unit, measure) in book.hits:
                book.drop(unit, measure)
        add_list(
            book, figures, [[("casualties", n) for m, n in of_one if m == "injured"] for of_one in found], died, rule
        )


def _join_parts(parts: Collection[Hit], whole: Hit | None) -> None:
    """Make parts of those that are fewer than the whole which was told before."""
    known = whole.unit.figure if whole is not None else None
    for hit in parts:
        if known is not None and known.value > hit.value:
            hit.parent = whole


def _is_their_number(book: Book, subject: Unit, figures: Sequence[Unit]) -> bool:
    """Whether a bare figure behind "the injured are" counts them: "the victims were 16 and 17" and "the dead were
    under 20" are ages, and what follows "was" is none of several."""
    figure = figures[0].figure
    if figure is None or figure.hedge in ("at_least", "at_most", "range"):
        return False
    behind = book.letters[book.index[figures[0]] + 1 : book.index[figures[0]] + 2]
    one = "was" in book.tokens.folded[subject.stop : figures[0].first]
    return subject.code != "u" and not one and len(figures) == 1 and behind not in ("c", "o")


def _is_only_one(book: Book, subject: Unit) -> bool:
    """ "The only death was a child", "the sole victim was a guard"."""
    words = book.tokens.folded
    before = words[max(0, subject.first - 1) : subject.stop - 1]
    only = "only" in before or "sole" in before
    return subject.code == "u" and only and words[subject.stop - 1] in rule_words()["one_dead"]


def _measure_of_harmed(book: Book, subject: Unit) -> str | None:
    """What befell "the dead", "those killed", "the victims"; None where it names no such people."""
    words = book.tokens.folded
    if _is_only_one(book, subject):
        return "killed"
    if subject.code == "u":
        return "killed" if words[subject.stop - 1] == "victims" and subject.definite else None
    if subject.first == 0 or words[subject.first - 1] not in ("the", "those", "total"):
        return None
    if words[subject.first] not in phrase_words()["harmed"] or words[max(0, subject.first - 2)] == "of":
        return None  # "the youngest of the dead was 7"
    return _measure_of_state(subject)


def _measure_of_state(subject: Unit) -> str | None:
    if subject.state is not None:
        return subject.state.measure
    return next((m for _, predicate in subject.entries if (m := predicate.measure("object", PERSON))), None)
