"""What a stretch of days has brought to a town, where it is only what an event of one day did.

Belongs here: which event that is. Not here: tolls that are told later (`tolls`), running totals (`series`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.reconcile.days import period
from pipeline.reconcile.going_on import TELLING
from pipeline.reconcile.likeness import foremost
from pipeline.reconcile.numbers import same_counted, same_number
from pipeline.reconcile.places import SETTLEMENT, level
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import is_casualty, same_kind


def may_be_of_stretch(claims: Iterable[Claim]) -> bool:
    """Whether claims of one update and place tell what a stretch of days has brought there."""
    return any(_sums_up_stretch(c) for c in claims)


def event_of_stretch(claims: Iterable[Claim], events: Iterable[Claim]) -> Claim | None:
    """The one event of a day within the stretch that had just the toll which the claims tell of the stretch: it had no
    other ("the deadliest attack of the week")."""
    tolls = [c for c in claims if _sums_up_stretch(c)]
    if not tolls:
        return None
    toll = max(tolls, key=lambda c: (c.number, c.order))
    fits = [e for e in events if _is_within(e, toll) and same_counted(e, toll) and same_number(e, toll)]
    return foremost(fits, lambda e: e.number) if len({e.incident_date for e in fits}) == 1 else None


def _sums_up_stretch(claim: Claim) -> bool:
    return is_casualty(claim) and bool(period(claim)) and level(claim) == SETTLEMENT and claim.number >= TELLING


def _is_within(event: Claim, stretch: Claim) -> bool:
    if event.incident_date is None or stretch.date_from is None or stretch.date_to is None:
        return False
    inside = stretch.date_from <= event.incident_date <= stretch.date_to
    return inside and event.update_id != stretch.update_id and same_kind(event, stretch)
