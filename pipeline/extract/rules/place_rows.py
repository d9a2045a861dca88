"""Rows of places with the people who were displaced there in brackets: "Hays (137 HH), Harib (16 HH)".

Belongs here: figures of such a row, in a sentence or below one that tells of displacement. Not here: shares of a
figure (`bracket_shares`), rows in lines of their own (`listings`).
"""

from __future__ import annotations

import re

from pipeline.extract.rules.hits import EARLIER_REACH, Book
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLED

_PLACED = re.compile(r"c[uo]?\((?P<people>q)\)")
_HEADED = re.compile(r"[-eD]*c[uo]?\(q\)")
_STEM = "displace"


def add_place_rows(book: Book) -> None:
    """Enter the families or persons behind each of several places, where the sentence, or the last figures before a row
    that opens one, tell of displacement."""
    if book.letters.count("(q)") < 2:
        return
    units = [book.units[match.start("people")] for match in _PLACED.finditer(book.letters)]
    if len(units) < 2 or any(book.has(unit) or not _counts_people(unit) for unit in units):
        return
    last = book.earlier[-EARLIER_REACH:]
    goes_on = bool(last) and last[-1].measure in FLED and _HEADED.match(book.letters) is not None
    if goes_on or any(word.startswith(_STEM) for word in book.tokens.folded):
        measure = last[-1].measure if goes_on else "displaced"
        for unit in units:
            book.add(unit, measure, unit.noun, None, "place_row")


def _counts_people(unit: Unit) -> bool:
    noun = unit.noun
    return noun is not None and noun.kind == "person" and noun.plural and noun.measure is None and not unit.anaphor
