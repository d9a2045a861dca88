"""Wholes which the participle behind them measures: "two of the seven people killed were children" counts seven dead.

Belongs here: the claim of the whole, its part, and what its people were said to be. Not here: wholes of weapons
(`part_links`), wholes of a relative clause (`productions`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import Measured
from pipeline.extract.units.unit import Unit

_FATES = frozenset(
    ["killed", "injured", "missing", "captured", "released", "rescued", "evacuated", "displaced", "damaged"]
)
_FINITE = re.compile(r"[^;:bhMR]*[bhM]|e*v")
"""A verb of the main clause further on; without one the participle may be the verb: "two of seven miners rescued"."""
_DESCRIBED = re.compile(r"[^,;:bhMvwgRqn]*b[eD]*(?P<who>[u1])(?![er]*[bhMv])")
_BESIDE = re.compile(r"[eD]*B?(?:[rfF][Deo]*[uc]{1,2})?e*")


def tell_whole(book: Book, unit: Unit, measures: Measured, verb: Unit) -> None:
    """Enter the whole of a figure of which a participle or state is said where it is said of the whole; the figure
    becomes its part, whatever else is said of it."""
    total = unit.total
    if total is None or total.figure is None or unit.but or not _of_whole(book, unit, verb):
        return
    for measure, noun in measures:
        if measure not in _FATES:
            continue
        whole = whole_of(book, Hit(unit, measure, noun, verb, "total"), total)
        of_part = [hit for hit in book if hit.unit is unit]
        for hit in of_part:
            if hit.measure == measure and len(of_part) > 1:
                book.drop(unit, measure)  # "nine of 11 miners trapped below were pulled out"
            elif hit.parent is None:
                hit.parent = whole
                _describe(book, hit, verb)


def _of_whole(book: Book, unit: Unit, verb: Unit) -> bool:
    first, at = book.index[unit], book.index[verb]
    if at <= first or not _BESIDE.fullmatch(book.letters, first + 1, at):
        return False
    before = book.tokens.folded[unit.first - 1] if unit.first else ""
    if book.letters[first - 1 : first] == "o" and before.endswith("ing"):
        return True  # "reaching 3,000 of the 16,000 people driven from their homes"
    return (
        book.letters[first - 1 : first] == "f"
        or before in rule_words()["object_of"]
        or bool(_FINITE.match(book.letters, at + 1))
    )


def whole_of(book: Book, part: Hit, total: Unit) -> Hit:
    """The claim of the whole of which a part is told: the one made before with its value, else one of its own."""
    assert total.figure is not None
    for hit in reversed([*book.earlier, *book.before(part.unit)]):
        figure = hit.unit.figure
        if hit.measure == part.measure and figure is not None and figure.value == total.figure.value:
            return hit
    whole = Hit(total, part.measure, total.noun or part.noun, part.trigger, "total")
    book.put(total, part.measure, whole)
    return whole


def _describe(book: Book, part: Hit, verb: Unit) -> None:
    """ "… were children": what the main clause says that the people of the part were."""
    match = _DESCRIBED.match(book.letters, book.index[verb] + 1)
    noun = book.units[match.start("who")].noun if match else None
    if match and noun is not None and noun.kind == "person" and part.measure != "damaged":
        who = book.units[match.start("who")]
        part.noun = noun if noun.object != "people" or part.noun is None else part.noun
        part.unit.child = part.unit.child or who.child
