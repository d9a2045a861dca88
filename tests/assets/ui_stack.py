"""Dagster's web server and daemon as `tollbook ui` starts them, in processes of their own, while a test needs them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.checkout import ROOT

_START_SECONDS = 180
_STOP_SECONDS = 30
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Stack:
    """A running stack."""

    url: str
    log: Path


@contextmanager
def stack(data: str, log: Path, start: str, environment: Mapping[str, str] = _NOTHING) -> Iterator[Stack]:
    """The stack over the tables in a data root, until the end of the block."""
    port = _free_port()
    command = [sys.executable, "-c", "from assets.cli import main; main()", "ui"]
    options = ["--data", data, "--port", str(port), "--start", start]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, *options],
            stdout=out,
            stderr=out,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            cwd=ROOT,
        )
    found = Stack(f"http://127.0.0.1:{port}", log)
    try:
        until(lambda: _answers(found.url), _START_SECONDS, lambda: log.read_text()[-3000:])
        yield found
    finally:
        _stop(process)


def until(holds: Callable[[], bool], seconds: float, told: Callable[[], str]) -> None:
    """Wait until something holds; AssertionError with what is told if it does not within the time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s: {told()}"
        time.sleep(1)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/server_info", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End all that was started: it is in a process group of its own."""
    for how in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            break
        os.killpg(process.pid, how)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
