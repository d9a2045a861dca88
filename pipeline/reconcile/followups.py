"""Late tolls and plans carried out: claims that belong to an event of an earlier day.

A post that says "the death toll has risen to 12" and no day is filed under the day of publication at first; if earlier
posts, or posts of the same day, told of an event at that place which this toll can be of, it is moved there. Likewise
what was carried out later than announced is moved to the announcement. Only such claims move, only to claims that
do not move themselves, and only to what was published up to `REACH_DAYS` before: so the answer for one publication
day depends on those days alone, in whatever order posts arrive.

Belongs here: `anchors` (what later days may refer to) and the moves. Not here: filing by a claim's own words
(`filing`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from .days import period
from .kinds import HARM
from .numbers import about_equal
from .places import NOWHERE, level, plain, region, take_place
from .records import Claim, claims_from_table

REACH_DAYS = 60
"""How many publication days back a follow-up looks. Tolls settle within days; aid is delivered within weeks of its
announcement, and what is later is filed by itself."""
TOLL_REACH = timedelta(days=14)
"""How long after an event a rising toll without a day can still be of it."""
AID_TOLERANCE = 0.25
MOVED_TOLERANCE = 0.5
"""Share by which what was delivered, or the number who were moved, may differ from what was planned."""
_ONE_DAY = timedelta(days=1)
"""A post may be published, by the day in UTC, before the local day that it tells of."""
_TOLL_MEASURES = frozenset({"killed", "injured", "missing", "rescued"})
_PLANNED = frozenset({"evacuation", "aid"})


def anchors(claims: Iterable[Claim]) -> list[Claim]:
    """What follow-ups may refer to among filed claims: placed casualties of a day, and plans."""
    return [c for c in claims if _is_event(c) or _is_plan(c)]


def _is_event(claim: Claim) -> bool:
    dated = claim.incident_date is not None and not period(claim)
    told = claim.family == HARM and claim.status == "happened" and claim.measure in _TOLL_MEASURES
    return dated and told and level(claim) != NOWHERE and not claim.moved and not _is_late_toll(claim)


def _is_plan(claim: Claim) -> bool:
    return claim.family in _PLANNED and claim.status == "planned" and claim.incident_date is not None


def _is_late_toll(claim: Claim) -> bool:
    undated = claim.date_precision in (None, "published")
    told = claim.family == HARM and claim.status == "happened" and claim.measure in _TOLL_MEASURES
    return told and claim.toll and undated and claim.incident_date is not None and level(claim) != NOWHERE


def _is_done(claim: Claim) -> bool:
    return claim.family in _PLANNED and claim.status == "happened" and claim.incident_date is not None


def possible_anchors(filed: pa.Table) -> pa.Table:
    """The rows of filed claims that may be anchors: none that is one is missing, though some are not."""
    told = pc.and_(pc.equal(filed["family"], HARM), pc.is_in(filed["measure"], pa.array(sorted(_TOLL_MEASURES))))
    planned = pc.and_(pc.is_in(filed["family"], pa.array(sorted(_PLANNED))), pc.equal(filed["status"], "planned"))
    return filed.filter(pc.and_(pc.or_(told, planned), pc.is_valid(filed["incident_date"])))


def wanted_anchors(earlier: pa.Table, claims: Iterable[Claim]) -> list[Claim]:
    """Of filed claims of earlier days those to which these claims can refer."""
    places = {c.spot for c in claims if _is_late_toll(c)}
    families = {c.family for c in claims if _is_done(c)}
    near = pc.is_in(earlier["spot"], pa.array(sorted(places), pa.string()))
    planned = pc.is_in(earlier["family"], pa.array(sorted(families), pa.string()))
    return anchors(claims_from_table(possible_anchors(earlier.filter(pc.or_(near, planned)))))


Place = tuple[tuple[str, str], str]


class Lookback:
    """What the publication days so far left behind for follow-ups; days are added in order and forgotten by
    themselves."""

    def __init__(self) -> None:
        self._events: dict[date, dict[Place, list[Claim]]] = {}
        self._plans: dict[date, dict[tuple[str, str], list[Claim]]] = {}

    def add(self, day: date, claims: Iterable[Claim]) -> None:
        """Take in the anchors of one publication day, and forget those that no follow-up of it can reach."""
        self._forget(day)
        events = self._events.setdefault(day, {})
        plans = self._plans.setdefault(day, {})
        for claim in anchors(claims):
            if _is_plan(claim):
                plans.setdefault((claim.family, region(claim)[0]), []).append(claim)
            else:
                events.setdefault((region(claim), claim.spot), []).append(claim)

    def _forget(self, day: date) -> None:
        for held, reach in ((self._events, TOLL_REACH + _ONE_DAY), (self._plans, timedelta(days=REACH_DAYS))):
            for old in [known for known in held if known < day - reach]:
                del held[old]

    def move(self, claims: Iterable[Claim]) -> None:
        """Move the follow-ups among the claims of the day that was added last to the day and block of what they
        follow up."""
        for claim in claims:
            event = self._event_of(claim) if _is_late_toll(claim) else self._plan_of(claim) if _is_done(claim) else None
            if event is not None:
                _move(claim, event)

    def _event_of(self, claim: Claim) -> Claim | None:
        """The event with the highest toll that the new one can have grown from; the latest of equal ones."""
        where = (region(claim), claim.spot)
        events = [e for day in self._events.values() for e in day.get(where, ())]
        fits = [e for e in events if _reaches(claim, e, TOLL_REACH) and e.measure == claim.measure]
        fits = [e for e in fits if e.number <= claim.number]
        return max(fits, key=lambda e: (e.number, e.incident_date, e.order), default=None)

    def _plan_of(self, claim: Claim) -> Claim | None:
        """The plan that the claim carries out: of the same day before all, then with the nearest amount, then the
        latest."""
        where = (claim.family, region(claim)[0])
        fits = [p for day in self._plans.values() for p in day.get(where, ()) if _carries_out(claim, p)]
        same_day = [p for p in fits if p.incident_date == claim.incident_date]
        return max(
            same_day or fits, key=lambda p: (-abs(p.number - claim.number), p.incident_date, p.order), default=None
        )


def _reaches(claim: Claim, event: Claim, reach: timedelta) -> bool:
    if claim.incident_date is None or event.incident_date is None:
        return False
    return timedelta(0) <= claim.incident_date - event.incident_date <= reach


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or plain(a) == plain(b)


def _carries_out(done: Claim, plan: Claim) -> bool:
    if done.family == "aid":
        same_party = _agree(done.actor, plan.actor)
        return same_party and done.object == plan.object and about_equal(done.number, plan.number, AID_TOLERANCE)
    same_way = (region(done), done.spot) == (region(plan), plan.spot)
    same_way = same_way and _agree(done.destination_text, plan.destination_text)
    return same_way and _in_time(done, plan) and about_equal(done.number, plan.number, MOVED_TOLERANCE)


def _in_time(done: Claim, plan: Claim) -> bool:
    """On the planned day, or within the planned stretch of days and the day after it."""
    if done.incident_date is None or plan.incident_date is None:
        return False
    if not period(plan):
        return done.incident_date == plan.incident_date
    start = plan.date_from or plan.incident_date
    return start <= done.incident_date <= plan.incident_date + timedelta(days=1)


def _move(claim: Claim, event: Claim) -> None:
    claim.incident_date, claim.block, claim.moved = event.incident_date, event.block, True
    if claim.family == HARM:
        claim.date_from, claim.date_to = event.date_from, event.date_to
        claim.date_precision, claim.half = event.date_precision, event.half
        take_place(claim, event)
        claim.spot = event.spot
        claim.kind, claim.kind_is_said = event.kind, event.kind_is_said
