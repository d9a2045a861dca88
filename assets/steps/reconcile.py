"""From `filed_claims` to the four tables of incidents, which are made together: each day of incidents is reconciled.

An engine works through batches of incident days and writes what is stale of each table. Of a day of which only claims
of further days of publication have come in, the incidents that these can touch are made anew and the others kept: the
files of `incidents` note what each day of publication said of them. Belongs here: the asset and its batches. Not here:
filing (`filing`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import dagster as dg
import pyarrow as pa

from assets.books import Books
from assets.engines import ENGINE
from assets.metadata import definition_metadata
from assets.steps.filing import on_incident_days, said_of_incidents
from assets.steps.table_asset import GROUP, IO_MANAGER, OWNERS, monthly, named
from assets.storage.day_file import Day, DayFile
from assets.storage.day_files import StoredTable
from assets.storage.days_of_rows import by_prefix
from assets.storage.digest import fingerprint
from assets.storage.new_day import NewDay
from assets.storage.parquet_bytes import DamagedFileError
from assets.storage.plan import DayPlan, Made
from pipeline.engines import LOCAL, Engine, batch_size, packed_days
from pipeline.reconcile import FILED_SCHEMA, RECONCILER_VERSION, Reconciled, day_prefix, reconcile_filed, remake

TABLES = ("incident_claims", "figure_history", "incident_figures", "incidents")
"""In the order of writing: when incidents are shown, what explains them is there."""
RECONCILED_AT_ONCE = 30_000
"""Claims in a batch, as many as were published on its days; a day with more is a batch of its own."""
_LIGHTER = 4
"""Of a day that has only more to take in, the claims that this cannot touch stay columns and make no records."""
RECONCILED_SPAN = 31
"""Days that a batch reaches over at most: what was published around them is read once for all of them."""


Said = Mapping[str, str]
"""Days of publication, as text, with the digest of what each says of one incident day."""


@dataclass(frozen=True, slots=True)
class _Batch:
    books: Books
    days: Sequence[date]
    made_from: Mapping[str, Mapping[Day, str]]
    """For each table the days to write, with what they are made from."""
    said: Mapping[date, Said]
    """What the days of publication say of each of the days."""
    further: Mapping[date, Sequence[date]]
    """Of days whose stored incidents still hold for all other days of publication: those that have come in since."""


def incident_plans(
    books: Books,
    engine: Engine = LOCAL,
    in_scope: Callable[[Day], bool] = lambda _: True,
    names: Sequence[str] = TABLES,
) -> dict[str, DayPlan]:
    """What the days of some of the tables should be by the filed claims that there are."""
    says: defaultdict[date, list[tuple[date, str]]] = defaultdict(list)
    files = books.table("filed_claims").files()
    for day, file in files.items():
        if day is not None:
            for incident, digest in said_of_incidents(file).items():
                says[incident].append((day, digest))
    said = {day: {f"{published}": digest for published, digest in found} for day, found in sorted(says.items())}
    wanted: dict[Day, str] = {day: _made_from(found) for day, found in said.items()}
    together = _Together(books.anywhere(), engine, said, {day: file.rows for day, file in files.items()})
    plans = {}
    for name in names:
        stored = books.table(name)
        make = partial(together.days_of, name)
        plans[name] = DayPlan(name, wanted, make, in_scope, there=stored.files(in_scope))
        together.stale[name] = {day: wanted[day] for day in plans[name].changes(stored)[0]}
    return plans


def _made_from(said: Said) -> str:
    """The fingerprint of what the tables of an incident day are made from."""
    return fingerprint(RECONCILER_VERSION, said.values())


def incidents_asset(books: Books) -> dg.AssetsDefinition:
    """The assets of the four tables of incidents, which are made together."""
    what = {
        "incidents": "One real-world event with its reconciled figures, wide.",
        "incident_figures": "One reconciled figure of one incident, long, with the reason for it.",
        "incident_claims": "One claim used (or set aside, with why) for one incident.",
        "figure_history": "What one incident's figure was known to be from a moment on.",
    }
    outs = {
        name: dg.AssetOut(
            group_name=GROUP,
            kinds={"parquet"},
            owners=list(OWNERS),
            description=text,
            metadata=definition_metadata(name),
            io_manager_key=IO_MANAGER,
            is_required=False,
            backfill_policy=dg.BackfillPolicy.single_run(),
        )
        for name, text in what.items()
    }

    @dg.multi_asset(
        name="incidents",
        outs=outs,
        can_subset=True,
        deps=[dg.AssetDep("filed_claims", partition_mapping=dg.AllPartitionMapping())],
        required_resource_keys={ENGINE},
        **monthly(books),
    )
    def incidents(context: dg.AssetExecutionContext) -> Iterator[dg.Output[DayPlan]]:
        """Claims of one real event become one incident, with its figures, its claims and the history of each figure."""
        in_scope = books.within(books.asked_for(context))
        selected = [name for name in TABLES if dg.AssetKey(name) in context.selected_asset_keys]
        for name, plan in incident_plans(books, context.resources.engine, in_scope, selected).items():
            yield dg.Output(plan, output_name=name)

    return incidents


@dataclass(slots=True)
class _Together:
    """Has incident days reconciled as the first of the tables asks for them, with the files of all of them written."""

    books: Books
    engine: Engine
    said: Mapping[date, Said]
    rows: Mapping[Day, int]
    stale: dict[str, Mapping[Day, str]] = field(default_factory=dict)
    """For each table the days to make, with what they are made from."""
    _work: Iterator[dict[str, list[DayFile]]] | None = None
    _written: dict[tuple[str, Day], DayFile] = field(default_factory=dict)

    def days_of(self, name: str, days: Sequence[Day]) -> Made:
        """The files of one table on each of the days."""
        if self._work is None:
            self._work = self.engine.map(_reconcile, self._batches())
        for day in days:
            while (name, day) not in self._written:
                for table, files in next(self._work).items():
                    self._written |= {(table, file.day): file for file in files}
            yield day, self._written.pop((name, day))

    def _batches(self) -> Iterator[tuple[str, _Batch]]:
        stale = sorted({day for days in self.stale.values() for day in days if day is not None})
        further = {day: new for day in stale if (new := _further(self.books, day, self.said[day]))}
        sized = [(day, self.rows.get(day, 0) // (_LIGHTER if day in further else 1)) for day in stale]
        size = batch_size(sum(rows for _, rows in sized), self.engine.workers, RECONCILED_AT_ONCE)
        for days in packed_days(sized, size, RECONCILED_SPAN):
            made_from: dict[str, dict[Day, str]] = {
                name: {day: found[day] for day in days if day in found} for name, found in self.stale.items()
            }
            said = {day: self.said[day] for day in days}
            more = {day: further[day] for day in days if day in further}
            yield named("incidents", days), _Batch(self.books, days, made_from, said, more)


def _further(books: Books, day: date, said: Said) -> list[date]:
    """The days of publication that say something of a day which its stored incidents do not know of yet; none if the
    incidents are missing, of another version, or know anything that is no longer said."""
    files = [books.table(name).file(day) for name in TABLES]
    notes = next((file.notes for file in files[-1:] if file is not None), {})
    is_whole = all(file is not None and file.fingerprint == _made_from(notes) for file in files)
    if not notes or not is_whole or not notes.items() <= said.items():
        return []
    return [date.fromisoformat(published) for published in said if published not in notes]


def _reconcile(batch: _Batch) -> dict[str, list[DayFile]]:
    """Reconcile the days of a batch and write what is asked for; the files written, by table."""
    made, whole = [], [day for day in batch.days if day not in batch.further]
    try:
        made += [_with_further(batch)] if batch.further else []
    except DamagedFileError:
        whole = list(batch.days)
    filed, published = batch.books.table("filed_claims"), _published(batch, whole)
    made.append(reconcile_filed(_together(on_incident_days(filed.read(day), whole) for day in published)))
    tables = {name: pa.concat_tables([getattr(some, name) for some in made]) for name in TABLES}
    return {name: _written(batch, name, tables[name], made_from) for name, made_from in batch.made_from.items()}


def _published(batch: _Batch, days: Iterable[date]) -> list[date]:
    """The days of publication that have a say in some days."""
    return sorted({date.fromisoformat(published) for day in days for published in batch.said[day]})


def _with_further(batch: _Batch) -> Reconciled:
    """The incidents of the days for which there is only more to take in."""
    days, filed = list(batch.further), batch.books.table("filed_claims")
    come = _together(
        on_incident_days(filed.read(new), [day]) for day, published in batch.further.items() for new in published
    )
    previous = Reconciled(**{name: batch.books.table(name).read_days(days) for name in TABLES})
    parts = [partial(_some_columns, filed, published, days) for published in _published(batch, days)]
    return remake(previous, come, parts)


def _some_columns(filed: StoredTable, published: date, days: Sequence[date], columns: Sequence[str]) -> pa.Table:
    """Columns of what a day of publication says of some days; the day of the incident is one of them."""
    return on_incident_days(filed.read(published, columns), days)


def _together(parts: Iterable[pa.Table]) -> pa.Table:
    return pa.concat_tables([FILED_SCHEMA.empty_table(), *parts])


def _written(batch: _Batch, name: str, rows: pa.Table, made_from: Mapping[Day, str]) -> list[DayFile]:
    found = by_prefix(rows, "incident_id", [day_prefix(day) for day in made_from if day is not None])
    made = (
        NewDay(day, found[day_prefix(day)], source, batch.said[day] if name == "incidents" else {})
        for day, source in made_from.items()
        if day is not None
    )
    return list(batch.books.table(name).write_days(made))
