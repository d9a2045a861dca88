"""Rows of incidents and figures for the tests of publishing, filled in from a few fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from schemas import arrow_schema

Row = Mapping[str, Any]


def _filled(name: str, row: Row) -> dict[str, Any]:
    blank: dict[Any, Any] = {pa.bool_(): False, pa.int32(): 1, pa.string(): "x"}
    return {f.name: row.get(f.name, None if f.nullable else blank.get(f.type)) for f in arrow_schema(name)}


@pytest.fixture(scope="session")
def make() -> Callable[..., pa.Table]:
    """Makes a table of the schema from partial rows; what is left out is null, or a blank where null is not allowed."""
    return lambda name, rows: pa.Table.from_pylist([_filled(name, row) for row in rows], schema=arrow_schema(name))


@pytest.fixture(scope="session")
def incident() -> Callable[..., dict[str, Any]]:
    """Makes one incident of 5 March 2024 in Ukraine with a number for its id."""

    def one(number: int, **fields: Any) -> dict[str, Any]:
        day = date(2024, 3, 5)
        base = {"incident_id": f"20240305-{number}", "kind": "air_attack", "status": "happened", "country": "UA"}
        times = {"first_reported_at": 0, "last_reported_at": 0}
        return base | times | {"date_from": day, "date_to": day, "place_text": "Veresna"} | fields

    return one
