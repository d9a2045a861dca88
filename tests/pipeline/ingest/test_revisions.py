"""Merging what is read into what is known: repeats, revisions, and the laws that make any order of runs equal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import merge_rejects, merge_updates
from pipeline.ingest.records import Post, Reject
from pipeline.ingest.revisions import merge_orders
from pipeline.ingest.tables import reject_rows, update_rows
from schemas import empty_table, problems

START = datetime(2024, 5, 30, tzinfo=UTC)
NONE = empty_table("updates")


def post(number: int, text: str, minute: int, edited: int | None = None) -> Post:
    updated = None if edited is None else START + timedelta(minutes=edited)
    return Post("Wire", f"p{number}", "", text, START + timedelta(minutes=minute), "UTC", None, updated)


def rows(posts: Sequence[Post], path: str = "a", hour: int = 0) -> pa.Table:
    return update_rows(posts, path, START + timedelta(days=1, hours=hour))


def revisions(table: pa.Table) -> list[tuple[str, int, bool]]:
    return [(r["body"], r["revision"], r["is_latest"]) for r in table.to_pylist()]


def without_origin(table: pa.Table) -> pa.Table:
    return table.drop_columns(["ingested_at", "input_path"])


def test_revisions_are_numbered_by_time_of_edit() -> None:
    merged = merge_updates(NONE, rows([post(1, "third", 0, 20), post(1, "first", 0), post(1, "second", 0, 10)]))
    assert sorted(revisions(merged)) == [("first", 1, False), ("second", 2, False), ("third", 3, True)]
    assert problems("updates", merged) == []


def test_revisions_of_one_time_are_numbered_in_the_order_of_the_input_and_of_arrival() -> None:
    known = merge_updates(NONE, rows([post(1, "z", 0), post(1, "y", 0)]))
    assert revisions(merge_updates(known, rows([post(1, "x", 0)]))) == [
        ("z", 1, False),
        ("y", 2, False),
        ("x", 3, True),
    ]


def test_reading_an_old_input_again_does_not_bring_its_text_back() -> None:
    known = merge_updates(NONE, rows([post(1, "old", 0), post(1, "new", 0)]))
    assert merge_updates(known, rows([post(1, "old", 0)], "b", 5)).equals(known)


@pytest.mark.parametrize("hour", [9, 0], ids=["later", "by a clock that was set back"])
def test_a_known_row_keeps_where_and_when_it_was_first_read(hour: int) -> None:
    known = merge_updates(NONE, rows([post(1, "text", 5)], "first", 1))
    (row,) = merge_updates(known, rows([post(1, "text", 2)], "again", hour)).to_pylist()
    assert (row["input_path"], row["ingested_at"]) == ("first", START + timedelta(days=1, hours=1))
    assert row["published_at"] == START + timedelta(minutes=2), "the earliest time of the same text holds"


def test_an_edit_makes_the_revision_before_no_longer_the_latest() -> None:
    known = merge_updates(NONE, rows([post(1, "before", 0), post(2, "other", 0)]))
    merged = merge_updates(known, rows([post(1, "after", 0, 30)]))
    assert sorted(revisions(merged)) == [("after", 2, True), ("before", 1, False), ("other", 1, True)]


posts = st.lists(
    st.builds(
        post,
        st.integers(1, 3),
        st.sampled_from(["a", "b", "c", "d"]),
        st.integers(0, 30),
        st.one_of(st.none(), st.integers(30, 90)),
    ),
    max_size=12,
)


def distinct_times(items: Sequence[Post]) -> list[Post]:
    """The posts with each time moved a little, so that no two revisions appear at the same moment."""
    moved = []
    for n, item in enumerate(items):
        shift = timedelta(seconds=n + 1)
        edited = item.updated_at and item.updated_at + shift
        moved.append(item._replace(published_at=item.published_at + shift, updated_at=edited))
    return moved


@given(posts)
def test_merging_again_changes_nothing(items: list[Post]) -> None:
    once = merge_updates(NONE, rows(items))
    assert merge_updates(once, rows(items, "b", 5)).equals(once)
    assert merge_updates(once, once).equals(once)


@given(posts, st.data())
def test_a_part_and_then_the_whole_is_the_whole(items: list[Post], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(items), max_size=len(items)))
    part = merge_updates(NONE, rows([p for p, keep in zip(items, kept, strict=True) if keep], "part"))
    whole = merge_updates(NONE, rows(items, "whole", 5))
    assert without_origin(merge_updates(part, rows(items, "whole", 5))).equals(without_origin(whole))


@given(posts, st.data())
def test_the_order_of_parts_does_not_matter_when_times_differ(items: list[Post], data: st.DataObject) -> None:
    items = distinct_times(items)
    cut = data.draw(st.integers(0, len(items)))
    whole = merge_updates(NONE, rows(data.draw(st.permutations(items))))
    parts = merge_updates(merge_updates(NONE, rows(items[cut:])), rows(items[:cut]))
    assert without_origin(parts).equals(without_origin(whole))


@given(posts)
def test_each_post_has_revisions_1_to_n_and_one_latest(items: list[Post]) -> None:
    merged = merge_updates(NONE, rows(items)).to_pylist()
    for number in {row["post_id"] for row in merged}:
        group = [row for row in merged if row["post_id"] == number]
        assert sorted(row["revision"] for row in group) == list(range(1, len(group) + 1))
        assert [row["revision"] for row in group if row["is_latest"]] == [len(group)]


@given(st.lists(st.sampled_from("abcde"), unique=True), st.lists(st.sampled_from("abcdefg"), unique=True))
def test_a_merged_order_holds_all_and_keeps_the_later_order(before: list[str], after: list[str]) -> None:
    merged = merge_orders(before, after)
    assert sorted(merged) == sorted({*before, *after})
    assert [x for x in merged if x in after] == after


def test_rejects_are_kept_once_as_they_were_first_read() -> None:
    reject = Reject("broken_json", "the line is not JSON", 3, 10, 14, b"{no\n")
    known = reject_rows([reject], "a", START)
    merged = merge_rejects(known, reject_rows([reject, reject._replace(byte_start=20)], "a", START + timedelta(days=1)))
    assert merged["ingested_at"].to_pylist() == [START, START + timedelta(days=1)]
