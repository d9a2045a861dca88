"""Taking turns: one process at a time registers inputs, one at a time makes tables.

Every way to write takes them: `tollbook run`, the jobs of live operation, runs started in the Dagster UI. The turn is
a lock of the operating system on a file in the data root, so that a process that is killed loses it. In an object store
it is a lease (`assets.storage.lease`), which runs out some minutes after its holder was killed.

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
from assets.storage.lease import Lease, take
from assets.storage.lease import is_free as lease_is_free

Turn = Literal["inbox", "tables"]
Told = Callable[[str], None]
"""Is given a message when waiting begins."""
TABLES_WAIT_SECONDS = 3600.0
"""How long a run that makes tables waits for another: the longest that a backfill of years takes."""
INBOX_WAIT_SECONDS = 300.0
_LOOK_EVERY_SECONDS = 0.1
_LEASE_LOOK_SECONDS = 2.0


class _Held(threading.local):
    """The turns that this thread has, so that what it calls may take them again."""

    def __init__(self) -> None:
        self.paths: set[str] = set()


_held = _Held()


def nobody_told(_message: str) -> None:
    """The ears of nobody."""


@contextmanager
def turn(books: Books, name: Turn, wait_seconds: float, told: Told = nobody_told) -> Iterator[None]:
    """Hold the turn; within it the same thread may take it again. `told` is called once if it is not free at once.

    UserError, saying who has it, if it is not free within the time. OSError if the data root cannot be written.
    """
    if _key(books, name) in _held.paths:
        yield
        return
    holding = _lock(books, name, wait_seconds, told) if books.root.is_local else _lease(books, name, wait_seconds, told)
    with holding:
        _held.paths.add(_key(books, name))
        try:
            yield
        finally:
            _held.paths.discard(_key(books, name))


@contextmanager
def _lock(books: Books, name: Turn, wait_seconds: float, told: Told) -> Iterator[None]:
    path = _lock_file(books, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:

        def holder() -> str | None:
            if _taken(file.fileno()):
                return None
            return path.read_text("utf-8", errors="replace").strip() or "another process"

        _wait(holder, wait_seconds, told, f"the {name} of {books.root.url}")
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        yield


@contextmanager
def _lease(books: Books, name: Turn, wait_seconds: float, told: Told) -> Iterator[None]:
    at = books.root.at(f".{name}.turn")
    what = f"the {name} of {books.root.url}"
    leases: list[Lease] = []

    def holder() -> str | None:
        found = take(at)
        if isinstance(found, str):
            return found
        leases.append(found)
        return None

    _wait(holder, wait_seconds, told, what, _LEASE_LOOK_SECONDS)
    (lease,) = leases
    lease.keep()
    try:
        yield
    finally:
        lease.give_back()
    if lease.lost:
        raise UserError(f"this process stood still for so long that another began to write {what}: run again")


def _wait(
    holder: Callable[[], str | None], seconds: float, told: Told, what: str, every_seconds: float = _LOOK_EVERY_SECONDS
) -> None:
    """Wait until nobody holds it, which is then this process."""
    until = time.monotonic() + seconds
    waiting = False
    while (who := holder()) is not None:
        if time.monotonic() >= until:
            raise UserError(f"{who} is writing {what}: wait until it is done, and run again")
        if not waiting:
            told(f"{who} is writing {what}: waiting until it is done")
            waiting = True
        time.sleep(every_seconds)


def is_free(books: Books, name: Turn) -> bool:
    """Whether nobody has the turn now."""
    if not books.root.is_local:
        return lease_is_free(books.root.at(f".{name}.turn"))
    path = _lock_file(books, name)
    if not path.exists():
        return True
    with path.open("a+") as file:
        return _taken(file.fileno())


def _lock_file(books: Books, name: Turn) -> Path:
    return Path(books.root.path.path, f".{name}.turn")


def _key(books: Books, name: Turn) -> str:
    return f"{books.root.path}/{name}"


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
