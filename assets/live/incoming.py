"""The watched folder in Dagster: a sensor that sees files that are ready, and the job that takes them into the inbox.

Belongs here: sensor and job. Not here: when a file is ready (`watched`), bringing tables up to date (`follow`).
"""

import time
from collections.abc import Sequence
from pathlib import Path

import dagster as dg

from assets.books import Books
from assets.inbox.inputs import known_inputs
from assets.live.at_work import is_at_work
from assets.live.folder_defaults import defaults_for
from assets.live.runs import utc_now
from assets.live.taking import Taken, take
from assets.live.watched import Stamp, look, note, stamp_of, stamps_from_text, stamps_to_text
from assets.turns import INBOX_WAIT_SECONDS, turn
from pipeline.ingest import InputError

TAKE_IN_JOB = "take_in"
_OP = "take_files"
_LOOK_EVERY_SECONDS = 30
_AT_ONCE = 500
"""Files that one run takes at most: their names are part of its configuration."""


def take_files(books: Books, folder: Path, names: Sequence[str]) -> tuple[list[Taken], dict[str, str]]:
    """Take files into the inbox, each by itself: those that are in it now, and why others are not, by name."""
    taken: list[Taken] = []
    refused: dict[str, str] = {}
    done: dict[str, Stamp] = {}
    known = known_inputs(books.root)
    try:
        for name in names:
            path = folder / name
            if not path.is_file():
                continue  # moved away meanwhile: nothing to take
            stamp = stamp_of(folder, name)
            try:
                taken.append(take(books, path, defaults_for(path, folder), utc_now(), known))
            except InputError as error:
                refused[name] = str(error)
            done[name] = stamp
    finally:
        note(books, folder, done)
    return taken, refused


def watching(books: Books, folder: Path) -> dg.Definitions:
    """All that watches the folder."""

    @dg.op(name=_OP, config_schema={"files": [str]}, description="Takes files into the inbox, each by itself.")
    def take_op(context: dg.OpExecutionContext) -> dg.Output[None]:
        with turn(books, "inbox", INBOX_WAIT_SECONDS):
            taken, refused = take_files(books, folder, context.op_config["files"])
        for found in taken:
            context.log.info(f"{found.item.name}: {_told(found)}")
        if refused:
            raise dg.Failure(
                f"{len(refused)} of {len(taken) + len(refused)} files could not be read: "
                + "; ".join(refused.values()),
                metadata=dict(refused),
                allow_retries=False,
            )
        return dg.Output(None, metadata={found.item.name: _told(found) for found in taken})

    @dg.job(name=TAKE_IN_JOB, executor_def=dg.in_process_executor, description="Takes files of the watched folder.")
    def take_in() -> None:
        take_op()

    @dg.sensor(
        job=take_in,
        minimum_interval_seconds=_LOOK_EVERY_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=f"Looks for files in {folder} that are new or changed, and no longer being written.",
    )
    def incoming_files(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        if not folder.is_dir():
            return dg.SensorResult(skip_reason=f"there is no folder {folder}: make it to have its files read")
        found = look(books, folder, stamps_from_text(context.cursor), time.time())
        cursor = stamps_to_text(found.stamps)
        if not found.ready:
            waits = f"{len(found.waiting)} files may still be written" if found.waiting else "no file is new"
            return dg.SensorResult(skip_reason=waits, cursor=cursor)
        if is_at_work(books, "inbox", context.instance, TAKE_IN_JOB):
            return dg.SensorResult(skip_reason="the inbox is being written", cursor=cursor)
        config = {"ops": {_OP: {"config": {"files": list(found.ready[:_AT_ONCE])}}}}
        return dg.SensorResult([dg.RunRequest(run_config=config)], cursor=cursor)

    return dg.Definitions(jobs=[take_in], sensors=[incoming_files])


def _told(found: Taken) -> str:
    days = ", ".join(day.isoformat() for day in found.reading.days) or "no day"
    rejected = sum(found.reading.rejects.values())
    state = "" if found.is_new else "known already; "
    return f"{state}{found.reading.updates} posts on {days}; {rejected} parts rejected"
