"""Between Arrow columns and Python values, fast where values repeat.

Belongs here: from a column to a list, and which rows hold one of some values. Not here: what the columns mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_FEW = 32
"""Values that are read one by one sooner than they are looked at for equal ones."""


def values_of(column: pa.ChunkedArray) -> list[Any]:
    """What `column.to_pylist()` gives, with equal texts and times made once and shared.

    Making a Python object of each is most of the price of reading a table of few different texts and days.
    """
    kind = column.type
    if len(column) < _FEW:
        return list(column.to_pylist())
    if column.null_count == len(column):
        return [None] * len(column)
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
    elif not (pa.types.is_string(kind) or pa.types.is_temporal(kind)):
        return list(column.to_pylist())
    encoded = column.combine_chunks().dictionary_encode()
    values = [*encoded.dictionary.to_pylist(), None]
    return [values[index] for index in pc.fill_null(encoded.indices, len(values) - 1).to_numpy().tolist()]


def is_in(column: pa.ChunkedArray, values: Iterable[str]) -> pa.ChunkedArray:
    """Which rows of a column of texts hold one of the values, which may be none."""
    return pc.is_in(column, pa.array(sorted(values), pa.string()))
