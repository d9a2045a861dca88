"""What was planned and what was done: which announcement an evacuation or a delivery of aid carries out.

Belongs here: matching the two. Not here: holding what earlier days left behind, moving (`followups`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from pipeline.reconcile.cores import receiver
from pipeline.reconcile.days import filing_day, period
from pipeline.reconcile.likeness import foremost
from pipeline.reconcile.numbers import about_equal
from pipeline.reconcile.places import plain
from pipeline.reconcile.records import Claim

AID_TOLERANCE = 0.25
MOVED_TOLERANCE = 0.5
"""Share by which what was delivered, or the number who were moved, may differ from what was planned."""
SLACK = timedelta(days=3)
"""How much earlier or later than planned people may be moved; plans slip by a day or two, and what is later is filed
by itself."""
NEWS = timedelta(days=7)
"""How long an announcement is told again as it was made; the same sum later is another one."""
FAMILIES = frozenset({"evacuation", "aid"})
Announced = tuple[str, str | None, str | None, str | None, int | None, int | None]


def is_plan(claim: Claim) -> bool:
    """Whether the claim announces something that may be carried out later."""
    return claim.family in FAMILIES and claim.status == "planned" and claim.incident_date is not None


def is_done(claim: Claim) -> bool:
    """Whether the claim may carry out a plan."""
    return claim.family in FAMILIES and claim.status == "happened" and claim.incident_date is not None


def is_recalled(claim: Claim) -> bool:
    """Whether the claim names a sum that was announced before, as the whole of which it tells an instalment."""
    return is_plan(claim) and claim.family == "aid" and claim.toll


def plan_of(claim: Claim, plans: Iterable[Claim], done: Iterable[Claim]) -> Claim | None:
    """The plan that the claim carries out: of the same day before all, then with the nearest amount, then the latest.

    A plan for another day is not it if people were moved on its own day, or on a day that is nearer to it (`done`).
    """
    if claim.family == "aid":
        fits = [p for p in plans if not is_recalled(p) and _is_same_aid(claim, p)]
    else:
        own = [p for p in plans if _is_same_move(claim, p)]
        moves = [d for d in done if d is not claim]
        fits = [p for p in own if _is_its_day(claim, p, [d for d in moves if _is_same_move(d, p)])]
    same_day = [p for p in fits if p.incident_date == claim.incident_date]
    return foremost(same_day or fits, lambda p: (-abs(p.number - claim.number), p.incident_date))


def may_be_repeated(claim: Claim) -> bool:
    """Whether the claim may tell once more of aid that was announced before: it names donor and receiver."""
    return is_plan(claim) and claim.family == "aid" and bool(claim.actor and receiver(claim)) and claim.number > 0


def announced(claim: Claim) -> Announced:
    """By whom and to whom a sum was announced, and which: two announcements that agree in it may be one."""
    return claim.spot, claim.actor, receiver(claim), claim.object, claim.low, claim.high


def plan_repeated(claim: Claim, plans: Iterable[Claim]) -> Claim | None:
    """The announcement of the last `NEWS` that the claim tells once more on a later day, among those that were
    `announced` as it is: by the same donor to the same receiver, and of exactly the same sum."""
    same = [p for p in plans if not (p.moved or is_recalled(p))]
    earlier = [p for p in same if p.published_day < claim.published_day and _is_news(p, claim)]
    return foremost(earlier, lambda p: -(p.incident_date or p.published_day).toordinal())


def _is_news(plan: Claim, claim: Claim) -> bool:
    if plan.incident_date is None or claim.incident_date is None:
        return False
    return timedelta(0) < claim.incident_date - plan.incident_date <= NEWS


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or plain(a) == plain(b)


def _is_same_aid(done: Claim, plan: Claim) -> bool:
    parties = _agree(done.actor, plan.actor) and _agree(receiver(done), receiver(plan))
    return parties and done.object == plan.object and about_equal(done.number, plan.number, AID_TOLERANCE)


def _is_same_move(done: Claim, plan: Claim) -> bool:
    same_way = done.spot == plan.spot and _agree(done.destination_text, plan.destination_text)
    return same_way and about_equal(done.number, plan.number, MOVED_TOLERANCE)


def _is_its_day(claim: Claim, plan: Claim, done: Iterable[Claim]) -> bool:
    late = _lateness(claim, plan)
    if late is None or late > SLACK:
        return False
    return all((_lateness(d, plan) or timedelta(0)) >= late for d in done if _own_day(d) != _own_day(claim))


def _lateness(done: Claim, plan: Claim) -> timedelta | None:
    """How far from the planned day, or from the planned stretch of days, people were moved."""
    day = _own_day(done)
    if day is None or plan.incident_date is None:
        return None
    if not period(plan):
        return abs(day - plan.incident_date)
    start = plan.date_from or plan.incident_date
    return max(start - day, day - plan.incident_date - timedelta(days=1), timedelta(0))


def _own_day(claim: Claim) -> date | None:
    """The day that the claim tells, wherever it was moved."""
    return filing_day(claim)
