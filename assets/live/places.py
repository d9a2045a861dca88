"""Where live operation looks: the list of sources and the watched folder, from the environment or in the data root.

Belongs here: those paths. Not here: what is done there (`incoming`, `polling`).
"""

from __future__ import annotations

import os
from pathlib import Path

from assets.books import Books

SOURCES_VARIABLE = "TOLLBOOK_SOURCES"
INCOMING_VARIABLE = "TOLLBOOK_INCOMING"


def sources_file(books: Books) -> Path | None:
    """`sources.toml`: where the environment says, else in the data root; None if there is none there."""
    if named := os.environ.get(SOURCES_VARIABLE):
        return Path(named).absolute()
    beside = _in_root(books, "sources.toml")
    return beside if beside is not None and beside.is_file() else None


def incoming_folder(books: Books) -> Path | None:
    """The watched folder: where the environment says, else `incoming` in the data root; None if neither is possible."""
    if named := os.environ.get(INCOMING_VARIABLE):
        return Path(named).absolute()
    return _in_root(books, "incoming")


def is_live(books: Books) -> bool:
    """Whether news of today may come: there is a list of sources, or a folder that is watched."""
    folder = incoming_folder(books)
    return sources_file(books) is not None or (folder is not None and folder.is_dir())


def _in_root(books: Books, name: str) -> Path | None:
    return None if "://" in books.root.url else Path(books.root.path.path, name)
