"""Replacing a file whole: written aside under a name of its own, flushed to disk, moved into place.

A process that is killed leaves what it wrote aside. While a process writes, it holds a lock of the operating system on
the file; one that nobody holds is left over, and `sweep` removes it.

Belongs here: files on this machine. Not here: which (`root`), and object stores, which show an object only when whole.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4


def replace_whole(aside_folder: Path, final: Path, data: bytes) -> None:
    """Readers see the old file whole or the new one whole, whatever happens meanwhile.

    OSError if that fails (no space, no permission); the old file is then as it was, and nothing is left aside.
    """
    aside, descriptor = _open_locked(aside_folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _move(aside, final)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _move(aside: Path, final: Path) -> None:
    try:
        aside.replace(final)
    except FileNotFoundError:  # most folders are there, and asking each time takes longer
        final.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(final)


def sweep(aside_folder: Path) -> int:
    """Remove what processes that were killed left behind; how many files that were."""
    if not aside_folder.is_dir():
        return 0
    return sum(_removed_if_left(path) for path in list(aside_folder.iterdir()))


def _open_locked(folder: Path) -> tuple[Path, int]:
    """A new file, and its descriptor with the lock held."""
    while True:
        path = folder / f"{os.getpid()}-{uuid4().hex}"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except FileNotFoundError:
            folder.mkdir(parents=True, exist_ok=True)
            continue
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return path, descriptor
        os.close(descriptor)  # swept between its making and its locking


def _removed_if_left(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with suppress(FileNotFoundError):
            path.unlink()
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True
