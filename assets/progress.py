"""Progress while the main job works: bars on a terminal, a line a table elsewhere.

Belongs here: showing it. Not here: what is counted (`run`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assets.storage.plan import Watch
from pipeline.words import counted

_BESIDE = ("rejects", "daily_totals")
"""Tables that are written even where a run comes to nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The progress of a run: what to tell of it, and lines that wait until it is clear that it came to something."""

    watch: Watch
    waiting: list[str] = field(default_factory=list)


@contextmanager
def progress(console: Console) -> Iterator[Shown]:
    """Where a run tells its progress. Lines that still wait are printed at the end, unless it ends in an error."""
    if not console.is_terminal:
        waiting: list[str] = []
        yield Shown(lambda table, done, of: _line(console, waiting, table, done, of), waiting)
        _print(console, waiting)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("days"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {}

        def watch(table: str, done: int, of: int) -> None:
            if of and table not in tasks:
                tasks[table] = bars.add_task(table)
            if of:
                bars.update(tasks[table], completed=done, total=of)

        yield Shown(watch)


def _line(console: Console, waiting: list[str], table: str, done: int, of: int) -> None:
    if not of or done != of:
        return
    waiting.append(f"{table}: {counted(of, 'file')} written")
    if table not in _BESIDE:
        _print(console, waiting)


def _print(console: Console, waiting: list[str]) -> None:
    for line in waiting:
        console.print(line, highlight=False)
    waiting.clear()
