"""Types: times in UTC to the microsecond, days as days, offsets in 32 bits, figures in 64."""

from __future__ import annotations

import pyarrow as pa
import pytest

from schemas import TABLES, arrow_schema, empty_table

TIME = pa.timestamp("us", tz="UTC")


@pytest.mark.parametrize(
    ("table", "column", "wanted"),
    [
        ("updates", "published_at", TIME),
        ("claims", "quote_start", pa.int32()),
        ("claims", "best", pa.int64()),
        ("claims", "date_from", pa.date32()),
        ("claims", "amount_usd", pa.float64()),
        ("incidents", "killed_high", pa.int64()),
        ("figure_history", "known_from", TIME),
        ("rejects", "raw", pa.binary()),
    ],
)
def test_a_column_has_its_type(table: str, column: str, wanted: pa.DataType) -> None:
    assert arrow_schema(table).field(column).type == wanted


def test_only_columns_that_may_be_unknown_may_be_null() -> None:
    claims = arrow_schema("claims")
    assert not claims.field("quote").nullable
    assert claims.field("high").nullable


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_all_columns_and_no_rows(name: str) -> None:
    assert empty_table(name).schema == arrow_schema(name)
    assert empty_table(name).num_rows == 0
