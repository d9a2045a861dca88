"""`python -m benchmarks.backfill`: a year of posts in one run, from the command line and as the UI starts it.

Each is compared with the bare work: the same functions on the same rows, without files, Dagster or checks. Times are
processor time, in this process: of each the least of several turns, one after the other, after a first turn of the bare
work that is not counted, as it fills what is remembered of words.

Belongs here: the measuring. Not here: the posts (`analyst_posts`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from assets.books import open_books
from assets.definitions import definitions
from assets.inbox.inputs import register
from assets.instance import instance
from assets.partitions import RANGE_END, RANGE_START
from assets.run import QUIET, run
from assets.settings import Settings
from assets.steps.analyst import ANALYST_ASSETS
from benchmarks.analyst_posts import FIRST, posts
from benchmarks.timing import seconds_of
from pipeline.extract import extract
from pipeline.ingest import Defaults, read_input
from pipeline.publish import daily_totals
from pipeline.reconcile import reconcile

MONTHS = 12
EVENTS = 60
"""A month, each told once or more."""
TIMES = 3
GOAL = 1.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 when a run costs more than `GOAL` times the bare work."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backfill", description=__doc__)
    parser.add_argument("--events", type=int, default=EVENTS, help=f"events a month (default {EVENTS})")
    parser.add_argument("--months", type=int, default=MONTHS, help=f"months (default {MONTHS})")
    parser.add_argument("--times", type=int, default=TIMES, help=f"turns (default {TIMES})")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        file = Path(folder, "year.jsonl")
        count = _write_posts(file, options.months, options.events)
        _begin(Path(folder), file)
        least = _least(Path(folder), file, options.times)
    bare, command, ui = least
    print(f"{count:,} posts in {options.months} months; the bare work takes {bare:.1f} s")
    print(f"tollbook run: {command:.1f} s, {command / bare:.2f} times the bare work")
    print(f"a range of months in the UI: {ui:.1f} s, {ui / bare:.2f} times the bare work")
    return int(max(command, ui) / bare > GOAL)


def _begin(folder: Path, file: Path) -> None:
    """What the first work of a process does beside: loading, and filling what is remembered of words."""
    one = folder / "one.jsonl"
    one.write_text(file.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    _bare(folder, file)
    _from_the_command(folder / "command", one)
    _from_the_ui(folder / "ui", one)


def _least(folder: Path, file: Path, times: int) -> list[float]:
    """Of each way the seconds of its quickest turn; they take turns, so that what else the machine does meets all."""
    ways = (_bare, _from_the_command, _from_the_ui)
    turns = [
        [seconds_of(lambda way=way, turn=turn: way(folder / f"{turn} {way.__name__}", file)) for way in ways]  # type: ignore[misc]
        for turn in range(times)
    ]
    return [min(seconds) for seconds in zip(*turns, strict=True)]


def _write_posts(file: Path, months: int, events: int) -> int:
    lines = []
    for month in range(months):
        for post in posts(events, seed=month):
            at = datetime.fromisoformat(post["published_at"]) - timedelta(days=30 * month)
            lines.append(json.dumps({**post, "id": f"{month}-{post['id']}", "published_at": at.isoformat()}))
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def _bare(_folder: Path, file: Path) -> None:
    updates = read_input(file, Defaults(), datetime.now(UTC)).updates
    days = pc.cast(updates["published_at"], pa.date32())
    claims = pa.concat_tables(extract(updates.filter(pc.equal(days, day))) for day in pc.unique(days))
    found = reconcile(claims, updates)
    daily_totals(found.incidents, found.incident_figures)


def _from_the_command(folder: Path, file: Path) -> None:
    run(open_books(Settings(str(folder))), [file], Defaults())


def _from_the_ui(folder: Path, file: Path) -> None:
    """One run over a range of months of all tables with their checks, but for what is made for readers."""
    books = open_books(Settings(str(folder), date(FIRST.year - 5, FIRST.month, 1)))
    books.root.make()
    register(books.root, file, Defaults(), datetime.now(UTC))
    readers = {asset(books).key for asset in ANALYST_ASSETS}
    whole = definitions(books).resolve_implicit_global_asset_job_def()
    job = whole.get_subset(asset_selection=set(whole.asset_layer.asset_graph.get_all_asset_keys()) - readers)
    tags = {RANGE_START: _month(FIRST - timedelta(days=30 * MONTHS)), RANGE_END: _month(FIRST + timedelta(days=31))}
    with instance(books) as dagster:
        assert isinstance(job, dg.JobDefinition)
        assert job.execute_in_process(instance=dagster, tags=tags, run_config=QUIET).success


def _month(day: date) -> str:
    return f"{day:%Y-%m}-01"


if __name__ == "__main__":
    raise SystemExit(main())
