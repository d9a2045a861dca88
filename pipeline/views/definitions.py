"""What each view is, as SQL: the tables of the contract under their names, the typed views of `sql/`, the macros.

Belongs here: SQL as text. Not here: running it (`connect`, `catalog`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.gazetteer.regions import regions
from pipeline.publish import AS_OF_SQL, POLICY_SQL
from schemas import TABLES, Table
from schemas.upgrades import added_since

_FOLDER = Path(__file__).with_name("sql")
TYPED_VIEWS = ("strikes", "casualties", "evacuations", "aid")
"""Views that put the long tables together by subject."""

MACROS = (AS_OF_SQL, POLICY_SQL)
_TYPES = {
    "string": "varchar",
    "int32": "integer",
    "int64": "bigint",
    "double": "double",
    "bool": "boolean",
    "date": "date",
    "timestamp": "timestamptz",
    "binary": "blob",
}


@dataclass(frozen=True, slots=True)
class ViewInfo:
    """A view for a person: its name and what one row of it is."""

    name: str
    meaning: str


_REGIONS = ViewInfo("regions", "One oblast, governorate, province or state: the name of a code in `admin1`.")


def files_of(name: str, folder: str) -> str:
    """The pattern of a table's files in `folder` (which ends with `/`, or is empty); what else lies there is none."""
    partition = TABLES[name].partition
    return f"{folder}{name}/{partition.name}=*/part.parquet" if partition else f"{folder}{name}/part.parquet"


def table_view(name: str, folder: str, there: bool, older: bool = False) -> str:
    """`create view` for a table of the contract, over the files in `folder` (which ends with `/`, or is empty).

    `there` is whether the table has files; without, the view has its columns and no rows, so that what builds on it
    works all the same. `older` is whether some of the files lack columns, as older versions of the tables do.
    """
    files = files_of(name, folder).replace("'", "''")
    if there and older:
        described = ", ".join(_nulls(TABLES[name]))
        found = f"select * from read_parquet('{files}', hive_partitioning = true, union_by_name = true)"
        rows = f"select {_with_values(name)} from (select {described} where false union all by name {found})"
    elif there:
        rows = f"select * from read_parquet('{files}', hive_partitioning = true)"
    else:
        rows = f"select {', '.join(_nulls(TABLES[name]))} where false"
    return f"create or replace view {name} as {rows}"


def _nulls(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield f"null::{_TYPES[column.type]} as {column.name}"
    if table.partition:
        yield f"null::date as {table.partition.name}"


def _with_values(name: str) -> str:
    """All columns, those that older rows lack with what holds in such rows."""
    known = {column: value for column, value in added_since(name, "1").items() if value is not None}
    filled = [f"coalesce({column}, {str(value).lower()}) as {column}" for column, value in known.items()]
    return f"* replace ({', '.join(filled)})" if filled else "*"


@cache
def typed_view(name: str) -> str:
    """`create view` for one of `TYPED_VIEWS`."""
    return f"create or replace view {name} as {_read(name)}"


@cache
def regions_view() -> str:
    """`create view regions`: the names of the codes in `admin1`, written out, so that it needs no file."""
    rows = ", ".join(f"({', '.join(map(_quoted, row.values()))})" for row in regions().to_pylist())
    return f"create or replace view regions as select * from (values {rows}) as r({', '.join(regions().column_names)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def comment(name: str, meaning: str) -> str:
    """What lets DuckDB's own listings tell the meaning of a view."""
    return f"comment on view {name} is {_quoted(meaning)}"


def view_infos() -> list[ViewInfo]:
    """All views in the order in which they build on each other."""
    tables = [ViewInfo(table.name, table.meaning) for table in TABLES.values()]
    return [*tables, *(ViewInfo(name, _meaning(name)) for name in TYPED_VIEWS), _REGIONS]


def _read(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text("utf-8")


def _meaning(name: str) -> str:
    """The comment that begins the file."""
    lines = []
    for line in _read(name).splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def column_meaning(view: str, column: str) -> str:
    """What a column of a view means, in a sentence; KeyError if the view has no such column."""
    known = TABLES.get(view)
    if known is not None and known.partition and column == known.partition.name:
        return known.partition.meaning
    own = {found.name: found.meaning for found in (known or TABLES["incidents"]).columns}
    return own.get(column) or _own_columns()[view][column]


@cache
def _own_columns() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads((_FOLDER.parent / "columns.toml").read_text("utf-8"))
    return found


def column_comment(view: str, column: str) -> str:
    """What lets DuckDB's own listings tell the meaning of a column."""
    return f"comment on column {view}.{column} is {_quoted(column_meaning(view, column))}"


def all_views(folder: str, there: frozenset[str], older: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every statement, in order; `there` names the tables that have files, `older` those whose files lack columns."""
    for name in TABLES:
        yield table_view(name, folder, name in there, name in older)
    yield from (typed_view(name) for name in TYPED_VIEWS)
    yield regions_view()
    yield from (part for sql in MACROS for part in sql.split(";") if part.strip())
    yield from (comment(info.name, info.meaning) for info in view_infos())
