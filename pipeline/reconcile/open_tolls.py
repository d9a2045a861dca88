"""Tolls without any day, which may be running totals or the tolls of an event.

Belongs here: which event such a toll is of. Not here: tolls that have a day (`tolls`), moving (`followups`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.reconcile.going_on import GOES_ON
from pipeline.reconcile.kinds import ATTACKS, DISASTERS, RUNNING
from pipeline.reconcile.likeness import foremost
from pipeline.reconcile.numbers import same_counted
from pipeline.reconcile.places import COUNTRY, NOWHERE, level, region
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import GROWN_FROM, TOLL_MEASURES, TOLL_REACH

GROWTH = 2
"""By how much an event's toll may have grown."""
EARLY_GROWTH = 6
"""The same within `GOES_ON`, if no word tells that the event was an attack. The toll of a disaster may grow as it
likes in that time: its first report knows of few."""


def is_open_toll(claim: Claim) -> bool:
    """Whether the claim is a toll without any day, or with the day alone by which it was counted."""
    told = claim.status == "happened" and claim.measure in TOLL_MEASURES and claim.date_from is None
    counted_by = claim.date_to is not None and claim.kind in DISASTERS
    return told and (claim.toll or counted_by) and claim.family == RUNNING and level(claim) != NOWHERE


def event_of_open_toll(claim: Claim, events: Iterable[Claim]) -> Claim | None:
    """The event of the last days at the toll's place, or the disaster around it, from which it can have grown; of
    several the greatest, of a disaster what its first day told."""
    fits = [e for e in events if same_counted(e, claim) and _can_be_of(e, claim) and _can_have_grown(e, claim)]
    first = min((e.incident_date for e in fits if e.kind in DISASTERS and e.incident_date), default=None)
    fits = [e for e in fits if e.kind not in DISASTERS or e.incident_date == first]
    return foremost(fits, lambda e: (e.number, e.incident_date))


def _can_be_of(event: Claim, toll: Claim) -> bool:
    day = event.incident_date
    if day is None or not toll.published_day - TOLL_REACH <= day <= toll.published_day:
        return False
    if toll.kind is None and event.kind in DISASTERS:
        return region(event) == region(toll) or event.spot == toll.spot or _is_of_country(toll, event)
    return event.kind == toll.kind or not (event.kind_is_said and toll.kind_is_said)


def _can_have_grown(event: Claim, toll: Claim) -> bool:
    if not GROWN_FROM <= event.number <= toll.number:
        return False
    early = event.incident_date is not None and toll.published_day - event.incident_date <= GOES_ON
    if early and event.kind in DISASTERS and not (toll.kind is None and _is_of_country(toll, event)):
        return True
    return toll.number <= event.number * (EARLY_GROWTH if early and event.kind not in ATTACKS else GROWTH)


def _is_of_country(toll: Claim, event: Claim) -> bool:
    """Whether the toll names the country of an event in a region, and not the region."""
    return level(toll) == COUNTRY and toll.country == event.country and level(event) > COUNTRY
