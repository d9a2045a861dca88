"""Dagster's web server and daemon as `tollbook ui` starts them, and Debian's Chromium to look at them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).parents[2]
_START_SECONDS = 180
_STOP_SECONDS = 30


@dataclass(frozen=True)
class Stack:
    """A running stack."""

    url: str
    log: Path


@contextmanager
def stack(data: Path, log: Path, start: str) -> Iterator[Stack]:
    """The stack over the tables in a folder, until the end of the block."""
    port = _free_port()
    command = [sys.executable, "-c", "from assets.cli import main; main()", "ui"]
    options = ["--data", str(data), "--port", str(port), "--start", start]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, *options], stdout=out, stderr=out, start_new_session=True, env=environment, cwd=ROOT
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


@contextmanager
def browser_page() -> Iterator[Page]:
    """A page of the browser."""
    with sync_playwright() as playwright:
        # without a sandbox: build machines run this as root
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(60_000)
        yield page
        browser.close()


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
