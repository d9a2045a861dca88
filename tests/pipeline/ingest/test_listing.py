"""Which posts of a page or feed are gone from the middle, and that windows that slide take nothing back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Listed, gone

START = datetime(2024, 3, 4, 8, tzinfo=UTC)


def post(number: int, edited: int | None = None) -> Listed:
    """Published `number` minutes after the start; edited at a later minute if said."""
    at = START + timedelta(minutes=number)
    return Listed(f"p{number}", at, START + timedelta(minutes=edited) if edited is not None else at)


def ids(found: list[Listed]) -> list[str]:
    return [entry.external_id for entry in found]


NEWEST_FIRST = [post(n) for n in range(9, 0, -1)]


def without(posts: list[Listed], *numbers: int) -> list[Listed]:
    return [entry for entry in posts if entry.external_id not in {f"p{n}" for n in numbers}]


def test_a_post_that_is_missing_between_others_is_gone() -> None:
    assert ids(gone(NEWEST_FIRST, without(NEWEST_FIRST, 5))) == ["p5"]
    assert ids(gone(NEWEST_FIRST[::-1], without(NEWEST_FIRST[::-1], 5, 3))) == ["p5", "p3"]
    assert ids(gone(NEWEST_FIRST, [post(11), post(10), *without(NEWEST_FIRST, 5)])) == ["p5"]


def test_the_newest_of_before_is_gone_if_there_are_newer_ones() -> None:
    assert ids(gone(NEWEST_FIRST, [post(10), *without(NEWEST_FIRST, 9)])) == ["p9"]
    assert gone(NEWEST_FIRST, without(NEWEST_FIRST, 9)) == []


def test_the_oldest_and_the_newest_may_be_missing_for_other_reasons() -> None:
    assert gone(NEWEST_FIRST, [post(10), *NEWEST_FIRST[:-3]]) == [], "a window that slides"
    assert gone(NEWEST_FIRST, NEWEST_FIRST[2:]) == [], "an older copy of the page, from a cache"
    assert gone(NEWEST_FIRST, [post(30), post(20)]) == [], "a page that begins anew"
    assert gone([], NEWEST_FIRST) == gone(NEWEST_FIRST, []) == []


def test_a_window_of_the_last_edited_takes_nothing_back() -> None:
    before = [post(1, edited=20), post(9), post(8), post(7), post(6)]
    after = [post(2, edited=30), post(1, edited=20), post(9), post(8), post(7)]
    assert gone(before, after) == []
    assert ids(gone(before, without(after, 8))) == ["p8"]


def test_posts_pinned_at_the_top_may_come_and_go() -> None:
    pinned = [post(2), post(4)]
    assert gone([*pinned, *without(NEWEST_FIRST, 2, 4)], without(NEWEST_FIRST, 2, 4)) == []
    assert ids(gone([*pinned, *without(NEWEST_FIRST, 2, 4)], [post(2), *without(NEWEST_FIRST, 2, 4, 6)])) == ["p6"]


def test_a_list_that_is_not_in_order_of_time_tells_nothing() -> None:
    by_interest = [post(n) for n in (5, 1, 9, 3, 7, 2, 8, 4)]
    assert gone(by_interest, without(by_interest, 3)) == []


def test_another_selection_tells_nothing() -> None:
    assert gone(NEWEST_FIRST, [post(9), post(5), post(1)]) == []


@given(st.integers(2, 30), st.integers(0, 30), st.integers(1, 30))
def test_no_window_over_a_log_ever_takes_anything_back(size: int, first: int, steps: int) -> None:
    log = [post(n) for n in range(first + steps + size, 0, -1)]
    windows = [log[steps - n : steps - n + size] for n in range(steps + 1)]
    assert all(gone(before, after) == [] for before, after in pairwise(windows))


@given(st.sets(st.integers(2, 39), max_size=8))
def test_what_is_taken_from_the_middle_is_found_whole(taken: set[int]) -> None:
    log = [post(n) for n in range(40, 0, -1)]
    assert {entry.external_id for entry in gone(log, without(log, *taken))} == {f"p{n}" for n in taken}
