"""Spells of several days over which figures are summed up, and which date no one event.

Belongs here: telling such a spell. Not here: which time a figure has (`link`, `story`).
"""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.extract.dates.record import DateRange
from pipeline.extract.mention import Mention

_SHORT_TOLL = timedelta(days=1)


def is_long_toll(figure: Mention, days: DateRange | None) -> bool:
    """Whether a figure sums up several days; what is told behind it is of its own day."""
    if days is None or days.date_from is None or days.date_to is None or not figure.rule.startswith("toll"):
        return False
    return days.date_to - days.date_from > _SHORT_TOLL


_PAST_DAYS = re.compile(r"\b(?:past|last \w+ (?:days|weeks))\b", re.IGNORECASE)
_FEW_DAYS = timedelta(days=3)


def sums_up_days(days: DateRange) -> bool:
    """Whether a time is that of a sum over many days ("over the past week"), and of no one event."""
    if days.date_from is None or days.date_to is None or days.date_to - days.date_from <= _FEW_DAYS:
        return False
    return days.text is not None and _PAST_DAYS.search(days.text) is not None
