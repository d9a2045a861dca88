"""What the constructions mean that name a part of a month, a year or another spell: weeks of a month, halves, edges.

Belongs here: productions for parts of calendar spells. Not here: whole ones (`produce_calendar`),
patterns (`constructions`), arithmetic (`resolve`). Each production answers None if its words make no sense together.
"""

from __future__ import annotations

from calendar import monthrange

from pipeline.extract.dates.piece import Piece, Portion
from pipeline.extract.dates.record import Between, InMonth, InYear, Meaning, OnDay, Period

_QUARTER_MONTHS, _HALF_MONTHS, _HALF_DAYS, _WEEK_DAYS = 3, 6, 15, 7
_COMMON_YEAR = 2023
"""Any year without a leap day."""


def edge(piece: Piece) -> Meaning | None:
    """ "The start of the year", "the end of May", "the middle of last month"."""
    edges = piece.values("g")
    portion: Portion = piece.portion() if not edges else "early" if edges[0] == "start" else "late"
    if months_found := piece.values("Mm"):
        return InMonth(int(months_found[0]), piece.year(), portion)
    if years := piece.values("Y"):
        return InYear(int(years[0]), portion)
    unit = piece.values("U")[0]
    return Period(unit, piece.step(), portion) if unit in ("week", "month", "year") else None


def part_of_year(piece: Piece) -> Meaning | None:
    """ "The first quarter of 2024", "the second half of last year"."""
    which = int(piece.values("l")[0])
    length = _HALF_MONTHS if piece.values("Q")[0] == "1" else _QUARTER_MONTHS
    if which * length > 12:
        return None
    year = piece.year()
    year = 0 if year is None else year
    return Between(InMonth(which * length - length + 1, year), InMonth(which * length, year))


def months_of_year(piece: Piece) -> Meaning | None:
    """ "The first three months of 2023", "the last six months of the year"."""
    count, year_number = int(piece.values("nD")[0]), piece.year()
    if piece.values("U")[0] != "month" or not 1 < count < 12:
        return None
    year_number = 0 if year_number is None else year_number
    first = 1 if "l" in piece.letters else 13 - count
    if piece.values("l") not in ([], ["1"]):
        return None
    return Between(InMonth(first, year_number), InMonth(first + count - 1, year_number))


def early_or_late(piece: Piece) -> Meaning | None:
    """ "Late last month", "early next year", "early this month"."""
    unit = piece.values("U")[0]
    return Period(unit, piece.step(), piece.portion()) if unit in ("week", "month", "year") else None


def days_of_part(piece: Piece) -> Meaning | None:
    """ "The first week of May", "the last ten days of April", "the second half of June", "the final days of July"."""
    month, year = int(piece.values("M")[0]), piece.year()
    length = monthrange(year if year and year > 0 else _COMMON_YEAR, month)[1]
    days = _half(piece, length) if "Q" in piece.letters else _days(piece, length)
    if days is None:
        return _edge_days(piece, month, year)
    first, last = days
    fits = 1 <= first <= last <= length
    return Between(OnDay(first, month, year), OnDay(last, month, year)) if fits else None


def _half(piece: Piece, length: int) -> tuple[int, int] | None:
    which = int(piece.values("l")[0])
    if piece.values("Q")[0] != "1" or which > 2:
        return None
    return (1, _HALF_DAYS) if which == 1 else (_HALF_DAYS + 1, length)


def _days(piece: Piece, length: int) -> tuple[int, int] | None:
    """First and last day of so many days or weeks at one end of a month, or of its n-th week."""
    unit, count = piece.words[piece.letters.index("U")], piece.count()
    if unit.value not in ("day", "week") or (unit.folded == "days" and count is None):
        return None
    size = (_WEEK_DAYS if unit.value == "week" else 1) * (count or 1)
    if _from_the_end(piece):
        return length - size + 1, length
    which = int((piece.values("l") or ["1"])[0])
    return (which - 1) * size + 1, min(which * size, length)


def _edge_days(piece: Piece, month: int, year: int | None) -> Meaning | None:
    """ "The first days of May": how many is not said."""
    if "U" not in piece.letters or piece.words[piece.letters.index("U")].folded != "days":
        return None
    portion: Portion = "late" if _from_the_end(piece) else "early"
    return InMonth(month, year, portion) if piece.values("l") in ([], ["1"]) else None


def _from_the_end(piece: Piece) -> bool:
    return "last" in piece.values("L") or "end" in piece.values("g")
