"""From `claims` to the working table `filed_claims`: each day of publication is filed.

Filing by words looks at one day alone and is done by an engine, some days at a time. Follow-ups look back at earlier
days; they are few, and are moved here as the days come back in order. The next batch takes along the days that are
then finished, so that the engine writes them too.

Each file notes which incident days it has a say in, and what it says of each: so an incident day is made anew exactly
when a claim that is filed under it is added, changed or taken away, on whatever day it was published. It also notes the
places for which it has plans, so that who asks for others need not read it.

Belongs here: the asset, its batches and their order. Not here: what is filed where (`pipeline.reconcile`).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from assets.books import Books
from assets.engines import ENGINE
from assets.inbox.days import open_inbox
from assets.inbox.roaming import Roaming
from assets.steps.table_asset import named, table_asset
from assets.storage.day_file import Day, DayFile
from assets.storage.days_of_rows import parted
from assets.storage.digest import content_digests, fingerprint
from assets.storage.groups import grouped
from assets.storage.new_day import NewDay
from assets.storage.plan import DayPlan, Made
from pipeline.engines import LOCAL, Engine, batch_size, packed_days
from pipeline.reconcile import (
    FILED_SCHEMA,
    REACH_DAYS,
    RECONCILER_VERSION,
    Earlier,
    FollowUps,
    file_by_words,
    planned_spots,
)

FILED_AT_ONCE = 5000
"""Claims in a batch, at most; a day with more is a batch of its own."""
_BYTES_AT_ONCE = 16 << 20
"""Of the updates of a batch; with long posts it is worked off in several goes."""
_PLANS_NOTE = "plans"
"""Among the notes of a file, which are of incident days otherwise."""


@dataclass(frozen=True, slots=True)
class _Batch:
    books: Books
    days: Sequence[date]
    """To be filed by words."""
    roaming: Roaming
    """Those on the days."""
    finished: Mapping[date, tuple[pa.Table, str]]
    """Other days to write, with what they are made from."""


@dataclass(frozen=True, slots=True)
class _Done:
    by_words: Mapping[date, pa.Table]
    written: Sequence[DayFile]


def filed_plan(books: Books, engine: Engine = LOCAL) -> DayPlan:
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
    rows = {day: file.rows for day, file in claims.items()}
    return DayPlan("filed_claims", wanted, partial(_make, books.anywhere(), engine, rows, wanted))


def filed_claims_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the working table `filed_claims`."""

    @table_asset("filed_claims", books, deps=["inbox", "updates", "claims"], required_resource_keys={ENGINE})
    def filed_claims(context: dg.AssetExecutionContext) -> DayPlan:
        """Working table: the claims of one day of publication, each with the day and block of its incident."""
        plan = filed_plan(books, context.resources.engine)
        return replace(plan, in_scope=books.within(books.asked_for(context)))

    return filed_claims


def on_incident_days(filed: pa.Table, days: Sequence[date]) -> pa.Table:
    """The filed claims that belong to some incident days."""
    return filed.filter(pc.is_in(filed["incident_date"], pa.array(days, pa.date32())))


def _days_before(days: Mapping[date, str], day: date) -> list[date]:
    reach = (day - timedelta(days=back) for back in range(REACH_DAYS, 0, -1))
    return [other for other in reach if other in days]


def said_of_incidents(file: DayFile) -> dict[date, str]:
    """The incident days in which a file of `filed_claims` has a say, with the digest of what it says of each."""
    return {date.fromisoformat(day): digest for day, digest in file.notes.items() if day != _PLANS_NOTE}


def _planned(file: DayFile) -> frozenset[str] | None:
    """The places for which a file of `filed_claims` has plans; None if that is not noted."""
    return frozenset(json.loads(file.notes[_PLANS_NOTE])) if _PLANS_NOTE in file.notes else None


def _notes_on(filed: Sequence[pa.Table]) -> Iterator[dict[str, str]]:
    """What is noted of each of some days of publication."""
    found = [parted(rows, rows["incident_date"]) for rows in filed]
    lengths = [length for _, counts in found for length in counts.values()]
    whole = pa.concat_tables([FILED_SCHEMA.empty_table(), *(rows for rows, _ in found)])
    contents = iter(content_digests(whole, lengths))
    for rows, (_, counts) in zip(filed, found, strict=True):
        plans = json.dumps(sorted(planned_spots(rows)), ensure_ascii=False)
        yield {day.isoformat(): next(contents) for day in counts} | {_PLANS_NOTE: plans}


def _make(
    books: Books, engine: Engine, rows: Mapping[Day, int], made_from: Mapping[Day, str], days: Sequence[Day]
) -> Made:
    wanted = [day for day in days if day is not None]
    stored = books.table("filed_claims")
    first, made = min(wanted) - timedelta(days=REACH_DAYS), frozenset(wanted)
    there = stored.files(lambda day: day is not None and day >= first and day not in made)
    earlier = [
        Earlier(day, partial(stored.read, day), _planned(file)) for day, file in there.items() if day is not None
    ]
    follow_ups = FollowUps()
    finished: dict[date, tuple[pa.Table, str]] = {}
    for done in engine.map(_work, _batches(books, engine, [(day, rows[day]) for day in wanted], finished)):
        yield from ((file.day, file) for file in done.written)
        for day, claims in done.by_words.items():
            reach = day - timedelta(days=REACH_DAYS)
            behind = [other for other in earlier if reach <= other.last < day]
            finished[day] = follow_ups.moved(claims, behind), made_from[day]
    last = packed_days([(day, len(finished[day][0])) for day in finished], FILED_AT_ONCE)
    batches = (
        (named("filed_claims", part), _Batch(books, (), {}, {day: finished[day] for day in part})) for part in last
    )
    for done in engine.map(_work, batches):
        yield from ((file.day, file) for file in done.written)


def _batches(
    books: Books, engine: Engine, days: Sequence[tuple[date, int]], finished: dict[date, tuple[pa.Table, str]]
) -> Iterator[tuple[str, _Batch]]:
    """Batches of the days, each with what has been `finished` when it is asked for."""
    inbox = open_inbox(books.root, books.start)
    size = batch_size(sum(rows for _, rows in days), engine.workers, FILED_AT_ONCE)
    for batch in packed_days(days, size):
        taken_along = dict(finished)
        finished.clear()
        yield named("filed_claims", batch), _Batch(books, batch, inbox.roaming_on(batch), taken_along)


def _work(batch: _Batch) -> _Done:
    stored = batch.books.table("filed_claims")
    days = zip(batch.finished.items(), _notes_on([rows for rows, _ in batch.finished.values()]), strict=True)
    new = (NewDay(day, rows, source, notes) for (day, (rows, source)), notes in days)
    return _Done(_file_by_words(batch), list(stored.write_days(new)))


def _file_by_words(batch: _Batch) -> dict[date, pa.Table]:
    """The days of a batch, of which no more than `_BYTES_AT_ONCE` of updates are held."""
    updates, claims = batch.books.table("updates"), batch.books.table("claims")
    filed: dict[date, pa.Table] = {}
    read = ((day, updates.read(day)) for day in batch.days)
    for some in grouped(read, lambda of_day: of_day[1]["body"].nbytes, FILED_AT_ONCE, _BYTES_AT_ONCE):
        days = [day for day, _ in some]
        revisions = _all_revisions(batch, days, pa.concat_tables([rows for _, rows in some]))
        found = dict(file_by_words(claims.read_days(days), revisions))
        filed |= {day: found[day] if day in found else FILED_SCHEMA.empty_table() for day in days}
    return filed


def _all_revisions(batch: _Batch, days: Sequence[date], updates: pa.Table) -> pa.Table:
    """The updates of some days, and those of the same posts on other days."""
    stored = batch.books.table("updates")
    parts = [updates]
    posts = [post for post in pc.unique(updates["post_id"]).to_pylist() if post in batch.roaming]
    for other in sorted({day for post in posts for day in batch.roaming[post]} - set(days)):
        rows = stored.read(other)
        parts.append(rows.filter(pc.is_in(rows["post_id"], pa.array(posts, pa.string()))))
    return pa.concat_tables(parts)
