"""Prints what was measured, beside what is to be reached. Not here: the measuring (`extract`)."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.extract import MEGABYTE, ImportTime, Memory, Speed
from benchmarks.tools import OURS, RECOGNIZERS, TOKENIZER

DENSE_GOAL = 1.0
MIXED_GOAL = 3.0
RECOGNIZERS_RATIO_GOAL = 20.0
IMPORT_GOAL = 0.5
FLAT_GOAL = 0.05
"""Largest growth of resident memory between the first fifth of a stream and its end, as a share."""


def speed_table(speeds: Sequence[Speed]) -> str:
    """One line for each tool and kind of text: MB/s, and how many times faster the extractor is."""
    ours = {speed.kind: speed.megabytes_per_second for speed in speeds if speed.tool == OURS}
    lines = [f"{'texts':<7}{'tool':<27}{'MB':>6}{'CPU s':>9}{'MB/s':>9}{'tollbook is':>13}"]
    for speed in speeds:
        rate = speed.megabytes_per_second
        ratio = f"{ours[speed.kind] / rate:.1f} x" if speed.tool != OURS and speed.kind in ours else ""
        size = f"{speed.size / MEGABYTE:6.2f}"
        lines.append(f"{speed.kind:<7}{speed.tool:<27}{size}{speed.seconds:9.2f}{rate:9.3f}{ratio:>13}")
    return "\n".join(lines)


def speed_goals(speeds: Sequence[Speed]) -> list[tuple[str, bool]]:
    """Each goal of speed that these measurements can tell, and whether it is met."""
    rate = {(speed.kind, speed.tool): speed.megabytes_per_second for speed in speeds}
    goals = []
    dense, mixed = rate.get(("dense", OURS)), rate.get(("mixed", OURS))
    if dense is not None:
        goals.append((f"dense texts at {DENSE_GOAL} MB/s or more", dense >= DENSE_GOAL))
        if ("dense", RECOGNIZERS) in rate:
            met = dense >= RECOGNIZERS_RATIO_GOAL * rate["dense", RECOGNIZERS]
            goals.append((f"dense texts {RECOGNIZERS_RATIO_GOAL:.0f} times as fast as Recognizers-Text", met))
    if mixed is not None:
        goals.append((f"mixed texts at {MIXED_GOAL} MB/s or more", mixed >= MIXED_GOAL))
        if ("mixed", TOKENIZER) in rate:
            goals.append(("mixed texts as fast as the tokenizer", mixed >= rate["mixed", TOKENIZER]))
    return goals


def import_goal(reading: ImportTime) -> tuple[str, bool]:
    """Whether the extractor is imported fast enough."""
    said = f"import in {reading.imported:.3f} s, first claim after {reading.first_claim:.3f} s (goal: {IMPORT_GOAL} s)"
    return said, reading.imported <= IMPORT_GOAL


def memory_line(reading: Memory) -> str:
    """One reading on the way."""
    return f"{reading.read / MEGABYTE:10.1f} MB read{reading.resident / MEGABYTE:10.1f} MB resident"


def memory_goal(readings: Sequence[Memory]) -> tuple[str, bool]:
    """Whether memory stays flat: the end against the highest reading of the first fifth (warm caches)."""
    early = max(reading.resident for reading in readings[: max(1, len(readings) // 5)])
    growth = readings[-1].resident / early - 1
    return f"memory grew by {growth:.1%} after the first fifth (goal: at most {FLAT_GOAL:.0%})", growth <= FLAT_GOAL


def goal_lines(goals: Sequence[tuple[str, bool]]) -> str:
    """One line for each goal."""
    return "\n".join(f"{'met    ' if met else 'NOT MET'}  {said}" for said, met in goals)
