"""Months: which one a day belongs to, and which are worth one run together."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.partitions import MERGE_GAP, MonthRange, blocks, month_of, months

START = date(2014, 1, 1)
NOW = datetime.now(UTC).date().replace(day=1)
SHOWN = MonthRange(START, NOW)


def test_the_last_month_is_the_current_one() -> None:
    keys = months(START).get_partition_keys()
    assert (keys[0], keys[-1]) == ("2014-01-01", NOW.isoformat())


@pytest.mark.parametrize("last", [date(2014, 1, 1), date(2023, 12, 1)])
def test_a_last_month_that_is_past_is_the_last(last: date) -> None:
    keys = months(START, last).get_partition_keys()
    assert (keys[0], keys[-1]) == ("2014-01-01", last.isoformat())


@given(st.dates())
def test_every_day_belongs_to_a_month_that_there_is(day: date) -> None:
    month = month_of(day, SHOWN)
    assert START <= month <= NOW
    if START <= day < NOW:
        assert (month.year, month.month) == (day.year, day.month)


def test_days_outside_belong_to_the_nearest_month() -> None:
    assert month_of(date(1986, 4, 26), SHOWN) == START
    assert month_of(date(9999, 12, 31), SHOWN) == NOW


@given(st.lists(st.dates(START, date(2025, 12, 31)), max_size=30))
def test_blocks_cover_every_day_once_and_join_only_over_short_gaps(days: list[date]) -> None:
    found = blocks(days, SHOWN)
    for day in days:
        assert sum(block.holds(day, SHOWN) for block in found) == 1
    for before, after in itertools.pairwise(found):
        gap = (after.first.year - before.last.year) * 12 + after.first.month - before.last.month - 1
        assert gap > MERGE_GAP
    for block in found:
        assert any(day.replace(day=1) == block.first for day in days)
        assert any(day.replace(day=1) == block.last for day in days)
