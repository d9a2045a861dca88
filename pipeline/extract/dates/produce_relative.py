"""What the constructions mean that count from today, or from a day named before: "yesterday", "a day earlier".

Belongs here: productions for relative times. Not here: patterns (`constructions`), arithmetic (`resolve`).
Each production answers None if its words make no sense together.
"""

from __future__ import annotations

from pipeline.extract.dates.calendar_years import DAY_HOURS
from pipeline.extract.dates.piece import Piece
from pipeline.extract.dates.record import Ago, LongAgo, Meaning, Night, Period, Relative, Rolling, SameSpell


def day_beside_today(piece: Piece) -> Meaning | None:
    """ "The day before yesterday", "the day after tomorrow"."""
    side = 1 if "J" in piece.letters else -1
    return Ago("day", 2 * side) if piece.words[-1].value == str(side) and "day" in piece.values("U") else None


def ago(piece: Piece) -> Meaning | None:
    """ "Two weeks ago", "a year ago", "hours ago"; "months ago" was on no day that is told."""
    unit, count = piece.values("U")[0], piece.count()
    if unit in ("minute", "hour"):
        return Ago("hour", -(count or 1))
    return Ago(unit, -count) if count else LongAgo()


def earlier(piece: Piece) -> Meaning | None:
    """ "A day earlier", "two days later", "the night before": from the day that the text is speaking of."""
    unit = (piece.values("U") or ["day"])[0]
    count = 1 if "h" in piece.letters else piece.count()
    forward = "J" in piece.letters or "after" in piece.values("R")
    if count is None or unit in ("minute", "hour"):
        return None
    return Relative(unit, count if forward else -count)


def after_event(piece: Piece) -> Meaning | None:
    """ "Two days after the storm hit": the event lies so long before the day that the text is speaking of."""
    unit, count = piece.values("U")[0], piece.count()
    if unit == "hour" and count and count % DAY_HOURS == 0:
        unit, count = "day", count // DAY_HOURS
    return Relative(unit, -count) if count and unit in ("day", "week") else None


def last_units(piece: Piece) -> Meaning | None:
    """ "Last week", "the past 24 hours", "the previous day", "the next two weeks"."""
    unit = piece.values("U")[0]
    side = next(word for letter, word in zip(piece.letters, piece.words, strict=True) if letter in "LX")
    forward = side.value in ("next", "following")
    if piece.values("nDN"):
        count = piece.count()
        return Rolling(unit, count if forward else -count) if count else None
    if piece.words[-1].folded != unit:  # "the past days": how many is not said
        return None
    if side.value in ("previous", "following") and unit == "day":
        return Relative("day", 1 if forward else -1)
    if unit in ("hour", "minute", "decade", "fortnight"):
        return Rolling(unit, 1 if forward else -1)
    if side.value == "past" or (side.value == "last" and "h" in piece.letters):
        return Rolling(unit, -1)
    if unit == "day" and forward and piece.letters.startswith("h"):
        return Relative("day", 1)
    return Ago("day", 1 if forward else -1) if unit == "day" else Period(unit, 1 if forward else -1)


def within_units(piece: Piece) -> Meaning | None:
    """ "In 12 days", "within 48 hours": days and hours that end now; longer spells may have ended long ago."""
    unit, count = piece.values("U")[0], piece.count()
    ends_now = piece.words[0].folded != "for" and unit in ("hour", "day", "night")
    return Rolling(unit, -count) if ends_now and count and count > 1 else None


def over_units(piece: Piece) -> Meaning | None:
    """ "Fighting over five days killed 38": a verb goes on behind it; of "in two days many fled" nothing is said."""
    return within_units(piece) if piece.words[0].folded == "over" and piece.words[-1].folded.endswith("s") else None


def this_unit(piece: Piece) -> Meaning | None:
    """ "This week", "earlier this month", "later this year", "this night"."""
    unit = piece.values("U")[0]
    if unit == "day":
        return Ago("day", 0)
    return Period(unit, 0) if unit in ("week", "month", "year") else None


def this_part(piece: Piece) -> Meaning | None:
    """ "This morning", "last evening", "last night"."""
    if "night" in piece.values("P") and "X" not in piece.letters:
        return Night()
    return Ago("day", -1 if "L" in piece.letters else 1 if "X" in piece.letters else 0)


def today(piece: Piece) -> Meaning | None:
    """ "Yesterday evening", "earlier today"."""
    return Ago("day", int(piece.values("T")[0]))


def weekend(piece: Piece) -> Meaning:
    """ "Over the weekend", "last weekend"."""
    return Period("weekend", piece.step())


def same_day(piece: Piece) -> Meaning | None:
    """ "The same day", "that night", "later in the day", "earlier in the week"."""
    units = piece.values("U")
    if units in (["week"], ["month"], ["year"]) and "V" not in piece.letters:
        return Period(units[0], 0)
    return Relative("day", 0) if piece.values("UP")[0] in ("day", "night") else None


def same_spell(piece: Piece) -> Meaning | None:
    """ "That month", "in the same year", "the same day": the one of the time told before."""
    unit = piece.values("U")[0]
    if unit in ("day", "night"):
        return Relative("day", 0)
    return SameSpell("year" if unit == "year" else "month") if unit in ("month", "year") else None


def attributive_part(piece: Piece) -> Meaning:
    """ "A night attack", "early morning strikes"."""
    return Night() if "night" in piece.values("P") else Ago("day", 0)


def part_of_day(piece: Piece) -> Meaning:
    """ "In the early morning", "at dawn", "during the night"."""
    return Night() if "night" in piece.values("P") else Relative("day", 0)
