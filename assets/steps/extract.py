"""From `updates` to `claims`: each day of updates gives the claims of that day.

Days are put together, or a large day is cut, into batches of `EXTRACTED_AT_ONCE` updates, which an engine works on.

Belongs here: the asset and its batches. Not here: extraction (`pipeline.extract`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import dagster as dg
import pyarrow as pa

from assets.books import Books
from assets.engines import ENGINE
from assets.steps.table_asset import named, table_asset
from assets.storage.day_file import Day, DayFile
from assets.storage.day_files import StoredTable
from assets.storage.days_of_rows import by_day
from assets.storage.digest import fingerprint
from assets.storage.groups import grouped
from assets.storage.new_day import NewDay
from assets.storage.plan import DayPlan, Made
from pipeline.engines import LOCAL, Engine, batch_size, packed_days
from pipeline.extract import EXTRACTOR_VERSION, extract
from schemas import empty_table

EXTRACTED_AT_ONCE = 4000
"""Updates in a batch: a few seconds' work and some megabytes. A day with more is cut."""
_BYTES_AT_ONCE = 16 << 20
"""Of the updates of a batch; with long posts it is worked off in several goes."""
_NONE = empty_table("claims")


@dataclass(frozen=True, slots=True)
class _Days:
    """Whole days to extract and write, with what each is made from."""

    books: Books
    made_from: Mapping[date, str]


@dataclass(frozen=True, slots=True)
class _Part:
    """Some updates of a large day to extract, or the claims that they gave."""

    day: date
    rows: pa.Table
    is_last: bool


def claims_plan(books: Books, engine: Engine = LOCAL) -> DayPlan:
    """What the days of `claims` should be by the updates that there are."""
    files = books.table("updates").files()
    wanted = {day: fingerprint(file.content, EXTRACTOR_VERSION) for day, file in files.items()}
    rows = {day: file.rows for day, file in files.items() if day is not None}
    return DayPlan("claims", wanted, partial(_make, books.anywhere(), engine, rows, wanted))


def claims_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the table `claims`."""

    @table_asset("claims", books, required_resource_keys={ENGINE})
    def claims(context: dg.AssetExecutionContext, updates: StoredTable) -> DayPlan:  # noqa: ARG001 - for the lineage
        """One figure that one update states about one measured thing, with the letters that state it."""
        plan = claims_plan(books, context.resources.engine)
        return replace(plan, in_scope=books.within(books.asked_for(context)))

    return claims


def _make(
    books: Books, engine: Engine, rows: Mapping[date, int], wanted: Mapping[Day, str], days: Sequence[Day]
) -> Made:
    parts: list[pa.Table] = []
    dated = [(day, rows[day]) for day in days if day is not None]
    size = batch_size(sum(count for _, count in dated), engine.workers, EXTRACTED_AT_ONCE)
    for made in engine.map(_extract, _batches(books, dated, wanted, size)):
        if isinstance(made, list):
            yield from ((file.day, file) for file in made)
            continue
        parts.append(made.rows)
        if made.is_last:
            yield made.day, pa.concat_tables(parts)
            parts = []


def _batches(
    books: Books, days: Sequence[tuple[date, int]], wanted: Mapping[Day, str], size: int
) -> Iterator[tuple[str, _Days | _Part]]:
    rows = dict(days)
    for batch in packed_days(days, size):
        if len(batch) > 1 or rows[batch[0]] <= size:
            yield named("claims", batch), _Days(books, {day: wanted[day] for day in batch})
            continue
        updates = books.table("updates").read(batch[0])
        for start in range(0, len(updates), size):
            part = updates.slice(start, size)
            name = f"{named('claims', batch)}, updates {start + 1:,} to {start + len(part):,} of {len(updates):,}"
            yield name, _Part(batch[0], part, start + len(part) == len(updates))


def _extract(batch: _Days | _Part) -> list[DayFile] | _Part:
    """The claims of a batch; those of whole days are written and only their files are given."""
    if isinstance(batch, _Part):
        return replace(batch, rows=extract(batch.rows))
    return list(batch.books.table("claims").write_days(_extracted(batch)))


def _extracted(batch: _Days) -> Iterator[NewDay]:
    """The days of a batch, of which no more than `_BYTES_AT_ONCE` of updates are held."""
    updates = batch.books.table("updates")
    read = ((day, updates.read(day)) for day in batch.made_from)
    for some in grouped(read, lambda of_day: of_day[1]["body"].nbytes, EXTRACTED_AT_ONCE, _BYTES_AT_ONCE):
        found = by_day(extract(pa.concat_tables([rows for _, rows in some])), "published_at")
        yield from (NewDay(day, found.get(day, _NONE), batch.made_from[day]) for day, _ in some)
