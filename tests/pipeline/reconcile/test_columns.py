"""From a column to Python values: the same as Arrow's own way gives, however many there are."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from pipeline.reconcile.columns import values_of

_MOMENT = datetime(2024, 3, 5, 23, 59, 59, 999999, UTC)


@pytest.mark.parametrize("times", [0, 1, 3000])
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (pa.string(), ["Veresna", None, "", "Veresna"]),
        (pa.date32(), [date(1, 1, 1), None, date(2024, 2, 29), date(9999, 12, 31)]),
        (pa.timestamp("us", tz="UTC"), [_MOMENT, None, _MOMENT.replace(year=1900)]),
        (pa.timestamp("us", tz="Europe/Kyiv"), [_MOMENT, None]),
        (pa.int64(), [1, None, 2**62]),
        (pa.float64(), [0.5, None]),
        (pa.bool_(), [True, None, False]),
        (pa.string(), [None, None]),
    ],
)
def test_values_are_those_that_arrow_gives(kind: pa.DataType, values: list[object], times: int) -> None:
    column = pa.chunked_array([pa.array(values * times, kind), pa.array(values, kind)])
    assert values_of(column) == column.to_pylist()
    if pa.types.is_string(kind):
        assert values_of(column.dictionary_encode()) == column.to_pylist()
