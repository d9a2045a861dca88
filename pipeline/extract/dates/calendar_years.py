"""What a time is resolved against, and the year of a calendar day that leaves it unsaid.

Belongs here: the setting, and choosing a year. Not here: the days of each kind of time (`calendar_days`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.dates.record import Precision

DAY = timedelta(days=1)
DAY_HOURS = 24
Days = tuple[date, date, Precision]


@dataclass(slots=True)
class Setting:
    """What an expression is resolved against."""

    today: date
    hour: int
    future: bool
    reference: date | None
    """The day that the text is speaking of, for "the same day", "a day earlier", "since then"."""
    period: tuple[date, date] | None
    """The reporting period that the text has named."""


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(setting: Setting, at: Callable[[int], date | None]) -> date | None:
    """The year that is unsaid: the last one that is not ahead, or the first one that is not past."""
    today = setting.today
    candidates = [d for year in range(today.year - 4, today.year + 5) if (d := at(year)) is not None]
    if setting.future:
        return next((d for d in candidates if d >= today), None)
    return next((d for d in reversed(candidates) if d <= today + DAY), None)


def full_year(year: int, setting: Setting) -> int:
    """A year as written, or counted from today's where it is 0 or less."""
    return setting.today.year + year if year <= 0 else year
