"""`python -m benchmarks`: speed beside other tools and import time; with `--long`, memory over a long stream too."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.extract import MEGABYTE, Speed, measure_import, measure_memory, measure_speed
from benchmarks.report import goal_lines, import_goal, memory_goal, memory_line, speed_goals, speed_table
from benchmarks.texts import Kind
from benchmarks.tools import TOOLS, MissingToolError

KINDS: tuple[Kind, ...] = ("dense", "mixed")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", type=float, default=0.5, metavar="MB", help="text of each kind (default 0.5)")
    parser.add_argument("--seed", type=int, default=1, help="other seeds make other texts")
    parser.add_argument("--only", action="append", choices=list(TOOLS), help="run this tool alone; may be repeated")
    parser.add_argument("--long", type=float, metavar="MB", help="stream so much text and watch memory; 1000 is 1 GB")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks and print them. Exit code 0 when every goal is met, 1 when not, 2 when a tool is missing."""
    options = _arguments(arguments)
    speeds: list[Speed] = []
    try:
        for kind in KINDS:
            speeds += measure_speed(options.only or list(TOOLS), kind, int(options.size * MEGABYTE), options.seed)
    except MissingToolError as error:
        print(error)
        return 2
    print(speed_table(speeds))
    goals = [*speed_goals(speeds), import_goal(measure_import())]
    if options.long:
        readings = []
        for reading in measure_memory(int(options.long * MEGABYTE)):
            print(memory_line(reading), flush=True)
            readings.append(reading)
        goals.append(memory_goal(readings))
    print(goal_lines(goals))
    return int(not all(met for _, met in goals))


if __name__ == "__main__":
    raise SystemExit(main())
