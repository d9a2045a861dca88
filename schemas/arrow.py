"""The Arrow schema of each table. Arrow is loaded when a schema is asked for: words of the tables need none.

Belongs here: how types of columns become Arrow types. Not here: whether rows keep to a schema (`conformance`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from schemas.model import ColumnType
from schemas.registry import table

if TYPE_CHECKING:
    import pyarrow as pa


def _type(name: ColumnType) -> pa.DataType:
    import pyarrow as pa

    types: dict[ColumnType, pa.DataType] = {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "timestamp": pa.timestamp("us", tz="UTC"),
        "binary": pa.binary(),
    }
    return types[name]


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Arrow schema of one table, without its partition folder; a field that is not nullable says so."""
    import pyarrow as pa

    return pa.schema([pa.field(c.name, _type(c.type), nullable=c.nullable) for c in table(name).columns])


def empty_table(name: str) -> pa.Table:
    """The table with no rows."""
    return arrow_schema(name).empty_table()
