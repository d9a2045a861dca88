"""The day of a clock time without a day: today, or yesterday where that hour of today lies after publication.

Belongs here: reading hours. Not here: hours beside a day (`grammar`), whether a figure has a day of its own (`link`).
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

_CLOCK = re.compile(
    r"\b(?:at|around|about|near|shortly (?:before|after))\s+(?:(?:about|around|exactly)\s+)?"
    r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d\d)|(?P<full>\d{1,2}))\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_OTHER_ZONE = re.compile(r"\s*\(?(?:GMT|UTC|ET|EST|EDT)\b")
_SLACK = timedelta(minutes=30)
"""An hour so little ahead of publication is rather rounded than yesterday's."""


class Clock(NamedTuple):
    """A time of day."""

    hour: int
    minute: int


def clock_of(text: str) -> Clock | None:
    """The first clock time of a sentence; an hour of a named zone says nothing."""
    for match in _CLOCK.finditer(text):
        hour = None if _OTHER_ZONE.match(text, match.end()) else _hour(match)
        if hour is not None:
            return Clock(hour, int(match["minute"] or 0))
    return None


def day_before(published: datetime, clock: Clock) -> date | None:
    """The day before publication, where a clock time has not come on the day itself."""
    ahead = published.replace(hour=clock.hour, minute=clock.minute) > published + _SLACK
    return published.date() - timedelta(days=1) if ahead else None


def _hour(match: re.Match[str]) -> int | None:
    """The hour of the day, None where the numbers are no clock time."""
    half = (match["half"] or "").lower()
    if match["full"] and not half:
        return None
    hour = int(match["hour"] or match["full"])
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour if hour < 24 and int(match["minute"] or 0) < 60 else None
