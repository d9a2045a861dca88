"""Cutting work into batches of a like size, so that memory is bounded by the batch and no worker waits for long.

Belongs here: sizes and cuts. Not here: working on batches (`engine` and its kinds).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")

_BATCHES_A_WORKER = 4
"""So that workers end at about the same time, though batches of the same size take different times."""
_LEAST = 50
"""Rows below which sending a batch costs more than what it is about."""


def batch_size(rows: int, workers: int, most: int) -> int:
    """Rows for a batch, of `rows` in all: `most`, or as few as give each of several workers its share.

    >>> batch_size(1_000_000, 2, 1000), batch_size(1_000, 2, 1000), batch_size(1_000, 1, 1000)
    (1000, 125, 1000)
    """
    if workers == 1:
        return most
    return min(most, max(_LEAST, -(-rows // (workers * _BATCHES_A_WORKER))))


def packed(items: Iterable[tuple[T, int]], rows: int, joins: Callable[[T, T], bool] | None = None) -> Iterator[list[T]]:
    """Items with their numbers of rows, in the order given, put together while they have no more than `rows` in all;
    one with more is alone. An item that does not join the first of a batch begins another.

    >>> list(packed([("a", 4), ("b", 4), ("c", 4), ("d", 40)], 10))
    [['a', 'b'], ['c'], ['d']]
    """
    batch: list[T] = []
    held = 0
    for item, count in items:
        if batch and (held + count > rows or (joins is not None and not joins(batch[0], item))):
            yield batch
            batch, held = [], 0
        batch.append(item)
        held += count
    if batch:
        yield batch


def packed_days(days: Iterable[tuple[date, int]], rows: int, span: int | None = None) -> Iterator[list[date]]:
    """Days with their numbers of rows, given in order, put together as `packed` does; with `span`, a batch also reaches
    over no more than that many days.

    >>> first = date(2024, 3, 1)
    >>> [len(batch) for batch in packed_days([(first + timedelta(days=n), 1) for n in range(5)], 10, 2)]
    [2, 2, 1]
    """
    reach = timedelta.max if span is None else timedelta(days=span)
    return packed(days, rows, lambda first, day: day - first < reach)
