"""One night under two days: "on Wednesday night" and "in the night to Thursday".

Belongs here: the event of which a toll of such a night is. Not here: two days that figures show to be one
(`next_days`), the days of one claim (`days`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.reconcile.days import is_one_night
from pipeline.reconcile.going_on import TELLING
from pipeline.reconcile.likeness import foremost
from pipeline.reconcile.places import SETTLEMENT, level
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import TOLL_MEASURES

GROWTH = 2
"""By how much the toll may have grown."""


def may_be_of_night(claims: Sequence[Claim]) -> bool:
    """Whether claims of one update, place and day hold a toll of a night."""
    return any(_is_toll(c) and _night(c) is not None and level(c) == SETTLEMENT for c in claims)


def event_of_night(claims: Sequence[Claim], events: Iterable[Claim]) -> Claim | None:
    """The event under the day before or after, told on an earlier day of publication and of the same night, from which
    the toll among the claims has grown."""
    tolls = [c for c in claims if _is_toll(c)]
    if not tolls:
        return None
    toll = max(tolls, key=lambda c: (c.number, c.order))
    fits = [e for e in events if e.published_day < toll.published_day and _is_of_night(e, toll)]
    return foremost(fits, lambda e: e.number)


def _is_toll(claim: Claim) -> bool:
    return claim.toll and claim.measure in TOLL_MEASURES and claim.status == "happened"


def _is_of_night(event: Claim, toll: Claim) -> bool:
    one_night = _night(event) == _night(toll) is not None and event.incident_date != toll.incident_date
    other_kind = event.kind_is_said and toll.kind_is_said and event.kind != toll.kind
    counted = event.measure == toll.measure and toll.object in (event.object, "people")
    grown = TELLING <= event.number <= toll.number <= GROWTH * event.number
    return one_night and not other_kind and counted and grown


def _night(claim: Claim) -> date | None:
    """The day on which the claim's night began."""
    if is_one_night(claim):
        return claim.date_from
    return claim.date_from if claim.half == "pm" and claim.date_from == claim.date_to else None
