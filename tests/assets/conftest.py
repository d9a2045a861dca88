"""Books that tests of several files begin with: empty ones, those of a few posts, and a bucket for others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assets.books import Books
from tests.assets.books import books_in
from tests.assets.commands import sample_books

if TYPE_CHECKING:
    from upath import UPath


@pytest.fixture
def books(tmp_path: Path) -> Books:
    """Books with nothing in them."""
    return books_in(tmp_path / "data")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of books that the command made; what it printed lies beside them."""
    return sample_books(tmp_path_factory.mktemp("cli"))


@pytest.fixture(scope="module")
def store() -> Iterator[UPath]:
    """A bucket of an object store on this machine."""
    from tests.assets.object_store import bucket  # it needs the extra s3, and the server of its tests

    with bucket() as found:
        yield found
