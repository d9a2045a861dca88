"""Dagster's web interface over the tables of one data root, on this machine only.

Belongs here: starting it. Not here: what it shows (`definitions`).
"""

from __future__ import annotations

import errno
import importlib.util
import os
import signal
import socket
import sys
from pathlib import Path

from assets.books import Books
from assets.errors import UserError
from assets.event_log import BATCH, BATCH_VARIABLE
from assets.instance import HOME_VARIABLE, home
from assets.settings import DATA_VARIABLE, START_VARIABLE
from assets.turns import Told, nobody_told
from pipeline.extras import how_to_install

HOST = "127.0.0.1"


def open_ui(books: Books, port: int, told: Told = nobody_told) -> None:
    """Become Dagster's web server and daemon; does not return. UserError if they are not there or the port is taken.

    It may be opened before there is anything to show, for live operation; `told` is then given a message that says so,
    as the folder may also be misspelt.
    """
    if importlib.util.find_spec("dagster_webserver") is None:
        raise UserError(f"the Dagster UI is not installed: {how_to_install('ui')}")
    if _is_taken(port):
        raise UserError(
            f"port {port} of this machine is taken, perhaps by another UI: end that, or choose another port with "
            "--port NUMBER (make ui PORT=NUMBER)"
        )
    if "://" not in books.root.url and not books.root.exists("updates"):
        there = "holds no tables yet" if Path(str(books.root.path)).is_dir() else "is a new folder and holds no tables"
        told(
            f"{books.root.url} {there}: the UI shows none until something is read, as by `tollbook run INPUT --out "
            f"{books.root.url}`. Those of another folder are shown with --data FOLDER"
        )
    folder = home(books)
    if folder is None:
        raise UserError(
            f"{books.root.url} is not a folder of this machine, and Dagster's own books need one: set {HOME_VARIABLE} "
            "to one and run the same command again"
        )
    environment = (
        {BATCH_VARIABLE: BATCH}
        | os.environ
        | {
            HOME_VARIABLE: str(folder),
            "DAGSTER_DISABLE_TELEMETRY": "yes",
            "PYTHONWARNINGS": "ignore",
            DATA_VARIABLE: str(books.root.path),
            START_VARIABLE: f"{books.start:%Y-%m}",
        }
    )
    # A shell starts what runs in the background with SIGINT ignored; Dagster's processes end one another by it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    command = [sys.executable, "-m", "dagster", "dev", "-m", "assets.definitions", "-h", HOST, "-p", str(port)]
    os.chdir(Path(folder).parent)
    os.execve(sys.executable, command, environment)


def _is_taken(port: int) -> bool:
    """Whether somebody listens there already: Dagster's daemon would go on without its web server."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False
