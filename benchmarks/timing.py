"""How long work takes, on a machine that others use as well."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds_of(work: Callable[[], object]) -> float:
    """Seconds of processor time of this process, which other programs do not lengthen as they do the time of the
    clock."""
    began = time.process_time()
    work()
    return time.process_time() - began
