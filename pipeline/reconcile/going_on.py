"""Disasters that are news for days: which earlier day's a later report tells of.

Belongs here: whether what is told of a disaster on one day can be of that told on an earlier one. Not here: which of
several it is (`tolls`), what makes regions one on one day (`disasters`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from pipeline.reconcile.days import ONE_DAY, is_old, is_one_night, is_undated, period
from pipeline.reconcile.numbers import same_counted
from pipeline.reconcile.places import region
from pipeline.reconcile.records import Claim

GOES_ON = timedelta(days=7)
"""How long after its first report a disaster can still be told as news of the day."""
TELLING = 3
"""A number this high that is equal, or has grown, is more than chance."""


def going_on(claim: Claim, around: Iterable[Claim]) -> list[Claim]:
    """What was told of the disaster of which the claim can tell. A toll, or what a stretch of days brought, may have
    grown from fewer than `TELLING` where only one disaster of its sort is in the news around."""
    events = list(around)
    sums_up = claim.toll or period(claim)
    least = 1 if sums_up and len({e.spot for e in events if e.update_id != claim.update_id}) == 1 else TELLING
    storm = claim.storm or (_only_storm(claim, events) if claim.storm is not None else None)
    return [e for e in events if _goes_on(claim, e, least, storm)]


def _only_storm(claim: Claim, events: Iterable[Claim]) -> str | None:
    """The name of the storm of which "the storm" can tell: the only one that earlier days of publication told of."""
    names = {e.storm for e in events if e.published_day < claim.published_day}
    return names.pop() if len(names) == 1 else None


def _goes_on(claim: Claim, event: Claim, least: int, storm: str | None) -> bool:
    """Whether the claim can tell of a disaster that was told of an earlier day: a figure of the same region, or told
    of the country, that has grown since then from at least so many, or is put right. Of the storm of that name any
    other region's figure is.

    An earthquake is of one moment: to be of another day its toll must be told as one, without a day, or of the same
    night.
    """
    if claim.incident_date is None or event.incident_date is None:
        return False
    if not claim.country or not (same_counted(claim, event) or _is_class_of(event, claim)):
        return False
    started = claim.date_from if period(claim) else event.incident_date
    after = claim.incident_date - event.incident_date
    one_night = _is_one_night(claim, event)
    if not one_night and (started is None or started > event.incident_date or not ONE_DAY <= after <= GOES_ON):
        return False
    if claim.kind == "earthquake" and not (one_night or _may_be_of_another_day(claim)):
        return False
    if storm and storm == event.storm:
        if region(claim)[1] and region(claim) != region(event):
            return True
        least = 1
    elif (storm and event.storm) or not _is_around(claim, event):
        return False
    return claim.corrected or least <= event.number <= claim.number


def _is_around(claim: Claim, event: Claim) -> bool:
    return region(claim) == region(event) or "" in (region(claim)[1], region(event)[1])


def _is_class_of(event: Claim, toll: Claim) -> bool:
    """Whether the one counts people of a class ("two firefighters") and the other brings the toll of all up to date."""
    return toll.toll and toll.object == "people" and event.measure == toll.measure


def _may_be_of_another_day(claim: Claim) -> bool:
    return not is_old(claim) and (claim.toll or is_undated(claim) or bool(period(claim)))


def _is_one_night(claim: Claim, event: Claim) -> bool:
    """Whether the claim is of the night that began on the event's day, or of the day on which the event's night began,
    as an earlier day of publication told it."""
    if _ends_night_of(claim, event):
        return True
    return event.published_day < claim.published_day and _ends_night_of(event, claim)


def _ends_night_of(later: Claim, earlier: Claim) -> bool:
    """Whether the one is of the night that began on the other's day, or of the hours after the midnight before which
    the other was."""
    if is_one_night(later):
        return not is_one_night(earlier) and later.date_from == earlier.incident_date
    if later.incident_date is None or earlier.incident_date is None:
        return False
    return (later.turn, earlier.turn) == ("am", "pm") and later.incident_date - earlier.incident_date == ONE_DAY
