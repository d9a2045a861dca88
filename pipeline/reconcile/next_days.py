"""One event under two days that follow each other, as its figures show.

Belongs here: whether claims of one update are of an event that others file under the day before or after. Not here:
tolls that are told later (`tolls`), one night under two days (`nights`), moving (`followups`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from pipeline.reconcile.days import ONE_DAY, period
from pipeline.reconcile.going_on import TELLING
from pipeline.reconcile.numbers import same_counted, same_number
from pipeline.reconcile.places import SETTLEMENT, level
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import is_casualty, same_kind

NEXT_DAY_REACH = timedelta(days=3)
"""How many publication days back the same event is looked for under the day before or after: news of one event."""
TELLING_IN_ALL = 10
"""Where one of the two days is not said plainly, one equal number of `TELLING` is more than chance; where both are, two
equal numbers are needed, one of them this high."""
VILLAGE_GROWTH = 4
"""By how much a toll of `TELLING_IN_ALL` may have grown in a village that no list has: so many dead on each of two days
in so small a place are rarer than that."""


def may_be_of_next_day(claims: Sequence[Claim]) -> bool:
    """Whether claims of one update, place and day can be of an event that others file under the day before or after."""
    told = [c for c in claims if is_casualty(c) and level(c) == SETTLEMENT and not period(c) and not c.toll]
    return any(c.number >= TELLING for c in told) and (
        any(_is_vague(c) for c in told) or (len(told) > 1 and any(c.number >= TELLING_IN_ALL for c in told))
    )


def _is_vague(claim: Claim) -> bool:
    """Whether the day follows from the hour of publication or from the turn of a night alone."""
    return claim.date_precision == "published" or claim.half is not None


def event_of_next_day(claims: Sequence[Claim], events: Iterable[Claim]) -> Claim | None:
    """The event under the day before or after that claims of one update, place and day tell of, as their figures show.

    Two nights with the same small figures are two; so are events of which any figure differs.
    """
    near: dict[object, list[Claim]] = {}
    for event in events:
        if _is_next_day(claims[0], event):
            near.setdefault(event.incident_date, []).append(event)
    for day in sorted(near, key=str):
        if _tell_the_same(claims, near[day]) or _tell_of_one_village(claims, near[day]):
            return min(near[day], key=lambda e: e.order)
    return None


def _is_next_day(claim: Claim, event: Claim) -> bool:
    """A claim moves to the day before, and to the day after only if that was told on an earlier publication day."""
    if claim.incident_date is None or event.incident_date is None:
        return False
    apart = claim.incident_date - event.incident_date
    return apart == ONE_DAY or (apart == -ONE_DAY and event.published_day < claim.published_day)


def _tell_the_same(claims: Sequence[Claim], events: Sequence[Claim]) -> bool:
    equal: dict[tuple[str, str | None], Claim] = {}
    for claim in claims:
        same = [e for e in events if same_counted(e, claim)]
        if not all(same_kind(claim, e) and _halves_meet(claim, e) for e in events):
            return False
        if any(same_number(e, claim) for e in same):
            equal[claim.measure, claim.object] = claim
        elif same:
            return False
    top = max((c.number for c in equal.values()), default=0)
    if len(equal) > 1 and top >= TELLING_IN_ALL:
        return True
    vague = all(_is_vague(c) for c in equal.values()) and not any(c.apart for c in claims)
    return vague and top >= TELLING and _turn_of_night(claims, events)


def _tell_of_one_village(claims: Sequence[Claim], events: Sequence[Claim]) -> bool:
    """Whether both tell of many dead in a village that no list has, of events that may be of one kind, and one of the
    days is not said plainly."""
    both = [*claims, *events]
    unlisted = all(c.place_name is None and not c.apart for c in both)
    if not unlisted or not all(same_kind(claim, event) for claim in claims for event in events):
        return False
    fewer, more = sorted((_dead(claims), _dead(events)))
    vague = any(_is_vague(c) for c in both if c.measure == "killed")
    return vague and fewer >= TELLING_IN_ALL and more <= VILLAGE_GROWTH * fewer


def _dead(claims: Iterable[Claim]) -> int:
    return max((c.number for c in claims if c.measure == "killed"), default=0)


def _halves_meet(a: Claim, b: Claim) -> bool:
    """The evening of one day and the early hours of the next may be one night; other halves are two events."""
    if a.half is None or b.half is None or a.incident_date is None or b.incident_date is None:
        return True
    first, second = (a, b) if a.incident_date < b.incident_date else (b, a)
    return first.half == "pm" and second.half == "am"


def _turn_of_night(claims: Sequence[Claim], events: Sequence[Claim]) -> bool:
    """Whether no time was said for the one, or the one is of the evening and the other of the night after it."""
    unsaid = all(c.date_precision == "published" for c in claims)
    told = all(e.date_precision != "published" for e in events)
    halves = {c.half for c in [*claims, *events]}
    return (unsaid and told) or halves == {"am", "pm"}
