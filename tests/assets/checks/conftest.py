"""Books whose laws all hold, for tests to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assets.books import Books
from tests.assets.books import books_in, tables_of


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tables_of(tmp_path_factory.mktemp("good"))


@pytest.fixture
def books(good: Path, tmp_path: Path) -> Books:
    """A copy to break."""
    return books_in(shutil.copytree(good, tmp_path / "data"))
