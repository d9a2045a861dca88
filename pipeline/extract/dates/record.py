"""What the dates pass speaks of: a time expression as written, what it means, and the days that it comes to.

Belongs here: the records. Not here: how a text is read for them (`grammar`), the arithmetic (`resolve`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Precision = Literal["hour", "part_of_day", "day", "range", "week", "month", "year", "published"]
Bound = Literal["", "since", "until", "as_of", "by", "from"]
Part = Literal["", "early", "morning", "midday", "afternoon", "evening", "night", "midnight", "overnight"]


@dataclass(slots=True)
class DateRange:
    """Local days, inclusive; all None where unknown."""

    date_from: date | None = None
    date_to: date | None = None
    precision: Precision | None = None
    text: str | None = None
    """The words that it was read from; None for the day of publication without a word."""
    cumulative: bool = False
    """The figure runs up over the period ("since", a total to date) and is not one event's."""

    def of_one_event(self) -> DateRange:
        """The same days for a figure that does not run up over them."""
        return replace(self, cumulative=False) if self.cumulative else self


UNKNOWN = DateRange()


@dataclass(frozen=True, slots=True)
class OnDay:
    """A calendar day. `year` is None where unsaid; up to 0 it is relative (-1 last year, 0 this year)."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    """As named beside it; picks the year that is unsaid."""


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday, Monday is 0. `shift` is the word before it: "last", "next", "this" or none."""

    weekday: int
    shift: Literal["", "last", "next", "this"] = ""
    week: int | None = None
    """The calendar week in which it lies, counted from the present one, where that is said."""


@dataclass(frozen=True, slots=True)
class OnOrdinal:
    """ "On the 15th": a day of a month unsaid, or of the one that `shift` tells ("of last month")."""

    day: int
    shift: Literal["", "last", "next", "this"] = ""


@dataclass(frozen=True, slots=True)
class InMonth:
    """A month by name, perhaps a third of it. `shift` as for weekdays."""

    month: int
    year: int | None = None
    portion: Literal["", "early", "mid", "late"] = ""
    shift: Literal["", "last", "next", "this"] = ""


@dataclass(frozen=True, slots=True)
class InYear:
    """A year, perhaps a third of it."""

    year: int
    portion: Literal["", "early", "mid", "late"] = ""


@dataclass(frozen=True, slots=True)
class Ago:
    """Whole units from today: -1 day is yesterday, -2 weeks "two weeks ago"."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class LongAgo:
    """A number of days, weeks or years ago that is not told: "several months ago"."""


@dataclass(frozen=True, slots=True)
class Period:
    """The calendar week, month, year or weekend that lies `shift` from the present one."""

    unit: str
    shift: int
    portion: Literal["", "early", "mid", "late"] = ""


@dataclass(frozen=True, slots=True)
class Rolling:
    """The `count` units that end (count < 0) or begin (count > 0) on the day of speaking."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Relative:
    """Days from a day that the text named before: "the same day" 0, "a day earlier" -1."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class SameSpell:
    """The month or year of the time that the text named before: "that month"."""

    unit: Literal["month", "year"]


@dataclass(frozen=True, slots=True)
class Season:
    """A season that begins in `month`."""

    month: int
    year: int | None = None
    shift: Literal["", "last", "next", "this"] = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """ "12-25", or a signed number of days from Easter Sunday."""

    rule: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Night:
    """The night that ends today, or that ends on `end`."""

    end: OnDay | OnWeekday | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """From the first day of one to the last day of the other."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class OpenStart:
    """ "Since the start of the war": a start without a day. Also "since then", when `known` (the day named before)."""

    known: bool = False


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """ "During the reporting period": the period that the text has named."""


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The days from a named one to `reach` days behind it: "the week of 27 January" 6, "the week ending 2 May" -6, "the
    24 hours to Tuesday" -1."""

    day: OnDay | OnWeekday
    reach: int


Meaning = (
    OnDay
    | OnWeekday
    | OnOrdinal
    | InMonth
    | InYear
    | Ago
    | LongAgo
    | Period
    | Rolling
    | Relative
    | SameSpell
    | Season
    | Holiday
    | Night
    | Between
    | OpenStart
    | ReportingPeriod
    | WeekOf
)


@dataclass(slots=True)
class TimeSpan:
    """One time expression of a sentence; `start` and `end` are offsets into the text it was found in."""

    start: int
    end: int
    text: str
    rule: str
    """The grammar's rule that read it."""
    meaning: Meaning
    bound: Bound = ""
    part: Part = ""
    hour: bool = False
    """A clock time stands with it."""
