"""The commands for readers of the tables: `report`, `export`, `catalog`.

Belongs here: their arguments and what they print. Not here: what they make (`assets.steps.analyst`), the other commands
(`assets.cli`, which adds these).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from assets.cli_options import DEFAULT_DATA, Data, Guard, books_of
from assets.errors import ArgumentError

if TYPE_CHECKING:
    from assets.books import Books

ALL = "all"
_FORMAT_HELP = "ged, acled, hxl, strikes, geoparquet, geojson, datapackage, or all."


def add_to(app: typer.Typer, guard: Guard) -> None:
    """Add the commands; `guard` turns errors into messages with an exit code."""

    @app.command()
    def report(
        data: Data = DEFAULT_DATA,
        first: Annotated[str | None, typer.Option("--from", help="First day, as 2024-09-01.")] = None,
        last: Annotated[
            str | None, typer.Option("--to", help="Last day; without it the last day of publication.")
        ] = None,
    ) -> None:
        """Make the report: one HTML file with charts, a map and the claims behind every figure; a month if not said."""
        with guard():
            from assets.option_values import day
            from assets.steps.analyst import make_report

            books = books_of(data)
            _done(books, "report", [make_report(books, day("--from", first), day("--to", last))])

    @app.command()
    def export(
        form: Annotated[str, typer.Argument(metavar="FORMAT", help=_FORMAT_HELP)],
        data: Data = DEFAULT_DATA,
    ) -> None:
        """Write the tables in the form of other tools; docs/exports.md says what maps and what is lost."""
        with guard():
            from assets.steps.analyst import make_export

            books = books_of(data)
            _done(books, "exports", [path for name in _formats(form) for path in make_export(books, name)])

    @app.command()
    def catalog(data: Data = DEFAULT_DATA) -> None:
        """Write catalog.duckdb: all tables and views for any DuckDB client that runs in the data folder."""
        with guard():
            from assets.steps.analyst import make_catalog

            books = books_of(data)
            _done(books, "catalog", [make_catalog(books)])


def _formats(name: str) -> list[str]:
    from pipeline.export import FORMATS

    if name != ALL and name not in FORMATS:
        raise ArgumentError(f"there is no format {name!r}: choose one of {', '.join(FORMATS)}, or {ALL}")
    return list(FORMATS) if name == ALL else [name]


def _done(books: Books, asset: str, paths: list[str]) -> None:
    from assets.steps.analyst import note_made

    note_made(books, asset, paths)
    console = Console(highlight=False, soft_wrap=True)
    for path in paths:
        at = books.root.at(path)
        console.print(f"{at}  {at.stat().st_size:,} bytes", markup=False)
