"""Rows of places with the people who were displaced there, in brackets or behind a colon: "Hays (137 HH), Abs (9 HH)".

Belongs here: figures of such a row, in a sentence or below one that tells of displacement. Not here: shares of a
figure (`bracket_shares`), rows in lines of their own (`listings`).
"""

from __future__ import annotations

import re

from pipeline.extract.rules.hits import EARLIER_REACH, Book
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLED

_PLACED = re.compile(r"(?:c[uo]?(?:rc[uo]?)?|(?<=[,&])u)\((?P<people>[qn])\)")
_LISTED = re.compile(r"[,:&][eD]*(?:uf)?c[uo]?(?P<people>q)(?=[,;&]|$)")
"""The same without brackets: "as follows: Hays 137 persons, Harib 16 persons"."""
_ROW = re.compile(r"[^hMvwg:]*:[^bhMvwg]*$")
_FEWEST = 3
_HEADED = re.compile(r"[-eD]*c[uo]?\(q\)")
_STEM = "displace"


def add_place_rows(book: Book) -> None:
    """Enter the families or persons behind each of several places, where the sentence, or the last figures before a row
    that opens one, tell of displacement."""
    units = [book.units[match.start("people")] for match in _PLACED.finditer(book.letters)]
    if len(units) < 2:
        _add_list(book)
        return
    if not _counts_people(units[0]) or any(book.has(unit) or not _is_of(unit, units[0]) for unit in units):
        return
    last = book.earlier[-EARLIER_REACH:]
    goes_on = bool(last) and last[-1].measure in FLED and _HEADED.match(book.letters) is not None
    if goes_on or any(word.startswith(_STEM) for word in book.tokens.folded):
        measure = last[-1].measure if goes_on else "displaced"
        for unit in units:
            book.add(unit, measure, units[0].noun if unit.noun is None else unit.noun, None, "place_row")


def _add_list(book: Book) -> None:
    """Enter the people of a list of places behind a colon, where the last figures before it tell of displacement."""
    last = book.earlier[-EARLIER_REACH:]
    if not last or last[-1].measure not in FLED or _ROW.match(book.letters) is None:
        return
    units = [book.units[match.start("people")] for match in _LISTED.finditer(book.letters)]
    if len(units) >= _FEWEST and all(_counts_people(unit) and not book.has(unit) for unit in units):
        for unit in units:
            book.add(unit, last[-1].measure, unit.noun, None, "place_row")


def _is_of(unit: Unit, first: Unit) -> bool:
    """Whether a figure of the row counts people, by its noun or by that of the first: "Hays (137 HH), Abs (90)"."""
    return _counts_people(unit) if unit.noun is not None else unit.figure is not None and first.figure is not None


def _counts_people(unit: Unit) -> bool:
    noun = unit.noun
    return noun is not None and noun.kind == "person" and noun.plural and noun.measure is None and not unit.anaphor
