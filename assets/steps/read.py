"""From the inbox to `updates` and `rejects`.

Belongs here: the two assets and their days. Not here: registering and reading inputs (`assets.inbox`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import dagster as dg

from assets.books import Books
from assets.engines import ENGINE
from assets.inbox.days import Inbox, Share, open_inbox
from assets.inbox.inputs import Input, inputs
from assets.inbox.reading import Reading, read_or_refuse, reading
from assets.markdown import table
from assets.steps.table_asset import GROUP, OWNERS, named, table_asset
from assets.storage.day_file import Day, DayFile
from assets.storage.new_day import NewDay
from assets.storage.plan import DayPlan, Made, one_by_one
from assets.turns import INBOX_WAIT_SECONDS, turn
from pipeline.engines import LOCAL, Engine, batch_size, packed_days

UPDATES_AT_ONCE = 10_000
"""Rows in a batch, at most; a day with more is a batch of its own."""


@dataclass(frozen=True, slots=True)
class _Batch:
    books: Books
    share: Share
    made_from: Mapping[Day, str]


def updates_plan(books: Books, engine: Engine = LOCAL) -> DayPlan:
    """What the days of `updates` should be by what is in the inbox."""
    books = books.anywhere()
    found = open_inbox(books.root, books.start)
    wanted = found.update_days()
    return DayPlan("updates", wanted, partial(_make, books, engine, found, wanted))


def _make(books: Books, engine: Engine, inbox: Inbox, made_from: Mapping[Day, str], days: Sequence[Day]) -> Made:
    sized = [(day, inbox.update_rows(day)) for day in days if day is not None]
    size = batch_size(sum(rows for _, rows in sized), engine.workers, UPDATES_AT_ONCE)
    batches = (
        (named("updates", part), _Batch(books, inbox.share_of(part), {day: made_from[day] for day in part}))
        for part in packed_days(sized, size)
    )
    for written in engine.map(_written, batches):
        yield from ((file.day, file) for file in written)


def _written(batch: _Batch) -> list[DayFile]:
    stored = batch.books.table("updates")
    return list(stored.write_days(NewDay(day, rows, batch.made_from[day]) for day, rows in batch.share.updates()))


def rejects_plan(books: Books) -> DayPlan:
    """What the days of `rejects` should be by what is in the inbox."""
    found = open_inbox(books.root, books.start)
    return DayPlan("rejects", found.reject_days(), one_by_one(found.rejects_of))


def inbox_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of all inputs."""

    @dg.asset(group_name=GROUP, kinds={"file"}, owners=list(OWNERS), required_resource_keys={ENGINE})
    def inbox(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        """Every input as it came, kept under the data root and read once: again only when a reader has changed."""
        with turn(books, "inbox", INBOX_WAIT_SECONDS, context.log.info):
            fresh = [item for item in inputs(books.root) if reading(books.root, item, books.start) is None]
            batches = ((f"reading {item.given_as}", (books.anywhere(), item)) for item in fresh)
            for item, _ in zip(fresh, context.resources.engine.map(_read, batches), strict=True):
                context.log.info(f"read {item.given_as}")
        read = open_inbox(books.root, books.start).read
        return dg.MaterializeResult(
            metadata={
                "inputs": len(read),
                "read now": len(fresh),
                "updates": sum(found.updates for _, found in read),
                "rejected parts": sum(sum(found.rejects.values()) for _, found in read),
                "rejected parts per reason": dg.MetadataValue.md(_rejects(read)),
                "bytes": sum(item.size for item, _ in read),
                "dagster/uri": str(books.root.at("inbox")),
            }
        )

    return inbox


def _rejects(read: Iterable[tuple[Input, Reading]]) -> str:
    counts: Counter[str] = Counter()
    for _, found in read:
        counts.update(found.rejects)
    return table(("reason", "parts"), counts.most_common())


def _read(batch: tuple[Books, Input]) -> Reading:
    books, item = batch
    return read_or_refuse(books.root, item, books.start)


def rejects_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the table `rejects`."""

    @table_asset("rejects", books, by_month=False, deps=["inbox"])
    def rejects() -> DayPlan:
        """One input, or part of one, that could not be used, with the reason and its bytes."""
        return rejects_plan(books)

    return rejects


def updates_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the table `updates`."""

    @table_asset("updates", books, deps=["inbox"], required_resource_keys={ENGINE})
    def updates(context: dg.AssetExecutionContext) -> DayPlan:
        """One revision of one post as it was published: the same text once, edits numbered."""
        plan = updates_plan(books, context.resources.engine)
        return replace(plan, in_scope=books.within(books.asked_for(context)))

    return updates
