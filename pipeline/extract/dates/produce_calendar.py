"""What the constructions mean that name a place in the calendar: days, weekdays, months, years, holidays.

Belongs here: productions for absolute times. Not here: patterns (`constructions`), arithmetic (`resolve`).
Each production answers None if its words make no sense together.
"""

from __future__ import annotations

from pipeline.extract.dates.piece import Piece, Shift
from pipeline.extract.dates.record import (
    Between,
    Holiday,
    InMonth,
    InYear,
    Meaning,
    Night,
    OnDay,
    OnOrdinal,
    OnWeekday,
    Season,
    WeekOf,
)


def _numeric(written: str) -> OnDay | None:
    """31.05.2023, 2023-05-31, 5/31/2023, 5/31. Day first where both readings are possible and a year stands there."""
    parts = [int(p) for p in written.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        year, month_number, day_number = parts
    else:
        first, second, *rest = parts
        year = rest[0] + 2000 if rest and rest[0] < 100 else rest[0] if rest else 0
        day_first = first > 12 or (bool(rest) and second <= 12)
        day_number, month_number = (first, second) if day_first else (second, first)
    if not (1 <= month_number <= 12 and 1 <= day_number <= 31):
        return None
    return OnDay(day_number, month_number, year or None)


def _one_day(piece: Piece, year: int | None = None) -> OnDay | None:
    if numeric := piece.values("I#"):
        return _numeric(numeric[0])
    days, months_found = piece.values("DO"), piece.values("Mm")
    if not days or not months_found:
        return None
    own, named = piece.year(), piece.values("Wx")
    weekday_named = int(named[0]) if named else None
    return OnDay(int(days[0]), int(months_found[0]), year if own is None else own, weekday_named)


def _holds_day(letters: str) -> bool:
    return (
        "I" in letters or "#" in letters or (("M" in letters or "m" in letters) and ("D" in letters or "O" in letters))
    )


def days_of_month(piece: Piece) -> Meaning | None:
    """ "7 to 13 July", "May 30-31", "16, 20 and 21 July", "14/15 May"."""
    days = [int(v) for v in (piece.values("#") or [""])[0].split("/") if v] or [int(v) for v in piece.values("DO")]
    first, last = days[0], days[-1]
    month_number, year = int(piece.values("Mm")[0]), piece.year()
    if first == last:
        return None
    if first > last and piece.letters[:1] in ("M", "m"):
        return OnDay(first, month_number, year)  # "Nov. 5 - 3 nurses were shot"
    if first > last:
        return Between(OnDay(first, (month_number - 2) % 12 + 1, year), OnDay(last, month_number, year))
    return Between(OnDay(first, month_number, year), OnDay(last, month_number, year))


def day_to_day(piece: Piece) -> Meaning | None:
    """ "30 May to 2 June", "from May 30 until June 2, 2023"."""
    letters = piece.letters
    joints = (i for i, c in enumerate(letters) if c in "-tuy&" and _holds_day(letters[:i]) and _holds_day(letters[i:]))
    cut = max(joints)
    last = _one_day(piece.cut(cut))
    first = _one_day(piece.cut(0, cut), last.year if last else None)
    return Between(first, last) if first and last else None


def weekdays(piece: Piece) -> Meaning | None:
    """ "Friday to Sunday", "Saturday night into Sunday", "Friday, Saturday and Sunday"."""
    named = [int(v) for v in piece.values("W")]
    return Between(OnWeekday(named[0]), OnWeekday(named[-1])) if named[0] != named[-1] else None


def week_of(piece: Piece) -> Meaning | None:
    """ "The week of 27 January", "the week ending 2 May", "the weekend of 9 June"."""
    named = _one_day(piece)
    if named is None or (piece.values("U") not in ([], ["week"])):
        return None
    if "K" in piece.letters:
        return WeekOf(named, 1)
    return WeekOf(named, -6 if "end" in piece.values("g") else 6)


def overnight_and_day(piece: Piece) -> Meaning:
    """ "Overnight and on Sunday": the night before that day, and the day."""
    return Night(OnWeekday(int(piece.values("W")[0])))


def day(piece: Piece) -> Meaning | None:
    """ "31 May", "Wednesday, May 31, 2023", "the night of 30 May"."""
    return _one_day(piece)


def weekday(piece: Piece) -> Meaning:
    """ "Tuesday", "last Saturday", "early on Monday", "on Tues"."""
    return OnWeekday(int(piece.values("Wx")[0]), piece.shift())


def weekday_of_week(piece: Piece) -> Meaning | None:
    """ "On Tuesday last week", "Monday of this week", "last week on Friday"."""
    if piece.values("U") != ["week"]:
        return None
    return OnWeekday(int(piece.values("W")[0]), week=piece.step())


def short_weekday(piece: Piece) -> Meaning | None:
    """ "On Tues."."""
    return OnWeekday(int(piece.words[0].value)) if piece.words[0].folded.endswith(".") else None


def month(piece: Piece) -> Meaning | None:
    """ "In May", "late April", "last September", "February 2022", "February last year", "the August attack"."""
    year = piece.year()
    shift: Shift = "" if year is not None else piece.shift()
    return InMonth(int(piece.values("Mm")[0]), year, piece.portion(), shift)


def first_of_month(piece: Piece) -> Meaning:
    """ "The first of May"."""
    return OnDay(int(piece.values("l")[0]), int(piece.values("M")[0]), piece.year())


def months(piece: Piece) -> Meaning | None:
    """ "From January to March 2023"."""
    first, last = (int(v) for v in piece.values("Mm")[:2])
    years = piece.values("Y")
    last_year = piece.year()
    first_year = int(years[0]) if len(years) > 1 else last_year
    if first_year is not None and len(years) < 2 and first > last:
        first_year -= 1
    return Between(InMonth(first, first_year), InMonth(last, last_year)) if first != last else None


def years(piece: Piece) -> Meaning | None:
    """ "Between 2014 and 2021"."""
    first, last = (int(v) for v in piece.values("Y"))
    return Between(InYear(first), InYear(last)) if first < last else None


def year(piece: Piece) -> Meaning:
    """ "In 2023", "since early 2014"."""
    return InYear(int(piece.values("Y")[0]), piece.portion())


def ordinal_day(piece: Piece) -> Meaning:
    """ "On the 15th"."""
    return OnOrdinal(int(piece.values("O")[0]))


def ordinal_of_month(piece: Piece) -> Meaning | None:
    """ "On the 28th of last month"."""
    shift = piece.shift()
    return OnOrdinal(int(piece.values("O")[0]), shift) if piece.values("U") == ["month"] else None


def season(piece: Piece) -> Meaning:
    """ "Last winter", "the summer of 2022"."""
    return Season(int(piece.values("S")[0]), piece.year(), piece.shift())


def holiday(piece: Piece) -> Meaning:
    """ "New Year's Eve", "Christmas 2022"."""
    return Holiday(piece.values("F")[0], piece.year())
