"""What a match with a person's name means: one person, where no count beside it says so already.

Belongs here: the productions of named victims. Not here: whether a name is a person's (`names`), the patterns
(`rules`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.load import Noun, lexicon
from pipeline.extract.lexicon.word_sets import number_labels, rule_words
from pipeline.extract.names import is_person, is_surname
from pipeline.extract.rules.descriptions import APPOSED, is_apposed
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import PERSON, add_list, measures_of
from pipeline.extract.rules.natural_deaths import is_natural
from pipeline.extract.rules.pronoun_company import OWNERS
from pipeline.extract.rules.roles import Side
from pipeline.extract.rules.singulars import is_singular
from pipeline.extract.units.unit import Unit

_OF_NAMED = frozenset(["killed", "injured", "captured", "released", "missing"])
_OWNED = frozenset({"his", "her", "their"})
_ASIDE = (",", ",x,")
"""Between a name and what describes its bearer: "Ada Obi, a nurse", "Ada Obi, 31, a nurse"."""
_ROLES = re.compile(r",(?:x,)?[eDo]*[uc1](?:[rfF][Deo]*[ucT]{0,2}){0,2},?&[eDo]*c?")
"""The same before the second of two roles: "Ada Obi, the head of the council and a trader, was shot"."""


def as_named_object(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "gunmen killed Amadou Keita", "Amadou Keita was killed"."""
    for _, predicate in verbs[0].entries:
        _add_person(book, figures[0], predicate.measure("object", PERSON), verbs[0], rule)


def as_named_subject(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "Amadou Keita died"."""
    for _, predicate in verbs[0].entries:
        _add_person(book, figures[0], predicate.measure("subject", PERSON), verbs[0], rule)


def as_named_nominal(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "the killing of Amadou Keita"."""
    assert verbs[0].state is not None
    _add_person(book, figures[0], verbs[0].state.measure, verbs[0], rule)


def as_named_list(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "Ada Obi, a nurse, and her son Musa were killed": named people in one list, with who is named by a role, add
    up; counts beside them stay claims of their own."""
    side: Side = "subject" if rule == "named_list_died" else "object"
    state = verbs[0].state
    for measure in [state.measure] if state else [p.measure(side, PERSON) for _, p in verbs[0].entries]:
        if measure not in _OF_NAMED or measure is None or is_natural(book, None, verbs[0]):
            continue
        if any(h.trigger is verbs[0] and h.measure == measure and h.unit not in figures for h in book):
            return  # "three people, identified as Ada Obi, …, were killed"
        if _is_of_one(book, figures, verbs[0]) or _names_counted(book, figures):
            return  # "the director, Ada Obi, a doctor and a poet, was killed"
        people = people_of(book, figures)
        if not any(unit.code == "c" for unit in people):
            return
        for unit in figures:
            if unit.code in "1uc" and (unit, measure) in book.hits:
                book.drop(unit, measure)
        add_up(book, people, measure, verbs[0], rule)
    if rule == "named_list_active":
        counted = [unit for unit in figures if unit.code in "qn" and not book.has(unit)]
        add_list(book, counted, [measures_of(book, unit, verbs, side) for unit in counted], verbs[0], rule)


def _is_person(book: Book, unit: Unit, beside_name: bool = False) -> bool:
    return is_person(book.tokens, unit.first, unit.stop, book.text, beside_name)


def _is_month(book: Book, unit: Unit) -> bool:
    """ "Killed Tuesday Feb. 9th"."""
    words = book.tokens.folded
    return words[unit.first] in number_labels()["month"] and not any(
        w.isalpha() for w in words[unit.first + 1 : unit.stop]
    )


def _is_known(book: Book, unit: Unit) -> bool:
    """Whether one word is the surname of somebody whom the update names in full elsewhere."""
    tokens = book.tokens
    alone = unit.stop - unit.first == 1 and is_person(tokens, unit.first, unit.stop, book.text, beside_name=True)
    return alone and is_surname(book.body, tokens.words[unit.first])


def _is_of_one(book: Book, figures: Sequence[Unit], verb: Unit) -> bool:
    """Whether the verb is of one person, whom the others of the list only describe: none of them is somebody's."""
    words = book.tokens.folded
    last = figures[-1]
    if last.first > verb.first or not is_singular(book, last, verb):
        return False
    return not any(words[unit.first] in _OWNED or unit.code in "qn" for unit in figures[1:])


def _names_counted(book: Book, figures: Sequence[Unit]) -> bool:
    """Whether names between commas are those of the people counted before them: "two brothers, Ali and Musa Obi,
    died"."""
    first, last = book.index[figures[0]], book.index[figures[-1]]
    return book.letters[:first].endswith("q,") and book.letters[last + 1 : last + 2] == ","


def people_of(book: Book, figures: Sequence[Unit]) -> list[Unit]:
    """Those of a list who are one person each, without what only describes the name before it; none where another
    name stands in the list."""
    people: list[Unit] = []
    words = book.tokens.folded
    full = any(
        unit.named or words[unit.first] in OWNERS or (unit.code == "c" and _is_person(book, unit)) for unit in figures
    )
    for unit in figures:
        noun = unit.noun
        if unit.code == "c":
            if not _is_person(book, unit, beside_name=full):
                return []
            if people and people[-1].code in "1u" and _is_name_of(book, people[-1], unit):
                people.pop()
            people.append(unit)
        elif unit.code in "1u" and noun is not None and noun.kind == "person" and not noun.plural:
            owned = book.tokens.folded[unit.first] in _OWNED
            name = people[-1] if people and people[-1].code == "c" else None
            describes = name is not None and book.letters[book.index[name] + 1 : book.index[unit]] in (",", ",x,")
            if owned or (unit.named and unit.code == "u") or not describes:
                people.append(unit)
    return people


def _is_name_of(book: Book, described: Unit, name: Unit) -> bool:
    """ "the governor of Farah, Abdul Noor, and his guards", "his wife, Ada Obi, 24": a name between commas right behind
    one person is theirs."""
    behind = book.index[name] + 1
    between = book.letters[book.index[described] + 1 : behind - 1]
    owned = book.tokens.folded[described.first] in _OWNED and not described.named
    if owned and between == "," and (book.letters[behind : behind + 1] in ("", ",", ";", ":")):
        return True
    return bool(APPOSED.fullmatch(between)) and book.letters.startswith(",&", behind)


def add_up(book: Book, people: Sequence[Unit], measure: str, trigger: Unit, rule: str) -> None:
    """One claim for each class of people."""
    by_class: dict[str, list[Unit]] = {}
    for unit in people:
        noun = unit.noun or noun_of_title(book, unit)
        by_class.setdefault("children" if unit.child else noun.object, []).append(unit)
    for units in by_class.values():
        hit = book.add(units[0], measure, units[0].noun or noun_of_title(book, units[0]), trigger, rule)
        if hit is not None and len(units) > 1:
            hit.singles = units
            for unit in units[1:]:
                book.put(unit, measure, hit)


def as_named_included(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "among the injured was Hodan Ali", "seven children, among them Lina Saleh": one of them, by name."""
    marker, unit = verbs[0], figures[0]
    if book.letters[: book.index[marker]].endswith("R"):
        return  # "in the province of Ascoli, which includes Arquata"
    if marker.state is not None:
        measure = marker.state.measure
        last = next((hit for hit in reversed(book.earlier) if hit.measure == measure), None)
        whole = None if last is None else last.parent or last  # not "a child" of "eight people, including a child"
    else:
        whole = next((hit for hit in reversed(book.before(marker)) if hit.measure in _OF_NAMED), None)
        if whole is None:
            return
        measure = whole.measure
    if measure in _OF_NAMED and not book.has(unit) and _is_person(book, unit):
        for rival in _descriptions(book, unit, measure):
            book.drop(rival.unit, measure)
        noun = whole.noun if whole is not None and whole.noun is not None and whole.noun.kind == "person" else None
        book.add(unit, measure, noun or lexicon().nouns["person"], None, rule, whole)


def _descriptions(book: Book, unit: Unit, measure: str) -> list[Hit]:
    """The hits of what describes a named person right behind the name: "X, a trader, was killed"."""
    at = book.index[unit] + 1
    others = [h for h in book if h.measure == measure and h.unit.code in "1u"]
    return [h for h in others if _says_who(book, h, book.letters[at : book.index[h.unit]])]


def _says_who(book: Book, hit: Hit, between: str) -> bool:
    if between in _ASIDE:
        return True
    ends = hit.trigger is not None and hit.trigger.first > hit.unit.first and is_singular(book, hit.unit, hit.trigger)
    return ends and _ROLES.fullmatch(between) is not None


def _add_person(book: Book, unit: Unit, measure: str | None, trigger: Unit, rule: str) -> None:
    """One named person; beside a description that has the same fate ("X, a trader, was killed") the name is enough."""
    if measure not in _OF_NAMED or measure is None or _is_month(book, unit):
        return
    rivals = [hit for hit in book if hit.trigger is trigger and hit.measure == measure]
    if set(rivals) - set(_descriptions(book, unit, measure)):
        return
    if is_natural(book, None, trigger) or not (_is_person(book, unit) or _is_known(book, unit)):
        return
    if any(hit.measure == measure and is_apposed(book, hit.unit, unit) for hit in book):
        return  # "opened fire, killing a trader, Ali Obi"
    for rival in rivals:
        book.drop(rival.unit, measure)
    book.add(unit, measure, noun_of_title(book, unit), trigger, rule)


def noun_of_title(book: Book, unit: Unit) -> Noun:
    """What somebody is by the shortened title before the name: "Col. Ruiz" is a soldier, "Police Sgt. Cruz" and
    "Inspector Cruz" are policemen."""
    words, nouns, known = book.tokens.folded, lexicon().nouns, rule_words()
    title, before = words[unit.first], words[unit.first - 1] if unit.first else ""
    if title in known["police_ranks"] or (before == "police" and title in known["officer_ranks"]):
        return nouns["policeman"]
    return nouns["soldier" if title in known["officer_ranks"] else "person"]
