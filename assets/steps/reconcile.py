"""From claims to incidents: first each day of publication is filed, then each day of incidents is reconciled.

`filed_claims` is a working table. Each of its files notes which incident days it has a say in, and what it says of
each: so an incident day is made anew exactly when a claim that is filed under it is added, changed or taken away, on
whatever day it was published.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from assets.books import Books
from assets.inbox.days import open_inbox
from assets.metadata import definition_metadata
from assets.steps.table_asset import GROUP, IO_MANAGER, OWNERS, monthly, table_asset
from assets.storage.day_files import Day, StoredTable
from assets.storage.digest import content_digest, fingerprint
from assets.storage.plan import DayPlan
from pipeline.reconcile import (
    FILED_SCHEMA,
    REACH_DAYS,
    RECONCILER_VERSION,
    anchors_of,
    file_claims,
    incident_day,
    reconcile_filed,
)

TABLES = ("incident_claims", "figure_history", "incident_figures", "incidents")
"""In the order of writing: when incidents are shown, what explains them is there."""
FILED_AT_ONCE = 31
"""Publication days that are filed in one go: what earlier days left behind is read once for all of them."""
RECONCILED_AT_ONCE = 31
"""Incident days that are reconciled in one go."""

Pieces = Iterator[tuple[Day, pa.Table]]


def filed_plan(books: Books) -> DayPlan:
    """What the days of `filed_claims` should be. A day depends on itself and on `REACH_DAYS` days before it."""
    claims, updates = books.table("claims").files(), books.table("updates").files()
    own = {
        day: fingerprint(file.content, updates[day].content, updates[day].fingerprint)
        for day, file in claims.items()
        if day is not None and day in updates
    }
    wanted: dict[Day, str] = {
        day: fingerprint(RECONCILER_VERSION, (own[other] for other in _days_before(own, day)), own[day]) for day in own
    }
    return DayPlan("filed_claims", wanted, partial(_file, books), notes=_says_of)


def incident_plans(books: Books) -> dict[str, DayPlan]:
    """What the days of the four tables of incidents should be by the filed claims that there are."""
    says: defaultdict[date, list[tuple[Day, str]]] = defaultdict(list)
    for day, file in books.table("filed_claims").files().items():
        for incident, digest in file.notes.items():
            says[date.fromisoformat(incident)].append((day, digest))
    wanted: dict[Day, str] = {
        day: fingerprint(RECONCILER_VERSION, (digest for _, digest in found)) for day, found in sorted(says.items())
    }
    sources = {day: [published for published, _ in found] for day, found in says.items()}
    reconciled = _Reconciling(books.table("filed_claims"), sources)
    return {name: DayPlan(name, wanted, partial(reconciled.days_of, name)) for name in TABLES}


def filed_claims_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the working table `filed_claims`."""

    @table_asset("filed_claims", books, deps=["inbox", "updates", "claims"])
    def filed_claims(context: dg.AssetExecutionContext) -> DayPlan:
        """Working table: the claims of one day of publication, each with the day and block of its incident."""
        return replace(filed_plan(books), in_scope=books.within(books.asked_for(context)))

    return filed_claims


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
        **monthly(books),
    )
    def incidents(context: dg.AssetExecutionContext) -> Iterator[dg.Output[DayPlan]]:
        """Claims of one real event become one incident, with its figures, its claims and the history of each figure."""
        in_scope = books.within(books.asked_for(context))
        for name, plan in incident_plans(books).items():
            if dg.AssetKey(name) in context.selected_asset_keys:
                yield dg.Output(replace(plan, in_scope=in_scope), output_name=name)

    return incidents


def _days_before(days: Mapping[date, str], day: date) -> list[date]:
    reach = (day - timedelta(days=back) for back in range(REACH_DAYS, 0, -1))
    return [other for other in reach if other in days]


def _says_of(filed: pa.Table) -> dict[str, str]:
    """For each incident day that filed claims belong to, the digest of those claims."""
    days = pc.unique(filed["incident_date"]).to_pylist()
    return {day.isoformat(): content_digest(_on(filed, [day])) for day in sorted(day for day in days if day)}


def _on(filed: pa.Table, days: Sequence[date]) -> pa.Table:
    return filed.filter(pc.is_in(filed["incident_date"], pa.array(days, pa.date32())))


def _file(books: Books, days: Sequence[Day]) -> Pieces:
    """File publication days, given in order, some at a time: days between them are filed along and not given."""
    roaming = open_inbox(books.root, books.start).roaming
    there = [day for day in books.table("claims").days() if day is not None]
    for chunk in _chunks([day for day in days if day is not None], FILED_AT_ONCE):
        along = [day for day in there if chunk[0] <= day <= chunk[-1]]
        claims = books.table("claims").read_days(along)
        filed = file_claims(claims, _all_revisions(books, along, roaming), _earlier(books, chunk[0]))
        for day in chunk:
            yield day, filed.filter(pc.equal(filed["published_day"], pa.scalar(day, pa.date32())))


def _all_revisions(books: Books, days: Sequence[date], roaming: Mapping[str, Sequence[date]]) -> pa.Table:
    """The updates of the days, and those of the same posts on other days."""
    stored = books.table("updates")
    parts = [stored.read_days(days)]
    posts = [post for post in pc.unique(parts[0]["post_id"]).to_pylist() if post in roaming]
    for other in sorted({day for post in posts for day in roaming[post]} - set(days)):
        rows = stored.read(other)
        parts.append(rows.filter(pc.is_in(rows["post_id"], pa.array(posts, pa.string()))))
    return pa.concat_tables(parts)


def _earlier(books: Books, day: date) -> pa.Table:
    """What the filed claims of the days before left for later ones to refer to."""
    stored = books.table("filed_claims")
    reach = [other for other in stored.days() if other and day - timedelta(days=REACH_DAYS) <= other < day]
    return pa.concat_tables([FILED_SCHEMA.empty_table(), *(anchors_of(stored.read(other)) for other in reach)])


def _chunks(days: Sequence[date], span: int) -> Iterator[list[date]]:
    """Days in order, parted into lists that each cover at most `span` days."""
    chunk: list[date] = []
    for day in days:
        if chunk and day - chunk[0] >= timedelta(days=span):
            yield chunk
            chunk = []
        chunk.append(day)
    if chunk:
        yield chunk


class _Reconciling:
    """Reconciles incident days when the first of the four tables asks for them, and keeps the shares of the others."""

    def __init__(self, filed: StoredTable, sources: Mapping[date, Sequence[Day]]) -> None:
        self._filed = filed
        self._sources = sources
        self._waiting: dict[tuple[str, date], pa.Table] = {}

    def days_of(self, name: str, days: Sequence[Day]) -> Pieces:
        """The rows of one table on each of the days."""
        for chunk in _chunks([day for day in days if day is not None], RECONCILED_AT_ONCE):
            if any((name, day) not in self._waiting for day in chunk):
                self._reconcile(chunk)
            for day in chunk:
                yield day, self._waiting.pop((name, day))

    def _reconcile(self, days: Sequence[date]) -> None:
        published = sorted({day for incident in days for day in self._sources[incident] if day is not None})
        parts = [FILED_SCHEMA.empty_table(), *(_on(self._filed.read(day), days) for day in published)]
        for name, rows in reconcile_filed(pa.concat_tables(parts)).items():
            filed_under = pa.array([incident_day(found) for found in rows["incident_id"].to_pylist()], pa.date32())
            for day in days:
                self._waiting[name, day] = rows.filter(pc.equal(filed_under, pa.scalar(day, pa.date32())))
