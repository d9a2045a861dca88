"""Parting a large table by a key, or choosing rows step by step, without ever copying the whole of it.

Belongs here: the rows of one key at a time, rows by their numbers. Not here: what the keys mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.engines import packed

Readable = Callable[[Sequence[str]], pa.Table]
"""Reads some columns of a part of a table: all its rows, always in one order."""
_FEW = 5
"""Rows of a piece that are cut out one by one sooner than they are copied."""
_SMALL = 8192
"""Rows that are put together sooner than they are gone through piece by piece."""


def rows_where(chosen: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """The numbers of the rows that are chosen."""
    return np.flatnonzero(chosen.combine_chunks().to_numpy(zero_copy_only=False))


def rows_at(table: pa.Table, numbers: npt.NDArray[np.int64]) -> pa.Table:
    """Some rows of a table of many pieces, by their numbers in order, without putting many rows together first."""
    if not len(numbers):
        return table.slice(0, 0)
    near = table.slice(numbers[0], numbers[-1] - numbers[0] + 1)
    if len(near) <= _SMALL:
        return near.take(pa.array(numbers - numbers[0]))
    batches = table.to_batches()
    starts = np.cumsum([0, *(batch.num_rows for batch in batches)])
    ends = np.searchsorted(numbers, starts)
    found: list[pa.RecordBatch] = []
    for batch, start, first, last in zip(batches, starts, ends, ends[1:], strict=False):
        found += _taken(batch, numbers[first:last] - start)
    return pa.Table.from_batches(found, schema=table.schema)


def _taken(batch: pa.RecordBatch, rows: npt.NDArray[np.int64]) -> list[pa.RecordBatch]:
    if len(rows) == batch.num_rows:
        return [batch]
    return [batch.take(pa.array(rows))] if len(rows) > _FEW else [batch.slice(row, 1) for row in rows.tolist()]


def whole_rows(
    parts: Iterable[Readable], sizes: Sequence[int], numbers: npt.NDArray[np.int64], schema: pa.Schema
) -> pa.Table:
    """All columns of some rows of a table that is read part by part, by their numbers in order; `sizes` are the rows of
    each part. Parts of which no row is asked for are not read."""
    starts = np.cumsum([0, *sizes])
    ends = np.searchsorted(numbers, starts)
    found = [
        rows_at(part(schema.names), numbers[first:last] - start)
        for part, start, first, last in zip(parts, starts, ends, ends[1:], strict=False)
        if first < last
    ]
    return pa.concat_tables([schema.empty_table(), *found])


def with_rows(table: pa.Table, places: Sequence[int], rows: pa.Table) -> pa.Table:
    """The table with other rows at some places."""
    order = np.arange(len(table))
    order[list(places)] = len(table) + np.arange(len(rows))
    return pa.concat_tables([table, rows]).combine_chunks().take(pa.array(order))


class Grouped:
    """The rows of a table by a key of their own; rows whose key is null belong to none."""

    def __init__(self, table: pa.Table, column: str, key: Callable[[Any], Any] = lambda value: value) -> None:
        self._batches = table.to_batches()
        self._schema = table.schema
        self._rows: dict[Any, list[tuple[int, list[int]]]] = defaultdict(list)
        for number, batch in enumerate(self._batches):
            found: dict[Any, list[int]] = defaultdict(list)
            for index, value in enumerate(batch.column(column).to_pylist()):
                found[key(value)].append(index)
            for name, rows in found.items():
                self._rows[name].append((number, rows))
        self._rows.pop(None, None)

    def keys(self) -> list[Any]:
        """The keys in order."""
        return sorted(self._rows)

    def chunks(self, rows: int) -> Iterator[list[Any]]:
        """The keys in order, as many at a time as have no more than so many rows together; at least one."""
        return packed(((key, sum(len(found) for _, found in self._rows[key])) for key in self.keys()), rows)

    def rows(self, keys: Sequence[Any]) -> pa.Table:
        """The rows of some keys, those of one batch of the table after those of the batch before."""
        chosen: dict[int, list[int]] = defaultdict(list)
        for key in keys:
            for number, rows in self._rows[key]:
                chosen[number] += rows
        return pa.Table.from_batches([self._take(n, chosen[n]) for n in sorted(chosen)], schema=self._schema)

    def __iter__(self) -> Iterator[tuple[Any, pa.Table]]:
        for key in self.keys():
            yield key, self.rows([key])

    def _take(self, number: int, rows: list[int]) -> pa.RecordBatch:
        batch = self._batches[number]
        return batch if len(rows) == batch.num_rows else batch.take(pa.array(sorted(rows), pa.int64()))
