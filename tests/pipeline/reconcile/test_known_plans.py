"""Which of the plans that are held a claim carries out, recalls or tells once more."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.reconcile import file_claims
from pipeline.reconcile.known_plans import KnownPlans
from pipeline.reconcile.records import Claim, claims_from_table
from tests.pipeline.reconcile.drawn_posts import Build


def _filed(tables: Build, day: int, **claim: Any) -> Claim:
    """One claim of a post by itself, as filing leaves it where nothing is known of earlier days."""
    post = {"post": f"post-{day}", "at": f"2024-03-{day:02}T08:00", "claims": [claim]}
    (found,) = claims_from_table(file_claims(*tables([post])))
    return found


def _move(tables: Build, day: int, count: int, place: str, status: str, on: int) -> Claim:
    told = {"is": f"evacuated people {count}", "at": place, "status": status, "on": f"2024-03-{on:02}"}
    return _filed(tables, day, **told)


def _aid(tables: Build, day: int, amount: int, giver: str = "NO") -> Claim:
    return _filed(tables, day, **{"is": f"aid USD {amount}", "at": "Ukraine", "status": "planned", "actor": giver})


def _holding(*claims: Claim) -> KnownPlans:
    plans = KnownPlans()
    for claim in claims:
        plans.add(claim.published_day, claim)
    return plans


def test_a_move_of_the_same_place_and_size_carries_a_plan_out(tables: Build) -> None:
    plan = _move(tables, 4, 300, "Veresna", "planned", on=9)
    plans = _holding(plan, _move(tables, 4, 300, "Dubove", "planned", on=9))
    assert plans.followed_up(_move(tables, 9, 280, "Veresna", "happened", on=9)) is plan


def test_a_move_elsewhere_or_of_many_more_carries_out_none(tables: Build) -> None:
    plans = _holding(_move(tables, 4, 300, "Veresna", "planned", on=9))
    assert plans.followed_up(_move(tables, 9, 300, "Kalynivka", "happened", on=9)) is None
    assert plans.followed_up(_move(tables, 9, 3000, "Veresna", "happened", on=9)) is None


def test_a_plan_whose_day_had_its_move_is_not_carried_out_later(tables: Build) -> None:
    plan = _move(tables, 4, 300, "Veresna", "planned", on=9)
    on_its_day = _move(tables, 9, 300, "Veresna", "happened", on=9)
    later = _move(tables, 11, 300, "Veresna", "happened", on=11)
    assert _holding(plan).followed_up(later) is plan
    assert _holding(plan, on_its_day).followed_up(later) is None


def test_the_same_sum_of_the_same_giver_is_told_once_more(tables: Build) -> None:
    first = _aid(tables, 4, 5_000_000)
    plans = _holding(first)
    assert plans.followed_up(_aid(tables, 6, 5_000_000)) is first
    assert plans.followed_up(_aid(tables, 6, 6_000_000)) is None
    assert plans.followed_up(_aid(tables, 6, 5_000_000, giver="SE")) is None


def test_what_is_forgotten_is_followed_up_by_nothing(tables: Build) -> None:
    plans = _holding(_move(tables, 4, 300, "Veresna", "planned", on=9), _aid(tables, 4, 5_000_000))
    plans.forget_before(date(2024, 3, 5))
    assert plans.followed_up(_move(tables, 9, 300, "Veresna", "happened", on=9)) is None
    assert plans.followed_up(_aid(tables, 6, 5_000_000)) is None
