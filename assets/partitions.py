"""Months: the partitions that Dagster keeps books about. Files are kept by day; a month is what one entry covers.

A day of news falls in its own month. A day of an incident may lie outside all months (a plan for next year, a figure on
1979 as background): it belongs to the nearest one, so that every file is some month's.

Belongs here: months, ranges of them and the months of days. Not here: which days are stale (`assets.storage.plan`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

import dagster as dg

RANGE_START, RANGE_END = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
"""Tags of a run over many months: the partition keys of the first and the last."""
DAYS = "tollbook/days"
"""Tag of a run whose checks need only look at some days of its months, as ISO dates with commas between them."""

MERGE_GAP = 3
"""Runs of months are joined over gaps up to this length: logging three idle months costs less than another run."""


@cache
def months(first: date, last: date | None = None) -> dg.MonthlyPartitionsDefinition:
    """All months from one to another that is past, or to the current one as time goes by."""
    if last is None:
        return dg.MonthlyPartitionsDefinition(start_date=first.isoformat(), end_offset=1)
    following = (last + timedelta(days=31)).replace(day=1)
    return dg.MonthlyPartitionsDefinition(start_date=first.isoformat(), end_date=following.isoformat())


class MonthRange(NamedTuple):
    """Months from one to another, inclusive, each given as its first day."""

    first: date
    last: date

    def holds(self, day: date, shown: MonthRange) -> bool:
        """Whether a day belongs to one of the months, where those `shown` are all there are."""
        return self.first <= month_of(day, shown) <= self.last


def this_month() -> date:
    """The first day of the current month."""
    return datetime.now(UTC).date().replace(day=1)


def month_of(day: date, shown: MonthRange) -> date:
    """The month, as its first day, that a day belongs to."""
    return min(max(day.replace(day=1), shown.first), shown.last)


def blocks(days: Iterable[date], shown: MonthRange) -> list[MonthRange]:
    """As few ranges as are worth a run each that cover the months of the given days.

    >>> days = [date(2020, 5, 3), date(2020, 9, 1), date(2021, 9, 9)]
    >>> shown = MonthRange(date(2014, 1, 1), date(2022, 1, 1))
    >>> [f"{first}..{last}" for first, last in blocks(days, shown)]
    ['2020-05-01..2020-09-01', '2021-09-01..2021-09-01']
    """
    found: list[MonthRange] = []
    for month in sorted({month_of(day, shown) for day in days}):
        if found and _number(month) - _number(found[-1].last) <= MERGE_GAP + 1:
            found[-1] = found[-1]._replace(last=month)
        else:
            found.append(MonthRange(month, month))
    return found


def month_range(keys: dg.PartitionKeyRange) -> MonthRange:
    """The months of a range of partition keys."""
    return MonthRange(date.fromisoformat(keys.start), date.fromisoformat(keys.end))


def _number(month: date) -> int:
    return month.year * 12 + month.month
