"""Between Arrow columns and Python values, fast where values repeat.

Belongs here: from a column to a list, and which rows hold one of some values. Not here: what the columns mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_MANY = 2000
"""Texts of which equal ones are looked for: of fewer that costs more than making them."""


def values_of(column: pa.ChunkedArray) -> list[Any]:
    """What `column.to_pylist()` gives, days and times made without a scalar for each, and of many texts equal ones made
    once and shared."""
    kind = column.type
    if column.null_count == len(column):
        return [None] * len(column)
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
        column = column.cast(kind)
    if pa.types.is_date32(kind):
        return list(column.to_numpy().tolist())
    if pa.types.is_timestamp(kind) and (kind.unit, kind.tz) == ("us", "UTC"):
        moments = column.to_numpy().tolist()
        known = {moment: moment.replace(tzinfo=UTC) for moment in set(moments) if moment is not None}
        return [known.get(moment) for moment in moments]
    if not pa.types.is_string(kind) or len(column) < _MANY:
        return list(column.to_pylist())
    encoded = column.combine_chunks().dictionary_encode()
    values = [*encoded.dictionary.to_pylist(), None]
    return [values[index] for index in pc.fill_null(encoded.indices, len(values) - 1).to_numpy().tolist()]


def is_in(column: pa.ChunkedArray, values: Iterable[str]) -> pa.ChunkedArray:
    """Which rows of a column of texts hold one of the values, which may be none."""
    return pc.is_in(column, pa.array(sorted(values), pa.string()))
