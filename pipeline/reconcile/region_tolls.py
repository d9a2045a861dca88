"""The toll of a day in a region where only one event of that day is told there: brought up to date, or between two that
were told of the event.

Belongs here: which event that is. Not here: tolls that have hardly grown or tell no day (`tolls`), regions whose
figures single an event out (`joins`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.reconcile.days import is_undated, period
from pipeline.reconcile.going_on import TELLING
from pipeline.reconcile.kinds import DISASTERS
from pipeline.reconcile.likeness import foremost, of_one_sort
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


def may_be_between(claims: Sequence[Claim]) -> bool:
    """Whether claims of one update, place and day tell how many were hurt in a region on a day."""
    first = claims[0]
    is_region = level(first) == REGION and first.kind not in DISASTERS and not period(first)
    return is_region and any(is_casualty(c) for c in claims)


def moves_between(claims: Sequence[Claim], around: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """What such claims tell of the only event of the day of which other updates tell in the region, with the event: the
    figures between an earlier and a later one of it, and what their sentences say; nothing if any figure is not."""
    others = [e for e in around if e.update_id != claims[0].update_id and e.incident_date == claims[0].incident_date]
    events = [e for e in others if level(e) > REGION]
    if len({e.spot for e in events}) != 1 or not of_one_sort(claims, events):
        return []
    told = [(c, [e for e in events if same_counted(e, c)]) for c in claims if is_casualty(c)]
    compared = [(c, same) for c, same in told if same]
    if not compared or not all(_is_between(c, same) for c, same in compared):
        return []
    sentences = {(c.in_headline, c.sentence_start) for c, _ in compared}
    event = min(events, key=lambda e: e.order)
    return [(c, event) for c in claims if (c.in_headline, c.sentence_start) in sentences]


def _is_between(claim: Claim, events: Iterable[Claim]) -> bool:
    before = [e.number for e in events if e.known_from <= claim.known_from]
    after = [e.number for e in events if e.known_from >= claim.known_from]
    return any(0 < n <= claim.number for n in before) and any(n >= claim.number for n in after)
