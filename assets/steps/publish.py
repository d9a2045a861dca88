"""From incidents to `daily_totals`, one file, which notes what each of its days was made from.

Belongs here: the asset and its days. Not here: summing up (`pipeline.publish`), what is made for readers (`analyst`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from assets.books import Books
from assets.checks.laws import require_passed
from assets.engines import ENGINE
from assets.steps.table_asset import named, table_asset
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from assets.storage.digest import fingerprint
from assets.storage.plan import DayPlan, Made
from assets.totals_days import TOTALS_VERSION, made_from
from pipeline.engines import LOCAL, Engine, batch_size, packed_days
from pipeline.publish import daily_totals as add_up
from schemas import empty_table

ADDED_AT_ONCE = 20_000
"""Figures in a batch. A day's totals are of its own incidents alone."""


@dataclass(frozen=True, slots=True)
class _Batch:
    books: Books
    days: Sequence[date]


def daily_totals_plan(books: Books, engine: Engine = LOCAL) -> DayPlan:
    """What `daily_totals` should be by the incidents that there are. Days whose incidents are the same are kept."""
    incidents, figures = books.table("incidents").files(), books.table("incident_figures").files()
    whole = fingerprint(TOTALS_VERSION, (file.content for file in (*incidents.values(), *figures.values())))
    notes = made_from(books)
    rows = [(day, file.rows) for day, file in figures.items() if day is not None]
    make = partial(_make, books.anywhere(), engine, rows, notes)
    return DayPlan("daily_totals", {None: whole}, make, notes=lambda _: notes)


def daily_totals_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the table `daily_totals`."""
    whole = dg.AssetIn(partition_mapping=dg.AllPartitionMapping())
    ins = {"incidents": whole, "incident_figures": whole}

    @table_asset("daily_totals", books, by_month=False, ins=ins, required_resource_keys={ENGINE})
    def daily_totals(
        context: dg.AssetExecutionContext,
        incidents: StoredTable,  # noqa: ARG001 - for the lineage
        incident_figures: StoredTable,  # noqa: ARG001
    ) -> DayPlan:
        """One day × country × status × measure × object, wholes and parts not counted twice."""
        require_passed(context)
        return daily_totals_plan(books, context.resources.engine)

    return daily_totals


def _make(
    books: Books, engine: Engine, rows: Sequence[tuple[date, int]], notes: Mapping[str, str], _days: Sequence[Day]
) -> Made:
    before = books.table("daily_totals").file(None)
    same = set() if before is None or not before.fingerprint else before.notes.items() & notes.items()
    kept = [date.fromisoformat(day) for day, _ in same]
    parts = engine.map(
        _add_up, _batches(books, engine.workers, [(day, count) for day, count in rows if day not in set(kept)])
    )
    there = books.table("daily_totals").read(None) if kept else empty_table("daily_totals")
    yield None, pa.concat_tables([there.filter(pc.is_in(there["date"], pa.array(kept, pa.date32()))), *parts])


def _batches(books: Books, workers: int, rows: Sequence[tuple[date, int]]) -> Iterator[tuple[str, _Batch]]:
    size = batch_size(sum(count for _, count in rows), workers, ADDED_AT_ONCE)
    for days in packed_days(rows, size):
        yield named("daily_totals", days), _Batch(books, days)


def _add_up(batch: _Batch) -> pa.Table:
    incidents, figures = (batch.books.table(name).read_days(batch.days) for name in ("incidents", "incident_figures"))
    return add_up(incidents, figures)
