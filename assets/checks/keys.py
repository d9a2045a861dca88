"""Keys as numbers of 64 bits, by which a law can look at all rows of years without holding their texts.

Two different keys have the same number about once in 10¹⁹ pairs. So keys with the same number are compared as text
before they are called equal; that a missing key hides behind another is left to that chance.

Belongs here: numbers of keys, and those that come twice. Not here: laws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

Numbers = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]


def numbers(rows: pa.Table) -> Numbers:
    """A number for each row, the same for rows that are equal in all columns."""
    whole = np.zeros(len(rows), np.uint64)
    for column in rows.columns:
        values = column.to_numpy() if not column.null_count else np.array(column.to_pylist(), dtype=object)
        whole = whole * np.uint64(0x9E3779B97F4A7C15) + pd.util.hash_array(values, categorize=False)
    return whole


def all_numbers(parts: Iterable[pa.Table]) -> Numbers:
    """The numbers of all rows, sorted."""
    found = [numbers(part) for part in parts]
    return np.sort(np.concatenate(found)) if found else np.zeros(0, np.uint64)


def among(wanted: pa.Table, known: Numbers) -> Flags:
    """For each row whether its number is among sorted numbers."""
    mine = numbers(wanted)
    if not len(known):
        return np.zeros(len(mine), bool)
    at = np.minimum(np.searchsorted(known, mine), len(known) - 1)
    found: Flags = known[at] == mine
    return found


def repeated(parts: Callable[[], Iterable[pa.Table]]) -> Iterator[tuple[Sequence[object], int]]:
    """Rows that are there more than once in all parts together, with how often; the parts are gone through twice."""
    known = all_numbers(parts())
    twice = np.unique(known[1:][known[1:] == known[:-1]])
    if not len(twice):
        return
    same = [part.filter(pa.array(among(part, twice))) for part in parts()]
    rows = pa.concat_tables(same)
    groups = rows.group_by(rows.column_names).aggregate([([], "count_all")])
    for row in groups.to_pylist():
        if row["count_all"] > 1:
            yield [row[name] for name in rows.column_names], row["count_all"]
