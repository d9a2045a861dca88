"""A data folder that a failed run made is not left behind.

Belongs here: that one rule. Not here: what a run does (`run`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assets.books import Books
from assets.inbox.inputs import inputs


@contextmanager
def removed_if_nothing_is_kept(books: Books) -> Iterator[None]:
    """Where the work within fails before an input is accepted, remove the folders that it made. What was there before,
    and a data root that is not on this machine, is left alone."""
    made = None if "://" in books.root.url else _first_missing(Path(books.root.path.path))
    try:
        yield
    except BaseException:
        if made is not None and made.exists() and not inputs(books.root):
            shutil.rmtree(made, ignore_errors=True)
        raise


def _first_missing(folder: Path) -> Path | None:
    """The highest folder of the path that does not exist; None if all do."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    return missing[-1] if missing else None
