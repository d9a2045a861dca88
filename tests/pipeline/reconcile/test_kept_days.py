"""What is kept of days: all of them are asked at once, and old ones are forgotten."""

from __future__ import annotations

from datetime import date

from pipeline.reconcile import file_claims
from pipeline.reconcile.kept_days import KeptDays, forget_before, held
from pipeline.reconcile.records import claims_from_table
from tests.pipeline.reconcile.drawn_posts import Build

_DAYS = [date(2024, 3, day) for day in (4, 5, 6)]


def _kept(tables: Build) -> KeptDays[str]:
    posts = [{"at": f"{day}T08:00", "claims": [{"is": "killed people 3", "at": "Veresna"}]} for day in _DAYS]
    kept: KeptDays[str] = {}
    for claim in claims_from_table(file_claims(*tables(posts))):
        kept.setdefault(claim.published_day, {}).setdefault("here", []).append(claim)
    return kept


def test_what_is_held_under_a_key_is_of_all_days(tables: Build) -> None:
    kept = _kept(tables)
    assert [claim.published_day for claim in held(kept, "here")] == _DAYS
    assert held(kept, "elsewhere") == []


def test_days_before_one_are_forgotten_and_that_one_is_kept(tables: Build) -> None:
    kept, others = _kept(tables), _kept(tables)
    forget_before(_DAYS[1], kept, others)
    assert list(kept) == list(others) == _DAYS[1:]
