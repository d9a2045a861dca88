"""Whether an Arrow table is what its description says: names, types, nulls, vocabularies, key.

Belongs here: what can be said of one table from its description. Not here: what holds between tables (`assets.checks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from schemas.arrow import arrow_schema
from schemas.model import Column
from schemas.registry import table

if TYPE_CHECKING:
    import pyarrow as pa

_FEW = 1000
"""Rows below which Python compares keys faster than Arrow sets out to."""


def problems(name: str, data: pa.Table) -> list[str]:
    """What is wrong with `data` as rows of the table `name`, each in a line a person can read; empty if nothing is.

    Names, order and types are checked first: if they differ nothing else is. KeyError if no such table is described.
    """
    shape = list(_shape(name, data.schema))
    if shape:
        return shape
    found: list[str] = []
    for column in table(name).columns:
        found += _nulls(column, data[column.name])
        found += _words(column, data[column.name])
    return found + list(_doubles(table(name).key, data))


def _shape(name: str, got: pa.Schema) -> Iterator[str]:
    wanted = arrow_schema(name)
    if got.equals(wanted):
        return
    if missing := [n for n in wanted.names if n not in got.names]:
        yield f"columns missing: {', '.join(missing)}"
    if unknown := [n for n in got.names if n not in wanted.names]:
        yield f"columns that are not described: {', '.join(unknown)}"
    if not missing and not unknown and got.names != wanted.names:
        yield f"columns in another order: {', '.join(got.names)}"
    for field in wanted:
        if field.name in got.names and got.field(field.name).type != field.type:
            yield f"{field.name} is {got.field(field.name).type}, not {field.type}"


def _nulls(column: Column, values: pa.ChunkedArray) -> Iterator[str]:
    if values.null_count and not column.nullable:
        yield f"{column.name} is null in {values.null_count} of {len(values)} rows"


def _words(column: Column, values: pa.ChunkedArray) -> Iterator[str]:
    vocabulary = column.vocabulary
    if vocabulary is None:
        return
    unknown = [w for w in values.unique().to_pylist() if w is not None and not vocabulary.holds(w)]
    if unknown:
        yield f"{column.name} holds words outside its vocabulary: {', '.join(sorted(map(repr, unknown)))}"


def _doubles(key: tuple[str, ...], data: pa.Table) -> Iterator[str]:
    if data.num_rows < _FEW:
        rows = zip(*(data[name].to_pylist() for name in key), strict=True)
        if len(set(rows)) == data.num_rows:
            return
    groups = data.select(list(key)).group_by(list(key)).aggregate([([], "count_all")])
    if groups.num_rows < data.num_rows:
        at = next(at for at, count in enumerate(groups["count_all"].to_pylist()) if count > 1)
        twice = groups.slice(at, 1).to_pylist()[0]
        shown = ", ".join(str(twice[name]) for name in key)
        yield f"{data.num_rows - groups.num_rows} rows repeat the key of another ({', '.join(key)}), such as {shown}"
