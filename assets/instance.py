"""Dagster's own books: which runs there were and what they did. They lie in the data root, where the UI finds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from assets.books import Books

FOLDER = ".dagster"
_CONFIG = """telemetry:
  enabled: false
nux:
  enabled: false
event_log_storage:
  module: assets.event_log
  class: KeptOpenEventLog
  config:
    base_dir: {base_dir}
"""


def home(books: Books) -> Path | None:
    """The folder of Dagster's books, made if it is not there; None where the data root is not on this machine."""
    if "://" in books.root.url:
        return None
    folder = Path(books.root.path.path, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    history = json.dumps(str(folder / "history" / "runs"))  # as Dagster has it; a string of JSON is one of YAML
    (folder / "dagster.yaml").write_text(_CONFIG.format(base_dir=history), encoding="utf-8")
    return folder


@contextmanager
def instance(books: Books) -> Iterator[dg.DagsterInstance]:
    """Dagster's instance for these books; one that forgets everything where the data root is elsewhere."""
    folder = home(books)
    if folder is None:
        with dg.DagsterInstance.ephemeral() as found:
            yield found
        return
    with dg.DagsterInstance.from_config(str(folder)) as found:
        yield found
