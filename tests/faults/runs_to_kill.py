"""Runs of the main job in processes of their own, to be killed at a point that a test chooses.

`python -m tests.faults.runs_to_kill` loads the program once and then forks a process for each run that it is asked for
(one JSON object a line), so that fifty runs load it once. A process is killed when it is about to touch its data folder
for the n-th time (open to write, rename, remove, make a folder, open a database), or after a time.

Belongs here: these processes. Not here: what must hold afterwards (`test_killed_runs`).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from tests.assets.books import books_in
from tests.checkout import ROOT

CLOCK = datetime(2024, 7, 1, 12, tzinfo=UTC)
"""What all these runs take for now, so that their tables can be equal to the byte."""
_TOUCHES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"})
_WRITES = os.O_WRONLY | os.O_RDWR


@dataclass(frozen=True)
class Asked:
    """A run over inputs; killed at the n-th touch, or after some seconds, or not at all."""

    out: str
    inputs: list[str]
    at_touch: int | None = None
    after_seconds: float | None = None


@dataclass(frozen=True)
class Ended:
    """How a run ended. `touches` counts only for a run that was not killed."""

    killed: bool
    code: int
    seconds: float
    touches: int


class Runs:
    """The process that forks runs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, asked: Asked) -> Ended:
        """Have one run done, or begun and killed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asdict(asked)) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))


@contextmanager
def runs() -> Iterator[Runs]:
    """Start the process; end it afterwards."""
    command = [sys.executable, "-m", "tests.faults.runs_to_kill"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Runs(process)
        process.communicate()


class _Clock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        return CLOCK.astimezone(tz)


class _Touches:
    """Counts how often the data folder is touched, and kills this process at one of them."""

    def __init__(self, folder: str, last: int | None) -> None:
        self.count = 0
        self._folder = folder
        self._last = last

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(args[2], int) and bool(args[2] & _WRITES)
        if not (writes or event in _TOUCHES) or self._folder not in str(args[0]):
            return
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def _serve() -> None:
    import assets.inbox.given
    import assets.run
    from pipeline.extract import extract_text

    extract_text("", "Three people were killed in Odesa on Monday.", CLOCK, "UTC")
    assets.inbox.given.datetime = _Clock  # type: ignore[misc]
    for line in sys.stdin:
        asked = Asked(**json.loads(line))
        got, give = os.pipe()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(got)
            _work(asked, give)
        os.close(give)
        ended = _watch(child, asked, got, began)
        sys.stdout.write(json.dumps(asdict(ended)) + "\n")
        sys.stdout.flush()


def _work(asked: Asked, give: int) -> None:
    """One run, in the forked process, which it ends."""
    from assets.run import run
    from pipeline.ingest import Defaults

    code = 1
    try:
        touches = _Touches(asked.out, asked.at_touch)
        sys.addaudithook(touches)
        run(books_in(Path(asked.out)), [Path(found) for found in asked.inputs], Defaults())
        os.write(give, str(touches.count).encode())
        code = 0
    finally:
        if code:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        os._exit(code)


def _watch(child: int, asked: Asked, got: int, began: float) -> Ended:
    if asked.after_seconds is not None:
        time.sleep(asked.after_seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(got) as counted:
        touches = int(counted.read() or 0)
    return Ended(os.WIFSIGNALED(status), os.waitstatus_to_exitcode(status), time.monotonic() - began, touches)


if __name__ == "__main__":
    _serve()
