"""Under which day a claim's event is filed, and which half of the day it was.

Belongs here: what follows from the dates of one claim alone. Not here: reading dates (`pipeline.extract`), moving a
late toll to its event's day (`followups`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.reconcile.cues import half_cues, turn_cues
from pipeline.reconcile.records import Claim

ONE_DAY = timedelta(days=1)
_NIGHT = re.compile(r"\bnight\b", re.IGNORECASE)


def is_undated(claim: Claim) -> bool:
    """Whether the text tells no day."""
    return claim.date_precision in (None, "published")


def is_old(claim: Claim) -> bool:
    """Whether the day is more than one before that of publication."""
    return claim.incident_date is not None and claim.published_day - claim.incident_date > ONE_DAY


def is_one_night(claim: Claim) -> bool:
    """Whether the two days of a claim are one night: days that follow each other and are not said to be a range."""
    if claim.date_from is None or claim.date_to is None or claim.date_to - claim.date_from != ONE_DAY:
        return False
    return claim.date_precision in (None, "hour", "part_of_day", "day", "published")


def take_as_night(claim: Claim, date_text: str | None) -> None:
    """The stretch from one day to the next that its words call a night is one."""
    if claim.date_precision == "range" and _NIGHT.search(date_text or ""):
        claim.date_precision = "part_of_day"


def period(claim: Claim) -> str:
    """Empty for an event of one day or night, else the days of a longer stretch: the two are never one incident."""
    start, end = claim.date_from, claim.date_to
    if start is None or start == end or is_one_night(claim):
        return ""
    return f"{start}..{end or ''}"


def filing_day(claim: Claim) -> date | None:
    """The last day of the claim, so that a night is filed under the day on which it ended; null without a day."""
    return claim.date_to or claim.date_from


def half_of_day(claim: Claim, date_text: str | None) -> str | None:
    """`am` or `pm` where the words of the date tell; a night that ends on the day is `am`."""
    if is_one_night(claim):
        return "am"
    if period(claim) or not date_text:
        return None
    return half_cues().first(date_text)


def turn_of_day(claim: Claim, date_text: str | None) -> str | None:
    """The same, but only where the words put it near midnight: so near that others may tell it of the other day."""
    half, turn = half_of_day(claim, date_text), turn_cues().first(date_text or "")
    return half if (half, turn) in (("pm", "late"), ("am", "early")) else None
