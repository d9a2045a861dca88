"""What is made of the tables for readers: the report, the catalogue for DuckDB, files in other formats.

Belongs here: the assets and where their files go. Not here: what is in the files (`pipeline.report`, `pipeline.views`,
`pipeline.export`).
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import dagster as dg
import pyarrow as pa

from assets.books import Books
from assets.checks.laws import require_passed
from assets.errors import UserError
from assets.filed_days import days_with_a_say
from assets.instance import home, instance
from assets.steps.table_asset import GROUP, OWNERS
from assets.storage.root import DataRoot
from pipeline.export import EXPORTS_FOLDER, FORMATS, write_export
from pipeline.report import DAYS, TABLES_NEEDED, NothingToReportError, build_report
from schemas import TABLES

REPORT = "report.html"
_EVERY_TABLE = tuple(TABLES)


class BookTables(dict[str, pa.Table]):
    """The tables of the books by name, each read whole when it is first asked for."""

    def __init__(self, books: Books) -> None:
        super().__init__()
        self._books = books

    def __missing__(self, name: str) -> pa.Table:
        stored = self._books.table(name)
        self[name] = stored.read_days(stored.days())
        return self[name]


def make_report(books: Books, first: date | None = None, last: date | None = None) -> str:
    """Write the report into the data root; the path under it. UserError if there is nothing to report on."""
    _require_tables(books)
    last = last or _quiet_end(books)
    try:
        page = build_report(_reported(books, first or _begin(books, last)), first, last)
    except NothingToReportError as error:
        days = [day for day in books.table("incidents").days() if day is not None]
        there = f"; there are incidents from {days[0]} to {days[-1]}: --from and --to choose among them" if days else ""
        raise UserError(f"{error}{there}") from None
    books.root.replace(REPORT, page.encode())
    return REPORT


def make_export(books: Books, name: str) -> list[str]:
    """Write one format into the folder of exports; the paths under the data root."""
    _require_tables(books)
    with TemporaryDirectory() as folder:
        files = write_export(name, BookTables(books), Path(folder))
        made = [f"{EXPORTS_FOLDER}/{file.relative_to(folder).as_posix()}" for file in files]
        for path, file in zip(made, files, strict=True):
            books.root.replace(path, file.read_bytes())
    return made


def make_catalog(books: Books) -> str:
    """Write `catalog.duckdb` into the data root; the path under it. UserError without DuckDB."""
    from pipeline.views import CATALOG, catalog_of_store, write_catalog

    _require_tables(books)
    try:
        if books.root.is_local:
            return write_catalog(Path(str(books.root.path))).name
        books.root.replace(CATALOG, catalog_of_store(str(books.root.path)))
        return CATALOG
    except ImportError as error:
        raise UserError(str(error)) from None


def note_made(books: Books, name: str, paths: Sequence[str]) -> None:
    """Note in Dagster's history what a command made, so that the UI shows the asset as made; nothing where there is no
    history."""
    if home(books) is None:
        return
    with instance(books) as dagster:
        dagster.report_runless_asset_event(dg.AssetMaterialization(name, metadata=_made(books.root, paths)))


def _require_tables(books: Books) -> None:
    if not books.table("updates").days() or not books.root.exists("incidents"):
        raise UserError(
            f"there are no incidents in {books.root.url}: run `tollbook run INPUT --out {books.root.url}` first"
        )


def _reported(books: Books, first: date) -> dict[str, pa.Table]:
    """The rows that a report from a day on can need: of large books only some days are read."""
    incident_days = [day for day in books.table("incidents").days() if day is not None and day >= first]
    published = days_with_a_say(books, incident_days)
    newest = books.table("updates").days()[-1:]
    days = {"claims": published, "updates": sorted({*published, *newest}, key=str)}
    return {name: books.table(name).read_days(days.get(name, incident_days)) for name in TABLES_NEEDED}


def _quiet_end(books: Books) -> date | None:
    """The last day of incidents, where the month before the last publication has none; else None."""
    published = [day for day in books.table("updates").days() if day is not None]
    days = [day for day in books.table("incidents").days() if day is not None and published and day <= published[-1]]
    return days[-1] if days and days[-1] <= published[-1] - timedelta(days=DAYS) else None


def _begin(books: Books, last: date | None) -> date:
    """The first day that a report may be about where none is asked for."""
    days = [day for day in books.table("updates").days() if day is not None]
    return (last or days[-1]) - timedelta(days=DAYS)


def _report(books: Books) -> dg.AssetsDefinition:
    @dg.asset(name="report", group_name=GROUP, owners=list(OWNERS), kinds={"html"}, deps=list(TABLES_NEEDED))
    def report(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        """The last month as one HTML page whose every figure opens the claims behind it."""
        require_passed(context)
        return _result(books.root, [make_report(books)])

    return report


def _catalog(books: Books) -> dg.AssetsDefinition:
    @dg.asset(name="catalog", group_name=GROUP, owners=list(OWNERS), kinds={"duckdb"}, deps=list(_EVERY_TABLE))
    def catalog(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        """All tables and typed views for any DuckDB client, by paths relative to the data folder."""
        require_passed(context)
        return _result(books.root, [make_catalog(books)])

    return catalog


def _exports(books: Books) -> dg.AssetsDefinition:
    @dg.asset(name="exports", group_name=GROUP, owners=list(OWNERS), kinds={"csv", "geojson"}, deps=list(_EVERY_TABLE))
    def exports(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        """The tables in the forms of UCDP GED, ACLED, HXL, GeoParquet, GeoJSON and Frictionless."""
        require_passed(context)
        return _result(books.root, [path for name in FORMATS for path in make_export(books, name)])

    return exports


def _result(root: DataRoot, paths: Sequence[str]) -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(metadata=_made(root, paths))


def _made(root: DataRoot, paths: Sequence[str]) -> dict[str, Any]:
    sizes = {path: root.at(path).stat().st_size for path in paths}
    lines = [f"| {path} | {size:,} |" for path, size in sizes.items()]
    return {
        "dagster/uri": str(root.at(paths[0])),
        "bytes": sum(sizes.values()),
        "files": dg.MetadataValue.md("\n".join(["| file | bytes |", "|---|---|", *lines])),
    }


Maker = Callable[[Books], dg.AssetsDefinition]
ANALYST_ASSETS: tuple[Maker, ...] = (_report, _catalog, _exports)
"""Makers of the assets `report`, `catalog` and `exports`."""
