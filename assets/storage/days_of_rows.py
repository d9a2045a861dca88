"""Rows of many days parted by day, in a few steps for all of them.

Belongs here: the parting. Not here: how a day is written (`day_files`), rows one key at a time out of a large table
(`pipeline.reconcile.grouping`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def by_day(rows: pa.Table, column: str) -> dict[date, pa.Table]:
    """The rows of each day, by a column of days or of moments in UTC, the days in order. Rows without one are of no
    day."""
    return _parts(*parted(rows, pc.cast(rows[column], pa.date32())))


def by_prefix(rows: pa.Table, column: str, prefixes: Sequence[str]) -> dict[str, pa.Table]:
    """The rows whose text begins with each of some prefixes, which are equally long; of one that none has, no rows."""
    length = len(prefixes[0]) if prefixes else 0
    found = _parts(*parted(rows, pc.utf8_slice_codeunits(rows[column], 0, length)))
    return {prefix: found.get(prefix, rows.slice(0, 0)) for prefix in prefixes}


def parted(rows: pa.Table, keys: pa.ChunkedArray) -> tuple[pa.Table, dict[Any, int]]:
    """The rows with a key that is not null, those of one key together, in the order in which they came; and how many
    there are of each key, the keys in order."""
    if keys.null_count:
        rows, keys = rows.filter(keys.is_valid()), keys.drop_null()
    counts = {item["values"]: item["counts"] for item in keys.value_counts().to_pylist()}
    return rows.take(pc.sort_indices(keys)), dict(sorted(counts.items()))


def _parts(ordered: pa.Table, counts: Mapping[Any, int]) -> dict[Any, pa.Table]:
    ends = pairwise(accumulate(counts.values(), initial=0))
    return {key: ordered.slice(start, end - start) for key, (start, end) in zip(counts, ends, strict=True)}
