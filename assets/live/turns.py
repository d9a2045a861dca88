"""Taking turns: one process at a time registers inputs, one at a time makes tables.

The turn is a lock of the operating system on a file in the data root, so that a process that is killed loses it. A data
root elsewhere (`s3://…`) has no such lock: there only Dagster's limits on runs keep two from working at once.

Belongs here: that lock. Not here: who takes it.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Literal

import dagster as dg

from assets.books import Books
from assets.errors import UserError
from assets.live.runs import is_waiting, under_way

Turn = Literal["inbox", "tables"]
_LOOK_EVERY_SECONDS = 0.1
_STARTS_WITHIN = timedelta(minutes=10)
_BELIEVED = timedelta(hours=6)


@contextmanager
def turn(books: Books, name: Turn, wait_seconds: float) -> Iterator[None]:
    """Hold the turn. UserError, saying who has it, if it is not free within the time."""
    path = _file(books, name)
    if path is None:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        until = time.monotonic() + wait_seconds
        while not _taken(file.fileno()):
            if time.monotonic() >= until:
                file.seek(0)
                who = file.read().strip() or "another process"
                raise UserError(
                    f"{who} is writing the {name} of {books.root.url}: wait until it is done, and run again"
                )
            time.sleep(_LOOK_EVERY_SECONDS)
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        yield


def is_free(books: Books, name: Turn) -> bool:
    """Whether nobody has the turn now."""
    path = _file(books, name)
    if path is None or not path.exists():
        return True
    with path.open("a+") as file:
        return _taken(file.fileno())


def is_at_work(books: Books, name: Turn, instance: dg.DagsterInstance, job: str) -> bool:
    """Whether a run of the job, which takes this turn, works or is about to.

    A run that says that it works and does not hold the turn was killed. Without locks, one is believed for some hours.
    """
    if _file(books, name) is None:
        return under_way(instance, job, {}, _BELIEVED)
    return not is_free(books, name) or is_waiting(instance, job, _STARTS_WITHIN)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _file(books: Books, name: Turn) -> Path | None:
    return None if "://" in books.root.url else Path(books.root.path.path, f".{name}.turn")
