"""Progress while the main job works: bars on a terminal, a line a table elsewhere.

Belongs here: showing it. Not here: what is counted (`run`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assets.storage.plan import Watch
from pipeline.words import counted


@contextmanager
def progress(console: Console) -> Iterator[Watch]:
    """A watch to hand to the run."""
    if not console.is_terminal:
        yield lambda table, done, of: _line(console, table, done, of)
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

        yield watch


def _line(console: Console, table: str, done: int, of: int) -> None:
    if of and done == of:
        console.print(f"{table}: {counted(of, 'file')} written", highlight=False)
