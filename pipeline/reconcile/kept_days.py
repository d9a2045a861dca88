"""Claims of the publication days so far, kept by day and by what they are looked for.

Belongs here: asking all days at once, and forgetting old ones. Not here: what is kept of a day, and for how long
(`followups`, `known_plans`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from pipeline.reconcile.records import Claim

Key = TypeVar("Key")
KeptDays = dict[date, dict[Key, list[Claim]]]
"""Claims by day of publication, and by what they are looked for."""


def held(days: Mapping[date, Mapping[Key, list[Claim]]], key: Key) -> list[Claim]:
    """All that is kept under a key, in the order in which its days came."""
    return [claim for day in days.values() for claim in day.get(key, ())]


def forget_before(first: date, *kept: dict[date, Any]) -> None:
    """Take away the days before one."""
    for days in kept:
        for old in [day for day in days if day < first]:
            del days[old]
