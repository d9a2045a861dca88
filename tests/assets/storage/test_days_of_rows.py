"""Rows of many days parted by day: each row under its own, in the order in which it came."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from assets.storage.days_of_rows import by_day, by_prefix

FIRST, NEXT = date(2024, 3, 4), date(2024, 3, 5)
ROWS = pa.table({"on": [NEXT, FIRST, None, NEXT], "id": ["20240305b", "20240304a", "20240304z", "20240305a"]})


def test_rows_of_one_day_keep_their_order_and_rows_of_none_are_left_out() -> None:
    found = by_day(ROWS, "on")
    assert list(found) == [FIRST, NEXT]
    assert {day: rows["id"].to_pylist() for day, rows in found.items()} == {
        FIRST: ["20240304a"],
        NEXT: ["20240305b", "20240305a"],
    }


def test_a_day_that_no_id_begins_with_has_no_rows() -> None:
    found = by_prefix(ROWS, "id", ["20240305", "20240306"])
    assert found["20240305"]["id"].to_pylist() == ["20240305b", "20240305a"]
    assert found["20240306"].num_rows == 0
    assert by_prefix(ROWS, "id", []) == {}
