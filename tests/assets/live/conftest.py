"""A live blog on a server of this machine, books that poll it, and an instance of Dagster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from assets.books import Books
from assets.instance import instance
from tests.assets.books import books_in
from tests.assets.live.live_blog import FIRST, LiveBlog
from tests.pipeline.fetch.server import Site


@pytest.fixture
def blog(server: Site) -> LiveBlog:
    found = LiveBlog(server)
    found.add(FIRST)
    return found


@pytest.fixture
def books(tmp_path: Path) -> Books:
    (tmp_path / "data").mkdir()
    return books_in(tmp_path / "data")


@pytest.fixture
def dagster(books: Books) -> Iterator[dg.DagsterInstance]:
    with instance(books) as found:
        yield found
