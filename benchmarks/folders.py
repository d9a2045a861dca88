"""Where a benchmark works.

Belongs here: the folder. Not here: what is measured in it (`analyst`, `scale`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def folder_to_keep(keep: Path | None) -> Iterator[Path]:
    """A named folder, made where it is missing and kept; without a name one that goes at the end."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with TemporaryDirectory() as made:
        yield Path(made)
