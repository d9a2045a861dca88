"""Taking turns: one process at a time registers inputs, one at a time makes tables.

Every way to write takes them: `tollbook run`, the jobs of live operation, runs started in the Dagster UI. The turn is
a lock of the operating system on a file in the data root, so that a process that is killed loses it. A data root
elsewhere (`s3://…`) has no such lock: there only Dagster's limits on runs keep two from working at once.

Who needs both takes `tables` first.

Belongs here: that lock. Not here: who takes it, and what Dagster knows of runs under way (`assets.live.at_work`).
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from assets.books import Books
from assets.errors import UserError

Turn = Literal["inbox", "tables"]
Told = Callable[[str], None]
"""Is given a message when waiting begins."""
TABLES_WAIT_SECONDS = 3600.0
"""How long a run that makes tables waits for another: the longest that a backfill of years takes."""
INBOX_WAIT_SECONDS = 300.0
_LOOK_EVERY_SECONDS = 0.1


class _Held(threading.local):
    """The turns that this thread has, so that what it calls may take them again."""

    def __init__(self) -> None:
        self.paths: set[Path] = set()


_held = _Held()


def nobody_told(_message: str) -> None:
    """The ears of nobody."""


@contextmanager
def turn(books: Books, name: Turn, wait_seconds: float, told: Told = nobody_told) -> Iterator[None]:
    """Hold the turn; within it the same thread may take it again. `told` is called once if it is not free at once.

    UserError, saying who has it, if it is not free within the time. OSError if the data root cannot be written.
    """
    path = lock_file(books, name)
    if path is None or path in _held.paths:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        _wait(file.fileno(), path, wait_seconds, told, f"the {name} of {books.root.url}")
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        _held.paths.add(path)
        try:
            yield
        finally:
            _held.paths.discard(path)


def _wait(descriptor: int, path: Path, seconds: float, told: Told, what: str) -> None:
    until = time.monotonic() + seconds
    waiting = False
    while not _taken(descriptor):
        who = path.read_text("utf-8", errors="replace").strip() or "another process"
        if time.monotonic() >= until:
            raise UserError(f"{who} is writing {what}: wait until it is done, and run again")
        if not waiting:
            told(f"{who} is writing {what}: waiting until it is done")
            waiting = True
        time.sleep(_LOOK_EVERY_SECONDS)


def is_free(books: Books, name: Turn) -> bool:
    """Whether nobody has the turn now."""
    path = lock_file(books, name)
    if path is None or not path.exists():
        return True
    with path.open("a+") as file:
        return _taken(file.fileno())


def lock_file(books: Books, name: Turn) -> Path | None:
    """The file that is locked; None where the data root is not on this machine and there is no lock."""
    return None if "://" in books.root.url else Path(books.root.path.path, f".{name}.turn")


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
