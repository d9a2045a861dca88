"""`make bench-scale`, or `python -m benchmarks.scale`: how time and memory grow with the number of updates of a year.

    python -m benchmarks.scale --updates 10000 100000          two sizes; 1,000,000 takes an hour or more
    python -m benchmarks.scale --updates 100000 --keep DIR     leave inputs and tables in DIR, and use them again

Each size is a year of made-up posts (`scale_posts`), read by the main job in a process of its own. Then one new day is
added to the largest year, and read alone into empty books. Time is processor time of the process and its workers
together, so that other work on the machine does not count; `alone` is the time of the process that hands out the work,
which more workers do not shorten.

Belongs here: measuring and printing. Not here: the posts.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.folders import folder_to_keep
from benchmarks.scale_posts import DAYS, FIRST, write_days

GROWTH_GOAL, NEW_DAY_GOAL, MEMORY_GOAL, QUERY_GOAL = 0.10, 1.2, 1500.0, 0.2
RATE = """
    select date, 100.0 * sum(best) filter (measure = 'intercepted') / sum(best) filter (measure = 'launched')
    from daily_totals where status = 'happened' and object in ('missile', 'drone') group by date order by date
"""
RATE_OF_INCIDENTS = """
    select incident_date, 100.0 * sum(best) filter (measure = 'intercepted') / sum(best) filter (measure = 'launched')
    from incident_figures where measure in ('launched', 'intercepted') group by all order by 1
"""
"""The same from day files: one for each day of the year is opened."""
Goal = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of the main job."""

    updates: int
    workers: int
    seconds: float
    """Processor time of the process and its workers."""
    alone: float
    """Of that, the process that hands out the work."""
    wall: float
    megabytes: float
    """Peak resident memory of that process."""
    worker_megabytes: float
    """Peak resident memory of the largest of its workers."""
    steps: dict[str, float]
    """Wall seconds from the start until each table was made."""

    @property
    def microseconds(self) -> float:
        """Processor time an update."""
        return 1e6 * self.seconds / self.updates


def measure(inputs: Sequence[Path], out: Path, updates: int, workers: int) -> Measured:
    """Run the main job in a new process."""
    command = [sys.executable, "-m", "benchmarks.scale", "--run", str(out), str(updates), str(workers)]
    done = subprocess.run([*command, *map(str, inputs)], stdout=subprocess.PIPE, text=True, check=True)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def run_here(out: Path, updates: int, workers: int, inputs: Sequence[Path]) -> Measured:
    """Run the main job in this process, which must not have done anything before."""
    from assets.books import open_books
    from assets.engines import EngineChoice
    from assets.run import run
    from assets.settings import Settings
    from pipeline.ingest import Defaults

    start, steps = time.perf_counter(), {}

    def watch(table: str, done: int, of: int) -> None:
        if of and done == of:
            steps[table] = round(time.perf_counter() - start, 1)
            print(f"{table}: {of} days", file=sys.stderr, flush=True)

    outcome = run(open_books(Settings(str(out))), inputs, Defaults(), watch, engine=EngineChoice(workers=workers))
    if broken := [check for check in outcome.checks if check.is_broken]:
        raise SystemExit(f"checks failed: {broken}")
    wall = time.perf_counter() - start
    own, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    alone = own.ru_utime + own.ru_stime
    seconds = alone + theirs.ru_utime + theirs.ru_stime
    return Measured(updates, workers, seconds, alone, wall, own.ru_maxrss / 1024, theirs.ru_maxrss / 1024, steps)


def query_seconds(data: Path, sql: str) -> float:
    """Wall seconds of a query over the tables, the least of five."""
    from pipeline.views import connect

    times = []
    with connect(str(data)) as connection:
        for _ in range(5):
            start = time.perf_counter()
            connection.execute(sql).fetchall()
            times.append(time.perf_counter() - start)
    return min(times)


def line(found: Measured) -> str:
    """One run as a line of the table."""
    columns = (
        f"{found.updates:>10,}",
        f"{found.workers:>8}",
        f"{found.seconds:>9.1f}",
        f"{found.alone:>8.1f}",
        f"{found.wall:>8.1f}",
        f"{found.microseconds:>10,.0f}",
        f"{found.megabytes:>8,.0f}",
        f"{found.worker_megabytes:>8,.0f}",
    )
    return "".join(columns)


HEAD = f"{'updates':>10}{'workers':>8}{'CPU s':>9}{'alone s':>8}{'wall s':>8}{'µs/update':>10}{'MB':>8}{'worker':>8}"


def goals(years: Sequence[Measured], day: Measured, added: Measured, seconds: float) -> Iterator[Goal]:
    """Each goal that these measurements can tell, and whether it is met."""
    if len(years) > 1:
        before, last = years[-2:]
        growth = last.microseconds / before.microseconds - 1
        said = f"time an update grew by {growth:+.1%} from {before.updates:,} to {last.updates:,}"
        yield f"{said} (goal: {GROWTH_GOAL:.0%})", growth <= GROWTH_GOAL
    peak = max(max(year.megabytes, year.worker_megabytes) for year in years)
    yield f"largest process had {peak:,.0f} MB (goal: {MEMORY_GOAL:,.0f} MB)", peak < MEMORY_GOAL
    times = added.seconds / day.seconds
    yield f"a day added to the year took {times:.2f} × the day alone (goal: {NEW_DAY_GOAL})", times <= NEW_DAY_GOAL
    yield f"a year's daily interception rate in {seconds:.3f} s (goal: {QUERY_GOAL} s)", seconds < QUERY_GOAL


def _year(folder: Path, updates: int, workers: int) -> Measured:
    """A year's run, or what it measured when it was made."""
    note = folder / f"{updates}.json"
    if note.exists():
        return Measured(**json.loads(note.read_text()))
    inputs = write_days(folder / f"{updates}-posts", FIRST, DAYS, updates)
    shutil.rmtree(folder / f"{updates}", ignore_errors=True)
    found = measure(inputs, folder / f"{updates}", updates, workers)
    note.write_text(json.dumps(asdict(found)))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 when a goal is not met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__.splitlines()[0])
    parser.add_argument("--updates", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="folder for inputs and tables; kept, and used again")
    parser.add_argument("--run", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.run:
        out, updates, workers, *inputs = options.run
        print(json.dumps(asdict(run_here(Path(out), int(updates), int(workers), [Path(path) for path in inputs]))))
        return 0
    print(HEAD)
    with folder_to_keep(options.keep) as folder:
        years = []
        for updates in sorted(options.updates):
            years.append(_year(folder, updates, options.workers))
            print(line(years[-1]), flush=True)
        largest, a_day = folder / str(years[-1].updates), years[-1].updates // DAYS
        posts = write_days(folder / "day-posts", FIRST + timedelta(days=DAYS), 1, a_day)
        with TemporaryDirectory(dir=folder) as alone:
            day = measure(posts, Path(alone), a_day, 1)
        query = query_seconds(largest, RATE)
        print(f"the same from day files: {query_seconds(largest, RATE_OF_INCIDENTS):.3f} s")
        with TemporaryDirectory(dir=folder) as copy:
            shutil.copytree(largest, copy, dirs_exist_ok=True)
            measure([], Path(copy), 1, 1)  # what is remembered of files does not hold for copies of them
            added = measure(posts, Path(copy), a_day, 1)
        print(line(day) + "  a day alone", line(added) + "  the day added", sep="\n")
        found = list(goals(years, day, added, query))
    print("\n".join(f"{'met    ' if met else 'NOT MET'}  {said}" for said, met in found))
    return int(not all(met for _, met in found))


if __name__ == "__main__":
    raise SystemExit(main())
