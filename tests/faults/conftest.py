"""Tables of a few posts, to be damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assets.books import Books
from tests.assets.books import books_in, tables_of


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables; it is for reading."""
    return tables_of(tmp_path_factory.mktemp("made"))


@pytest.fixture
def books(made: Path, tmp_path: Path) -> Books:
    """The same tables in a folder of the test's own."""
    return books_in(shutil.copytree(made, tmp_path / "data"))
