"""The noun that a bare figure leaves out: that of a figure, a set or a label before it.

Belongs here: finding that noun. Not here: which measure it gets (`measures`), figures whose verb is left out as well
(`ellipsis`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.load import Noun, Predicate
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.roles import Side
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import HARM, TOLL

_SET_BEFORE = re.compile(r"(?:[rfF][Deo]*[uco]{1,2})?,")
"""From the noun of a set to the comma before its figure."""
_INCLUDED = re.compile(r"I[eDpb]*(?:(?:[qn1u],[eDp]*)*[qn1u],?&[eDp]*)?$")
_AMONG_THEM = re.compile(r"I[,)-]")
_JOINED = re.compile(r"[q1u],?&[eD]*$")
"""A figure with its noun, and what joins another one to it."""
_HELD = frozenset({"prisoners", "hostages"})
_ALIVE_REACH = 7
"""Tokens behind a figure in which "alive" tells of its people."""
_ANTECEDENT_REACH = 6
"""Figures of earlier sentences whose noun a bare one may take."""


def antecedent(book: Book, unit: Unit, predicate: Predicate, side: Side) -> Noun | None:
    """The noun of a figure before a bare one, where the predicate takes such nouns."""
    for other in reversed(book.units[: book.index[unit]]):
        lone_child = other.code == "1" and (other.child or (other.noun is not None and other.noun.object == "children"))
        if other.noun is None or lone_child or _is_of_part(book, other) or _is_bracketed(book, other, unit):
            continue  # "two people, one of them a child, were killed and 28 hurt": the 28 are people
        counted = other.code in "q1" or _is_class_of(book, other)
        if counted and (measure := predicate.measure(side, other.noun.kinds)):
            if measure in HARM and other.noun.object == "families" and not book.has(other):
                continue  # "2,000 families affected, 120 killed": people
            if measure in TOLL and other.noun.object in _HELD and not book.rivals(other, measure):
                return None  # "swapped 60 prisoners after a strike that killed 12": others died
            return None if _is_of_several(book, unit, other.noun) else other.noun
    for hit in reversed(book.earlier[-_ANTECEDENT_REACH:]):
        noun = hit.noun
        if noun is None or (noun.kind == "person" and not ("body" in noun.kinds and counts_on(book, unit))):
            continue
        if predicate.measure(side, noun.kinds):
            return noun
    return None


def counts_on(book: Book, unit: Unit) -> bool:
    """Whether a bare figure counts more of those told before: "another five were found", "two more"."""
    another = book.tokens.folded[max(0, unit.first - 1) : unit.first] == ["another"]
    return (unit.anaphor or another) and not is_alive(book, unit)


def is_alive(book: Book, unit: Unit) -> bool:
    """Whether those of a figure are not of the dead before them: "three more were pulled out alive"."""
    return "alive" in book.tokens.folded[unit.stop : unit.stop + _ALIVE_REACH]


def _is_of_several(book: Book, unit: Unit, noun: Noun) -> bool:
    """ "Three policemen and a civilian were killed and nine others hurt", "three policemen and nine others were hurt":
    the others are of neither class."""
    if not unit.anaphor or book.tokens.folded[unit.stop - 1] != "others":
        return False
    if _JOINED.search(book.letters, 0, book.index[unit]):
        return True
    before = (other for other in book.units[: book.index[unit]] if other.code in "q1" and other.noun is not None)
    return any(other.noun and other.noun.kind == "person" and other.noun.object != noun.object for other in before)


def _is_class_of(book: Book, unit: Unit) -> bool:
    """ "Of the houses, 40 were damaged", "houses: 40 damaged": a plural set before its figure."""
    at = book.index[unit]
    if unit.code != "u" or unit.noun is None or not unit.noun.plural:
        return False
    if book.letters[at + 1 : at + 2] == ":":
        return True
    if book.letters[max(0, at - 1) : at] != "f":
        return False
    return _SET_BEFORE.match(book.letters, at + 1) is not None


def _is_bracketed(book: Book, other: Unit, unit: Unit) -> bool:
    """Whether a figure stands in brackets that are closed before the bare one: "17 dead (2 firemen), 30 hurt"."""
    closed = book.letters.rfind(")", book.index[other], book.index[unit])
    return closed >= 0 and "(" not in book.letters[book.index[other] : closed]


def _is_of_part(book: Book, unit: Unit) -> bool:
    """Whether a figure is of a list behind "including", or stands before "among them": a bare figure behind it does not
    count what the part does."""
    at = book.index[unit]
    return _INCLUDED.search(book.letters, 0, at) is not None or _AMONG_THEM.match(book.letters, at + 1) is not None
