"""What a match with a pronoun means: the one person to whom "him" or "she" points back came to harm.

Belongs here: whose fate "shot him dead" and "she was killed" tell. Not here: named victims (`name_productions`), the
pronouns of speakers (`attribution`), the patterns (`rules`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.names import is_person
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import PERSON, add_list
from pipeline.extract.rules.natural_deaths import is_natural
from pipeline.extract.rules.pronoun_company import SINGLE_OBJECTS
from pipeline.extract.rules.roles import Side
from pipeline.extract.units.unit import Unit

OBJECTS = SINGLE_OBJECTS | {"them"}
"""Pronouns of people to whom something is done."""
_WORD = re.compile(r"[\w-]+")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SELVES = (["themselves"], ["himself"], ["herself"])
_SHOT = frozenset({"shot", "shooting", "shoot"})
_ROUNDED_REACH = 3
"""Tokens before those who were rounded up, with the particle and an adverb: "lined up at least"."""
_SUBJECTS = frozenset({"he", "she"})
_BREAKS = frozenset("&,;-x")
_VERBAL = ("v", "w", "g", "o")
_OPENERS = frozenset({"before", "after", "when", "while", "as"})


def as_pronoun_object(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "stormed the home of a priest and shot him dead", "killed her"."""
    verb, pronoun = verbs[0], figures[0]
    word = _pronoun_of(book, pronoun)
    if word in SINGLE_OBJECTS:
        _add(book, pronoun, verb, "object", rule)
    elif word == "them":
        _add_several(book, verb, rule)


def has_object(book: Book, verb: Unit) -> bool:
    """Whether a predicate has its object inside it: "shot him dead"."""
    return verb.stop > verb.first + 1 and book.tokens.folded[verb.first + 1] in OBJECTS


def as_pronoun_passive(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "she was killed"."""
    established = book.tokens.folded[verbs[0].first] in rule_words()["established"]
    if _pronoun_of(book, figures[0]) in _SUBJECTS and (not established or _tells_violence(book)):
        _add(book, figures[0], verbs[0], "object", rule)


def as_pronoun_subject(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "he died": where the update tells of violence, for others die as well."""
    behind = book.tokens.folded[verbs[0].stop : verbs[0].stop + 2]
    if len(behind) > 1 and behind[0] == "in" and _YEAR.fullmatch(behind[1]):
        return  # "He died in 1901."
    if _tells_violence(book) and _pronoun_of(book, figures[0]) in _SUBJECTS:
        _add(book, figures[0], verbs[0], "subject", rule)


def as_pronoun_state(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "was shot and taken to hospital, where he was pronounced dead": a doctor's word, and no fear or belief."""
    state = verbs[0].state
    if state is None or state.measure != "killed" or _pronoun_of(book, figures[0]) not in _SUBJECTS:
        return
    between = book.tokens.folded[figures[0].stop : verbs[0].first]
    if _tells_violence(book) and not rule_words()["established"].isdisjoint(between):
        _add_dead(book, figures[0], verbs[0], rule)


def _tells_violence(book: Book) -> bool:
    """Whether the sentence or what stands before it tells of violence, for others die as well."""
    violence = phrase_words()["violence"]
    if book.earlier or not violence.isdisjoint(book.tokens.folded):
        return True
    return not violence.isdisjoint(_WORD.findall(book.previous.lower()))


def as_self(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "12 rebels killed themselves": who did it is who died."""
    words, verb = book.tokens.folded, verbs[0]
    if words[verb.stop : verb.stop + 1] not in _SELVES:
        return
    for _, predicate in verb.entries:
        if predicate.measure("object", PERSON) == "killed":
            add_list(book, figures, [[("killed", unit.noun)] for unit in figures], verb, rule)


def _pronoun_of(book: Book, unit: Unit) -> str:
    """The pronoun of a unit: the unit itself, or what stands inside a predicate ("shot him dead")."""
    words = book.tokens.folded[unit.first : unit.stop]
    return words[1] if unit.code != "p" and len(words) > 1 else words[0]


def _add(book: Book, pronoun: Unit, verb: Unit, side: Side, rule: str) -> None:
    """One dead, where no figure of the dead says so already: the quote is the person in the sentence to whom the
    pronoun points, or else the pronoun."""
    if any(predicate.measure(side, PERSON) == "killed" for _, predicate in verb.entries) and not is_natural(
        book, None, verb
    ):
        _add_dead(book, pronoun, verb, rule)


def _add_dead(book: Book, pronoun: Unit, verb: Unit, rule: str) -> None:
    if any(hit.measure == "killed" for hit in (*book.earlier, *book)):
        return
    person = _antecedent(book, verb) or (pronoun if pronoun.code == "p" else _inside(pronoun))
    noun = person.noun if person.noun is not None else lexicon().nouns["person"]
    if book.add(person, "killed", noun, verb, rule) is None and person is not pronoun:
        book.add(pronoun, "killed", noun, verb, rule)


def _add_several(book: Book, verb: Unit, rule: str) -> None:
    """ "took five prisoners from their cells and killed them": the nearest people before the verb, where they are
    counted."""
    apart = False
    for at in range(book.index[verb] - 1, -1, -1):
        unit = book.units[at]
        if _parts_clauses(book, unit):
            apart = True
        elif apart and (_points_to_one(book, unit) or _is_several(unit)):
            told = any(p.measure("object", PERSON) == "killed" for _, p in verb.entries) or _puts_to_death(
                book, at, verb
            )
            is_object = book.letters[:at].rstrip("eDp")[-1:] in _VERBAL
            if told and is_object and unit.code == "q" and not any(hit.measure == "killed" for hit in book):
                book.add(unit, "killed", unit.noun, verb, rule)
            return


def _puts_to_death(book: Book, at: int, verb: Unit) -> bool:
    """ "Lined up 12 men and shot them": shooting those who were rounded up kills them."""
    words = book.tokens.folded
    shot = words[verb.first] in _SHOT and words[verb.first + 1 : verb.first + 2] == ["them"]
    before = words[max(0, book.units[at].first - _ROUNDED_REACH) : book.units[at].first]
    return shot and not rule_words()["rounding_up"].isdisjoint(before)


def _points_to_one(book: Book, unit: Unit) -> bool:
    """Whether a pronoun means others than "them" who stand before it: "took them off and killed them"."""
    return unit.code == "p" and _pronoun_of(book, unit) not in ("them", "their")


def _is_several(unit: Unit) -> bool:
    noun = unit.noun
    if noun is None or noun.kind != "person":
        return False
    return noun.plural or (unit.figure is not None and unit.figure.value > 1)


def _parts_clauses(book: Book, unit: Unit) -> bool:
    return unit.code in _BREAKS or (unit.code == "r" and book.tokens.folded[unit.first] in _OPENERS)


def _inside(verb: Unit) -> Unit:
    """The pronoun inside a predicate as a unit of its own."""
    return Unit("p", verb.first + 1, verb.first + 2)


def _antecedent(book: Book, verb: Unit) -> Unit | None:
    """The nearest single person before a verb who is not its subject: something that parts clauses stands between."""
    apart = False
    for at in range(book.index[verb] - 1, -1, -1):
        unit = book.units[at]
        if _parts_clauses(book, unit):
            apart = True
        elif apart and _is_one_person(book, unit):
            return unit
    return None


def _is_one_person(book: Book, unit: Unit) -> bool:
    if unit.code == "c":
        return is_person(book.tokens, unit.first, unit.stop, book.text)
    noun = unit.noun
    if noun is not None and noun.text == "head" and book.letters[: book.index[unit]].endswith("r"):
        return False  # "shot Ada in the head, killing her"
    one = unit.code == "1" or (unit.code == "u" and (unit.definite or unit.named))
    return one and noun is not None and noun.kind == "person" and not noun.plural and noun.kinds[0] != "body"
