"""A disk without room, for tests that cannot fill one."""

from __future__ import annotations

import errno
import os


def no_room(_descriptor: int) -> None:
    """In place of `os.fsync`: what it says on a full disk."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
