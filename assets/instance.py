"""Dagster's own books: which runs there were and what they did. They lie in the data root, where the UI finds them; for
an object store, in a folder of this machine.

Belongs here: where they lie and how they are opened. Not here: the storages themselves (`event_log`,
`run_storage`), the tables (`books`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from assets.books import Books
from assets.event_log import BATCH, BATCH_VARIABLE

FOLDER = ".dagster"
_SETTINGS = "dagster.yaml"
_CONFIG = """telemetry:
  enabled: false
nux:
  enabled: false
run_storage:
  module: assets.run_storage
  class: KeptOpenRuns
  config:
    base_dir: {history}
event_log_storage:
  module: assets.event_log
  class: KeptOpenEventLog
  config:
    base_dir: {events}
"""


HOME_VARIABLE = "DAGSTER_HOME"


def home(books: Books) -> Path | None:
    """The folder of Dagster's books, made if it is not there. Where the data root is not on this machine, it is the one
    that `DAGSTER_HOME` names, with the settings that it has; None if that is not set."""
    if "://" not in books.root.url:
        folder = Path(books.root.path.path, FOLDER)
        _settle(folder)
        return folder
    named = os.environ.get(HOME_VARIABLE)
    if not named:
        return None
    folder = Path(named).absolute()
    if not (folder / _SETTINGS).exists():
        _settle(folder)
    return folder


def _settle(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    history = folder / "history"  # as Dagster has it
    text = _CONFIG.format(history=json.dumps(str(history)), events=json.dumps(str(history / "runs")))  # JSON is YAML
    (folder / _SETTINGS).write_text(text, encoding="utf-8")


@contextmanager
def instance(books: Books) -> Iterator[dg.DagsterInstance]:
    """Dagster's instance for these books; one that forgets everything where there is no folder for it (`home`)."""
    os.environ.setdefault(BATCH_VARIABLE, BATCH)
    folder = home(books)
    if folder is None:
        with dg.DagsterInstance.ephemeral() as found:
            yield found
        return
    with dg.DagsterInstance.from_config(str(folder)) as found:
        yield found
