"""The tables follow the inbox: a sensor that sees that they do not, and the job that brings them up to date.

The sensor compares what is in the inbox, and the versions of what reads it, with what the last run that succeeded was
started for. A run that failed is tried again after a while; one that was killed, at once, as it no longer has its turn.

Belongs here: sensor and job. Not here: which days are made anew (`assets.run`, `assets.storage.plan`).
"""

from collections.abc import Mapping
from datetime import timedelta

import dagster as dg

from assets.books import Books
from assets.engines import engine_from_environment
from assets.glimpse import days_named
from assets.inbox.inputs import FOLDER as INBOX
from assets.inbox.reading import READERS_VERSION
from assets.live.at_work import is_at_work
from assets.live.runs import ended, utc_now
from assets.storage.day_file import Day
from assets.storage.digest import fingerprint
from assets.turns import TABLES_WAIT_SECONDS, turn
from pipeline.extract import EXTRACTOR_VERSION
from pipeline.ingest import Defaults
from pipeline.reconcile import RECONCILER_VERSION
from schemas import SCHEMA_VERSION, TABLES

FOLLOW_JOB = "follow"
INBOX_TAG = "tollbook/inbox"
_LOOK_EVERY_SECONDS = 30
_WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
"""After failures in a row; then a person is needed."""

Contents = Mapping[str, Mapping[Day, str]]
"""The content of each day by table."""


def state_of_inbox(books: Books) -> str:
    """What the tables should have been made from."""
    versions = (READERS_VERSION, EXTRACTOR_VERSION, RECONCILER_VERSION, SCHEMA_VERSION, books.start.isoformat())
    return fingerprint(books.root.folders(INBOX), versions)


def following(books: Books) -> dg.Definitions:
    """All that brings the tables up to date."""

    @dg.op(name="bring_up_to_date", description="Makes anew the days of all tables that the inbox has changed.")
    def bring_up_to_date(context: dg.OpExecutionContext) -> dg.Output[None]:
        from assets.live.definitions import with_live_operation  # this is part of it
        from assets.run import run  # which itself needs the definitions that this is part of

        with turn(books, "tables", TABLES_WAIT_SECONDS):
            before = _contents(books)
            outcome = run(books, (), Defaults(), engine=engine_from_environment(), around=with_live_operation)
            changed = _changed(before, _contents(books))
        told = {table: days_named(days) for table, days in changed.items()}
        for table, days in told.items():
            context.log.info(f"{table}: {days}")
        if broken := [check for check in outcome.checks if check.is_broken]:
            lines = "; ".join(f"{check.table}: {check.name}: {check.example}" for check in broken)
            raise dg.Failure(f"{len(broken)} checks failed: {lines}", metadata=told, allow_retries=False)
        return dg.Output(None, metadata={**told, "checks passed": len(outcome.checks)})

    @dg.job(name=FOLLOW_JOB, executor_def=dg.in_process_executor, description="Brings all tables up to date.")
    def follow() -> None:
        bring_up_to_date()

    @dg.sensor(
        job=follow,
        minimum_interval_seconds=_LOOK_EVERY_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Sees when the inbox is not what the tables were made from, late posts of past days included.",
    )
    def inbox_changed(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        if not books.root.folders(INBOX):
            return dg.SkipReason("the inbox is empty")
        state = {INBOX_TAG: state_of_inbox(books)}
        wait = _reason_to_wait(context.instance, books, state)
        return dg.SkipReason(wait) if wait else dg.RunRequest(tags=state)

    return dg.Definitions(jobs=[follow], sensors=[inbox_changed])


def _reason_to_wait(instance: dg.DagsterInstance, books: Books, state: Mapping[str, str]) -> str | None:
    if is_at_work(books, "tables", instance, FOLLOW_JOB):
        return "the tables are being brought up to date"
    last = ended(instance, FOLLOW_JOB, state, len(_WAITS) + 1)
    if not last:
        return None
    if last[0].dagster_run.status == dg.DagsterRunStatus.SUCCESS:
        return "the tables are up to date"
    run_id = last[0].dagster_run.run_id
    if len(last) > len(_WAITS):
        return f"{len(last)} runs failed, {run_id} last: see why, and start the job {FOLLOW_JOB} by hand"
    again = last[0].update_timestamp + _WAITS[len(last) - 1]
    return f"run {run_id} failed; the next try is at {again:%H:%M:%S} UTC" if utc_now() < again else None


def _contents(books: Books) -> Contents:
    return {name: {day: file.content for day, file in books.table(name).files().items()} for name in TABLES}


def _changed(before: Contents, after: Contents) -> dict[str, list[Day]]:
    """The days of each table that say something else than before, or are new, or are gone."""
    found = {name: sorted({day for day, _ in before[name].items() ^ after[name].items()}, key=str) for name in after}
    return {name: days for name, days in found.items() if days}
