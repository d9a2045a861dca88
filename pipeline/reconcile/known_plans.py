"""What was planned and done lately, and which of it a claim carries out, recalls or tells once more.

Belongs here: holding plans and deeds by place and by sum, for as long as they are known. Not here: matching two of them
(`plans`), how long that is (`followups`).
"""

from __future__ import annotations

from datetime import date

from pipeline.reconcile.kept_days import KeptDays, forget_before, held
from pipeline.reconcile.plans import (
    Announced,
    announced,
    is_done,
    is_plan,
    is_recalled,
    may_be_repeated,
    plan_of,
    plan_repeated,
)
from pipeline.reconcile.records import Claim


class KnownPlans:
    """The plans and deeds of the publication days so far."""

    def __init__(self) -> None:
        self._plans: KeptDays[str] = {}
        self._done: KeptDays[str] = {}
        self._announced: KeptDays[Announced] = {}
        """Aid that may be told of once more: a country gets many sums, and few are the same."""

    def add(self, day: date, claim: Claim) -> None:
        """Take in a plan, or what was done, of a day of publication."""
        if not is_plan(claim):
            self._done.setdefault(day, {}).setdefault(claim.spot, []).append(claim)
            return
        self._plans.setdefault(day, {}).setdefault(claim.spot, []).append(claim)
        if may_be_repeated(claim):
            self._announced.setdefault(day, {}).setdefault(announced(claim), []).append(claim)

    def forget_before(self, first: date) -> None:
        """Forget the days before one."""
        forget_before(first, self._plans, self._done, self._announced)

    def followed_up(self, claim: Claim) -> Claim | None:
        """The plan that a claim by itself carries out, recalls or repeats."""
        if is_done(claim) or is_recalled(claim):
            done = held(self._done, claim.spot) if claim.family == "evacuation" else []
            return plan_of(claim, held(self._plans, claim.spot), done)
        return plan_repeated(claim, held(self._announced, announced(claim))) if may_be_repeated(claim) else None
