"""The toll of a day in a region, brought up to date, where only one event of that day is told there.

Belongs here: which event that is. Not here: tolls that have hardly grown or tell no day (`tolls`), regions whose
figures single an event out (`joins`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.reconcile.days import is_undated
from pipeline.reconcile.going_on import TELLING
from pipeline.reconcile.kinds import DISASTERS
from pipeline.reconcile.likeness import foremost
from pipeline.reconcile.numbers import same_counted
from pipeline.reconcile.places import REGION, level
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import is_casualty, same_kind

GROWTH = 2
"""By how much the toll may have grown."""


def may_be_of_region(claim: Claim) -> bool:
    """Whether the claim brings the toll of a day in a region up to date."""
    told = is_casualty(claim) and claim.toll and not claim.added and not is_undated(claim)
    return told and level(claim) == REGION and claim.kind not in DISASTERS


def event_of_region(claim: Claim, around: Iterable[Claim]) -> Claim | None:
    """The event of the day that the toll is of: the only one of which other updates tell `around`, in the region."""
    if not may_be_of_region(claim):
        return None
    others = [e for e in around if e.update_id != claim.update_id and e.incident_date == claim.incident_date]
    told = [e for e in others if not e.toll or level(e) > REGION]
    if len({e.spot for e in told}) != 1 or not all(level(e) > REGION and same_kind(e, claim) for e in told):
        return None
    same = [e for e in told if same_counted(e, claim)]
    grown = all(TELLING <= e.number <= claim.number <= GROWTH * e.number for e in same)
    return foremost(same, lambda e: e.number) if grown else None
