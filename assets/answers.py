"""The answer to a query on the screen or in a file, and what can be asked where no query is given.

Belongs here: laying answers out as a table, CSV, JSON or Parquet; errors of SQL with a hint. Not here: the views that
are asked (`pipeline.views`), the command's arguments (`assets.cli`).
"""

from __future__ import annotations

import csv
import json
import sys
from datetime import datetime
from decimal import Decimal
from itertools import chain, count
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import pyarrow as pa
import pyarrow.parquet as pq
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assets.books import Books
from assets.errors import ArgumentError, UserError
from pipeline.views import NoTablesError, column_meaning, connect, view_infos
from pipeline.words import counted

if TYPE_CHECKING:
    import duckdb

FORMS = ("table", "csv", "json", "parquet")
ROWS_SHOWN = 200
"""Of a table on the screen."""
_HINTS = {
    "CatalogException": "`tollbook query` without SQL lists the views and their columns",
    "BinderException": "`tollbook query` without SQL lists the views and their columns",
    "PermissionException": "a query reads the data folder and nothing else; --to FILE writes its answer",
    "ParserException": "SQL is DuckDB's; put it in quotes, so that the shell leaves it whole",
    "ConversionException": "days are written date '2024-09-01', moments timestamptz '2024-09-01 12:00:00+00'",
}


def ask(books: Books, sql: str, form: str | None = None, to: Path | None = None) -> None:
    """Print the answer, or write it to a file; without a form it is what the file's name ends with, without a file a
    table on a terminal and CSV elsewhere. UserError for wrong SQL, no tables, no DuckDB; ArgumentError for an unknown
    form, a folder that is not there, more than one query."""
    form = _form(form, to)
    if to is not None and not to.parent.is_dir():
        raise ArgumentError(f"there is no folder {to.parent} for --to: make it, or choose another file")
    rows = _answer(_opened(books), sql)
    if form == "parquet":
        _write_parquet(rows, to)
    elif form == "table":
        _show_table(rows, _console(to))
    elif to is None:
        _write_text(rows, form, sys.stdout)
    else:
        with to.open("w", encoding="utf-8", newline="") as file:
            _write_text(rows, form, file)


def list_views(books: Books, console: Console) -> None:
    """Print every view and its columns with their meanings."""
    connection = _opened(books)
    for info in view_infos():
        count = connection.execute(f"select count(*) from {info.name}").fetchone() or (0,)
        console.print(f"\n[bold]{info.name}[/]  {counted(count[0], 'row')}. {escape(info.meaning)}", highlight=False)
        grid = Table(box=None, show_header=False, padding=(0, 1))
        for name, kind, meaning in _columns(connection, info.name):
            grid.add_row(f"  {name}", f"[dim]{escape(kind.lower())}[/]", escape(meaning))
        console.print(grid, highlight=False)
    console.print(
        "\nBesides: as_of(moment) for the figures known at a moment; figure_from(policy, low, best, high) and "
        "figure_to(…) with the policies 'conservative', 'best', 'range'.",
        highlight=False,
    )


def _columns(connection: duckdb.DuckDBPyConnection, view: str) -> list[tuple[str, str, str]]:
    found = connection.execute(f"describe {view}").fetchall()
    return [(name, kind, column_meaning(view, name)) for name, kind, *_ in found]


def _form(form: str | None, to: Path | None) -> str:
    if form is None and to is not None:
        form = to.suffix[1:].lower()
        if form not in FORMS:
            raise ArgumentError(
                f"the name of {to} does not say which form the answer is to have: let it end in .csv, .json or "
                ".parquet, or add --as csv"
            )
    if form is None:
        form = "table" if sys.stdout.isatty() else "csv"
    if form not in FORMS:
        raise ArgumentError(f"there is no form {form!r}: choose one of {', '.join(FORMS)}")
    return form


def _opened(books: Books) -> duckdb.DuckDBPyConnection:
    books.require_known()
    try:
        return connect(str(books.root.path))
    except (NoTablesError, ImportError) as error:
        raise UserError(str(error)) from None
    except Exception as error:
        import duckdb

        if not isinstance(error, duckdb.Error):
            raise
        hint = f"`tollbook verify --data {books.root.url}` names the files that are damaged"
        raise UserError(f"the tables in {books.root.url} cannot be opened: {error}\nHint: {hint}") from None


def _answer(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.Table:
    import duckdb

    try:
        answers = sum(found.type == duckdb.StatementType.SELECT for found in connection.extract_statements(sql))
        if answers > 1:
            raise ArgumentError(f"these are {answers} queries, and one answer can be given: ask one at a time")
        found = connection.sql(sql)
        return pa.table({}) if found is None else _with_names_of_their_own(found.to_arrow_table())
    except duckdb.Error as error:
        hint = _HINTS.get(type(error).__name__)
        raise UserError(f"the query cannot be run: {error}" + (f"\nHint: {hint}" if hint else "")) from None


def _with_names_of_their_own(rows: pa.Table) -> pa.Table:
    """Of columns with one name the second is called `name_1`, the third `name_2`, as DuckDB does where it makes a table
    of them."""
    names: list[str] = []
    for name in rows.column_names:
        wanted = chain([name], (f"{name}_{number}" for number in count(1)))
        again = name in names
        names.append(next(n for n in wanted if n not in names and not (again and n in rows.column_names)))
    return rows.rename_columns(names)


def _write_parquet(rows: pa.Table, to: Path | None) -> None:
    if to is not None:
        pq.write_table(rows, to, compression="zstd")
    elif sys.stdout.isatty():
        raise UserError("Parquet is no text for a terminal: add --to FILE, or send it on with a pipe")
    else:
        sink = pa.BufferOutputStream()
        pq.write_table(rows, sink, compression="zstd")
        sys.stdout.buffer.write(sink.getvalue().to_pybytes())


def _write_text(rows: pa.Table, form: str, file: TextIO) -> None:
    if form == "json":
        json.dump(_for_json(rows.to_pylist()), file, ensure_ascii=False, indent=1, allow_nan=False)
        file.write("\n")
        return
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(rows.column_names)
    writer.writerows(["" if v is None else _plain(v) for v in row.values()] for row in rows.to_pylist())


def _show_table(rows: pa.Table, console: Console) -> None:
    shown = Table(box=SIMPLE_HEAD)
    for field in rows.schema:
        number = pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
        shown.add_column(escape(field.name), justify="right" if number else "left", overflow="fold")
    for row in rows.slice(0, ROWS_SHOWN).to_pylist():
        shown.add_row(*("" if v is None else escape(_for_people(v)) for v in row.values()))
    console.print(shown, highlight=False)
    more = f", the first {ROWS_SHOWN} shown" if len(rows) > ROWS_SHOWN else ""
    console.print(f"{counted(len(rows), 'row')}{more}", highlight=False)


def _for_people(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(_plain(value))


def _plain(value: Any) -> Any:
    """A value as CSV and the screen have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(_for_json(value), ensure_ascii=False, allow_nan=False)
    return value if isinstance(value, int | float) else _text(value)


def _for_json(value: Any) -> Any:
    """A value as JSON has it: numbers stay numbers; those that JSON does not have, such as infinity, are null."""
    if isinstance(value, dict):
        return {str(key): _for_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_for_json(inner) for inner in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and not isfinite(value):
        return None
    return value if value is None or isinstance(value, str | int | float) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.hex() if isinstance(value, bytes) else str(value)


def _console(to: Path | None) -> Console:
    if to is not None:
        raise ArgumentError("a table is for the screen: for a file choose csv, json or parquet")
    return Console() if sys.stdout.isatty() else Console(width=160)
