"""What the engines are given to do in tests, where worker processes can import it."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def double(value: int) -> int:
    return 2 * value


def summed(rows: pa.Table) -> dict[str, Any]:
    """A table in, a table deep inside a value out."""
    return {"rows": [pa.table({"sum": [pc.sum(rows["n"]).as_py()]})], "process": os.getpid()}


def fail_at_three(value: int) -> int:
    if value == 3:
        raise OSError(28, "No space left on device", "part.parquet")
    return value


def die_at_three(value: int) -> int:
    """As if the system had killed the process, each time."""
    if value == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return value


def die_once(batch: tuple[Path, int]) -> int:
    """The first process to come by in the middle of the work dies."""
    mark, value = batch
    if value == 3:
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return value
        os.kill(os.getpid(), signal.SIGKILL)
    return value
