"""Laws of reconciliation for any claims: nothing depends on order, on repeats, or on which days are at hand."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.publish import as_of
from pipeline.reconcile import (
    FILED_SCHEMA,
    Earlier,
    FollowUps,
    Reconciled,
    changed_rows,
    file_by_words,
    file_claims,
    incident_day,
    planned_spots,
    reconcile,
    reconcile_filed,
    remake,
)
from schemas import problems
from tests.pipeline.reconcile.drawn_posts import Build, Post, posts_of_a_story
from tests.pipeline.reconcile.hard_posts import (
    REPEATED_CORRECTION,
    REPEATED_TOLL,
    REPEATED_TOLL_OF_A_PART,
    REPEATED_TOLL_OF_ITS_DAY,
)

_BOUNDS = ("low", "best", "high")


_laws = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _shuffled(table: pa.Table, seed: int) -> pa.Table:
    order = list(range(table.num_rows))
    random.Random(seed).shuffle(order)
    return table.take(pa.array(order, pa.int64()))


def _assert_equal(one: Reconciled, other: Reconciled) -> None:
    for (name, a), (_, b) in zip(one.items(), other.items(), strict=True):
        assert a.to_pylist() == b.to_pylist(), name


@_laws
@given(posts=posts_of_a_story(), seed=st.integers(0, 9))
def test_the_order_of_arrival_does_not_matter(posts: list[Post], seed: int, tables: Build) -> None:
    claims, updates = tables(posts)
    _assert_equal(reconcile(claims, updates), reconcile(_shuffled(claims, seed), _shuffled(updates, seed + 1)))


@_laws
@given(posts=posts_of_a_story())
def test_the_tables_are_what_the_schema_says(posts: list[Post], tables: Build) -> None:
    for name, table in reconcile(*tables(posts)).items():
        assert problems(name, table) == []


@_laws
@given(posts=posts_of_a_story())
def test_low_is_at_most_best_and_best_at_most_high(posts: list[Post], tables: Build) -> None:
    result = reconcile(*tables(posts))
    rows = result.incident_figures.to_pylist() + result.figure_history.to_pylist()
    wide = [
        {end: row[f"{name}_{end}"] for end in _BOUNDS}
        for row in result.incidents.to_pylist()
        for name in ("killed", "injured", "evacuated", "aid_usd", "drones_launched", "drones_intercepted")
    ]
    for row in rows + wide:
        numbers = [row[end] for end in _BOUNDS if row[end] is not None]
        assert numbers == sorted(numbers)
        assert row["high"] is not None or all(row[end] is None for end in _BOUNDS)


@_laws
@given(posts=posts_of_a_story())
def test_no_part_is_greater_than_its_whole(posts: list[Post], tables: Build) -> None:
    figures = {
        (r["incident_id"], r["measure"], r["object"]): r for r in reconcile(*tables(posts)).incident_figures.to_pylist()
    }
    for (incident, measure, thing), part in figures.items():
        whole = None
        if measure == "intercepted":
            whole = figures.get((incident, "launched", thing))
        elif thing == "children":
            whole = figures.get((incident, measure, "people"))
        for end in _BOUNDS if whole else ():
            assert whole is not None
            assert part[end] is None or whole[end] is None or part[end] <= whole[end]


@_laws
@given(posts=posts_of_a_story())
def test_each_dated_claim_is_in_one_incident(posts: list[Post], tables: Build) -> None:
    claims, updates = tables(posts)
    result = reconcile(claims, updates)
    linked = result.incident_claims["claim_id"].to_pylist()
    assert len(linked) == len(set(linked))
    dated = {c["claim_id"] for c in claims.to_pylist() if c["date_from"] or c["date_to"]}
    assert dated <= set(linked) <= set(claims["claim_id"].to_pylist())
    assert set(result.incident_claims["incident_id"].to_pylist()) == set(result.incidents["incident_id"].to_pylist())
    for row in result.incident_claims.to_pylist():
        assert row["used"] == (row["why_not"] is None)


@_laws
@given(posts=posts_of_a_story())
def test_an_incident_counts_its_claims_but_for_those_that_were_edited(posts: list[Post], tables: Build) -> None:
    result = reconcile(*tables(posts))
    links = result.incident_claims.to_pylist()
    counted = Counter(link["incident_id"] for link in links if link["why_not"] != "edited")
    for row in result.incidents.to_pylist():
        assert row["claims"] == counted[row["incident_id"]]


@_laws
@given(posts=posts_of_a_story())
def test_day_by_day_equals_one_run(posts: list[Post], tables: Build) -> None:
    claims, updates = tables(posts)
    days = sorted({c.date() for c in claims["published_at"].to_pylist()})
    filed: list[pa.Table] = []
    for day in days:
        part = claims.filter(pa.array([at.date() == day for at in claims["published_at"].to_pylist()]))
        earlier = pa.concat_tables([FILED_SCHEMA.empty_table(), *filed])
        filed.append(file_claims(part, updates, earlier))
    every = pa.concat_tables(filed)
    blocks = sorted({(c["incident_date"], c["block"]) for c in every.to_pylist() if c["incident_date"]})
    parts = [
        reconcile_filed(every.filter(pa.array([(c["incident_date"], c["block"]) == key for c in every.to_pylist()])))
        for key in blocks
    ]
    whole = reconcile(claims, updates)
    for name, table in whole.items():
        rows = [row for part in parts for row in getattr(part, name).to_pylist()]
        assert sorted(map(repr, rows)) == sorted(map(repr, table.to_pylist()))


@_laws
@given(posts=posts_of_a_story())
def test_filing_in_two_halves_equals_filing_at_once(posts: list[Post], tables: Build) -> None:
    claims, updates = tables(posts)
    follow_ups, halves = FollowUps(), [FILED_SCHEMA.empty_table()]
    for _, by_words in file_by_words(claims, updates):
        halves.append(follow_ups.moved(by_words))
    assert pa.concat_tables(halves).to_pylist() == file_claims(claims, updates).to_pylist()


@_laws
@given(posts=posts_of_a_story(), again=st.sets(st.integers(0, 20)), noted=st.booleans())
def test_filing_some_days_again_beside_others_that_are_stored_changes_nothing(
    posts: list[Post], again: set[int], noted: bool, tables: Build
) -> None:
    follow_ups, stored = FollowUps(), []
    for by_words in (halves := dict(file_by_words(*tables(posts)))).values():
        stored.append(follow_ups.moved(by_words))
    days = sorted(halves)
    some = FollowUps()
    for number, day in enumerate(days):
        if number in again:
            behind = [n for n in range(number) if n not in again]
            plans = {n: planned_spots(stored[n]) if noted else None for n in behind}
            others = [Earlier(days[n], stored[n].select, plans[n]) for n in behind]
            assert some.moved(halves[day], others).equals(stored[number])


@_laws
@given(posts=posts_of_a_story(), split=st.integers(0, 8), gone=st.integers(0, 8))
def test_making_anew_what_a_change_touches_equals_one_run(
    posts: list[Post], split: int, gone: int, tables: Build
) -> None:
    claims, updates = tables(posts)
    every = file_claims(claims, updates)
    ids = sorted(set(every["update_id"].to_pylist()))
    before = _of_updates(every, ids[: split % len(ids) + 1])
    after = _of_updates(every, [update for n, update in enumerate(ids) if n != gone % len(ids)])
    changed = changed_rows(before, after)
    parts = [_published_on(after, day).select for day in sorted(set(after["published_day"].to_pylist()))]
    _assert_equal(remake(reconcile_filed(before), changed, parts), reconcile_filed(after))


def _published_on(filed: pa.Table, day: date) -> pa.Table:
    return filed.filter(pa.array([own == day for own in filed["published_day"].to_pylist()], pa.bool_()))


def _of_updates(filed: pa.Table, ids: Sequence[str]) -> pa.Table:
    return filed.filter(pa.array([update in ids for update in filed["update_id"].to_pylist()], pa.bool_()))


@_laws
@given(posts=posts_of_a_story(), which=st.integers(0, 5))
@example(posts=REPEATED_CORRECTION, which=0)
@example(posts=REPEATED_TOLL, which=1)
@example(posts=REPEATED_TOLL_OF_ITS_DAY, which=1)
@example(posts=REPEATED_TOLL_OF_A_PART, which=0)
def test_a_repeat_changes_only_counts_and_times(posts: list[Post], which: int, tables: Build) -> None:
    plain = [post for post in posts if "post" not in post]
    if not plain:
        return
    post = plain[which % len(plain)]
    last = max(datetime.fromisoformat(p["at"]) for p in posts if p["at"][:10] == post["at"][:10])
    later = min(last + timedelta(minutes=30), last.replace(hour=23, minute=59))
    copy: Post = post | {"at": later.isoformat(), "source": "Northern Gazette"}
    before, after = reconcile(*tables(posts)), reconcile(*tables([*posts, copy]))
    assert _figures(before) == _figures(after)
    kept = ("incident_id", "kind", "status", "date_from", "date_to", "place_text", "destination_text", "contested")
    assert before.incidents.select(kept).to_pylist() == after.incidents.select(kept).to_pylist()


def _figures(result: Reconciled) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    return {
        (r["incident_id"], r["measure"], r["object"]): tuple(r[end] for end in _BOUNDS)
        for r in result.incident_figures.to_pylist()
    }


@_laws
@given(posts=posts_of_a_story())
def test_the_history_ends_in_the_figures_of_today(posts: list[Post], tables: Build) -> None:
    claims, updates = tables(posts)
    result = reconcile(claims, updates)
    now = as_of(result.figure_history, datetime.fromisoformat("2030-01-01T00:00+00:00"))
    known = {(r["incident_id"], r["measure"], r["object"]): tuple(r[end] for end in _BOUNDS) for r in now.to_pylist()}
    assert known == _figures(result)
    for row in result.figure_history.to_pylist():
        assert row["known_until"] is None or row["known_from"] < row["known_until"]


@_laws
@given(posts=posts_of_a_story())
def test_an_incident_is_filed_under_the_day_in_its_id(posts: list[Post], tables: Build) -> None:
    claims, updates = tables(posts)
    result = reconcile(claims, updates)
    days = {c["claim_id"]: c["incident_date"] for c in file_claims(claims, updates).to_pylist()}
    for link in result.incident_claims.to_pylist():
        assert days[link["claim_id"]] == incident_day(link["incident_id"])


def test_a_claim_without_its_update_is_refused(tables: Build) -> None:
    claims, updates = tables([{"at": "2024-03-05T08:00", "claims": [{"is": "killed people 1"}]}])
    with pytest.raises(ValueError, match="pass its row of `updates`"):
        reconcile(claims, updates.slice(0, 0))


def test_a_revision_without_its_successor_is_refused(tables: Build) -> None:
    posts: list[Post] = [
        {"at": "2024-03-05T08:00", "post": "a", "claims": [{"is": "killed people 1"}]},
        {"at": "2024-03-05T09:00", "post": "a", "revision": 2, "body": "edited"},
    ]
    claims, updates = tables(posts)
    with pytest.raises(ValueError, match="all revisions of each post"):
        reconcile(claims, updates.slice(0, 1))
