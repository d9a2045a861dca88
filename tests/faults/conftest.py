"""Tables of a few posts, to be damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assets.books import Books
from tests.assets.books import books_in, run_over
from tests.assets.inputs import POSTS, write_posts


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables; it is for reading."""
    folder = tmp_path_factory.mktemp("made")
    run_over(books_in(folder / "data"), write_posts(folder / "posts.jsonl", POSTS))
    return folder / "data"


@pytest.fixture
def books(made: Path, tmp_path: Path) -> Books:
    """The same tables in a folder of the test's own."""
    return books_in(shutil.copytree(made, tmp_path / "data"))
