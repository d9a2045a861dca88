"""Rows of any table for tests: every column has a plain value of its type, but for what the test says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from schemas import Column, arrow_schema, table

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def row(name: str, **values: Any) -> dict[str, Any]:
    """One row; nullable columns are null unless given."""
    unknown = set(values) - set(arrow_schema(name).names)
    assert not unknown, f"{name} has no column {unknown}"
    return {column.name: values.get(column.name, _plain(column)) for column in table(name).columns}


def rows(name: str, *found: dict[str, Any]) -> pa.Table:
    """A table of such rows."""
    return pa.Table.from_pylist([row(name, **values) for values in found], schema=arrow_schema(name))


def wide(name: str, low: int | None, best: int | None, high: int | None) -> dict[str, int | None]:
    """The three columns of one figure of `incidents`."""
    return {f"{name}_low": low, f"{name}_best": best, f"{name}_high": high}


def _plain(column: Column) -> Any:
    if column.nullable:
        return None
    if column.vocabulary is not None:
        return next(iter(column.vocabulary.words))
    plain = {"string": "x", "int32": 1, "int64": 1, "double": 1.0, "bool": False, "binary": b"x"}
    return plain.get(column.type, date(2024, 3, 5) if column.type == "date" else NOON)
