"""`python -m benchmarks.workers`: how much faster two worker processes are than one process, by the clock.

    python -m benchmarks.workers                              20,000 updates of a year, each way three times in turn
    python -m benchmarks.workers --updates 100000 --times 1   longer; what does not grow with the updates weighs less

Only a machine with nothing else to do can tell: with a core taken, two workers get what one had. So the processor time
of each run is printed beside the clock; where the clock of one process is well over its processor time, the machine was
not free and the ratio means nothing. What only the process that hands out the work can do is its processor time with
workers (`alone`): it bounds what more of them can bring.

Belongs here: that comparison. Not here: growth with the number of updates (`scale`), the posts (`scale_posts`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.scale import HEAD, Measured, line, measure
from benchmarks.scale_posts import DAYS, FIRST, write_days

GOAL = 1.7
BUSY = 1.15
"""Clock to processor time of one process from which the machine counts as busy."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 when the goal is not met, 2 when the machine was too busy to tell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workers", description=__doc__.splitlines()[0])
    parser.add_argument("--updates", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=3, help="runs each way")
    options = parser.parse_args(arguments)
    found: dict[int, list[Measured]] = {1: [], options.workers: []}
    print(HEAD)
    with TemporaryDirectory() as folder:
        posts = write_days(Path(folder, "posts"), FIRST, DAYS, options.updates)
        for _ in range(options.times):
            for workers, runs in found.items():
                with TemporaryDirectory(dir=folder) as out:
                    runs.append(measure(posts, Path(out), options.updates, workers))
                print(line(runs[-1]), flush=True)
    one, several = (min(runs, key=lambda run: run.wall) for runs in found.values())
    return told(one, several)


def told(one: Measured, several: Measured) -> int:
    """Print what the fastest runs each way tell; the exit code."""
    times, at_best = one.wall / several.wall, one.seconds / (several.alone + _handed_out(several) / several.workers)
    print(f"{several.workers} workers are {times:.2f} × as fast as one process by the clock (goal: {GOAL})")
    print(f"by processor times at most {at_best:.2f} × if nothing of the main process ran beside its workers")
    if one.wall > BUSY * one.seconds:
        busy = one.wall / one.seconds
        print(f"the machine was busy: one process took {busy:.2f} × its processor time by the clock", file=sys.stderr)
        return 2
    return int(times < GOAL)


def _handed_out(run: Measured) -> float:
    """Processor time of the workers."""
    return run.seconds - run.alone


if __name__ == "__main__":
    raise SystemExit(main())
