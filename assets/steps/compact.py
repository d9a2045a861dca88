"""`compacted`: the small files of days put together, one file a month and table, for queries over years.

The days stay where they are: they are the tables, and all views are over them. A month is made anew when a day of it
has another content, by the same rule as any file (`assets.storage.plan`). Rows have their day as a column, since the
folder of a month cannot tell it.

Belongs here: which months there are and what is in them. Not here: reading and writing files (`assets.storage`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import dagster as dg
import pyarrow as pa

from assets.books import Books
from assets.checks.laws import require_passed
from assets.markdown import table as markdown_table
from assets.steps.table_asset import GROUP, OWNERS
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from assets.storage.digest import fingerprint
from assets.storage.form import Form
from assets.storage.plan import DayPlan, Made, Written, carry_out
from schemas import arrow_schema, table

FOLDER = "compacted"
COMPACTED = ("claims", "incidents", "incident_figures", "incident_claims", "figure_history")
"""Tables that queries over years go through; texts are looked up by day."""


def compact(books: Books) -> dict[str, Written]:
    """Make those months anew whose days have changed; what was done, by table."""
    return {name: carry_out(_plan(books, name), _stored(books, name)) for name in COMPACTED}


def _stored(books: Books, name: str) -> StoredTable:
    """The months of one table, kept as the days of a table are."""
    schema = _with_day(name, arrow_schema(name).empty_table(), None).schema

    def problems(rows: pa.Table) -> list[str]:
        return [] if rows.schema.names == schema.names else [f"columns are not those of {name} and its day"]

    order = (_day_column(name), *table(name).order)
    return StoredTable(books.root, Form(f"{FOLDER}_{name}", f"{FOLDER}/{name}", "month", schema, order, problems))


def _plan(books: Books, name: str) -> DayPlan:
    days: defaultdict[date, list[tuple[date, str]]] = defaultdict(list)
    for day, file in books.table(name).files().items():
        if day is not None:
            days[day.replace(day=1)].append((day, file.content))
    wanted: dict[Day, str] = {
        month: fingerprint(f"{day} {content}" for day, content in found) for month, found in days.items()
    }
    there = {month: [day for day, _ in found] for month, found in days.items()}
    return DayPlan(f"{FOLDER}_{name}", wanted, partial(_months, books.table(name), there))


def _months(stored: StoredTable, days: Mapping[date, Sequence[date]], months: Sequence[Day]) -> Made:
    for month in months:
        if month is not None:
            parts = [_with_day(stored.name, stored.read(day), day) for day in days[month]]
            yield month, pa.concat_tables(parts)


def _with_day(name: str, rows: pa.Table, day: Day) -> pa.Table:
    days = pa.repeat(pa.scalar(day, pa.date32()), len(rows))
    return rows.append_column(pa.field(_day_column(name), pa.date32()), days)


def _day_column(name: str) -> str:
    partition = table(name).partition
    assert partition is not None
    return partition.name


def compacted_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the compacted tables."""

    @dg.asset(name=FOLDER, group_name=GROUP, owners=list(OWNERS), kinds={"parquet"}, deps=list(COMPACTED))
    def compacted(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        """Days put together into one file a month and table, for queries over years."""
        require_passed(context)
        done = compact(books)
        rows = [
            (name, len(written.files), len(written.made), sum(file.rows for file in written.files))
            for name, written in done.items()
        ]
        shown = markdown_table(("table", "months", "made anew", "rows"), rows)
        return dg.MaterializeResult(
            metadata={"months": dg.MetadataValue.md(shown), "dagster/uri": str(books.root.at(FOLDER))}
        )

    return compacted
