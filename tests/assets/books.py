"""Running the main job in tests, and comparing what it leaves."""

from __future__ import annotations

from pathlib import Path

from assets.books import Books, open_books
from assets.run import Outcome, run
from assets.settings import Settings
from pipeline.ingest import Defaults
from schemas import TABLES
from tests.assets.inputs import POSTS, write_posts

NO_DEFAULTS = Defaults()


def books_in(folder: Path) -> Books:
    """The books in a folder."""
    return open_books(Settings(str(folder)))


def run_over(books: Books, *files: Path, defaults: Defaults = NO_DEFAULTS) -> Outcome:
    """The main job."""
    return run(books, files, defaults)


def tables_of(folder: Path) -> Path:
    """A new folder in this one with tables of a few posts."""
    run_over(books_in(folder / "data"), write_posts(folder / "posts.jsonl", POSTS))
    return folder / "data"


def file_bytes(books: Books) -> dict[str, bytes]:
    """Every file of every table."""
    root = Path(books.root.url)
    paths = (path for name in TABLES for path in sorted((root / name).rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in paths}


def contents(books: Books) -> dict[tuple[str, str], str]:
    """What the days of all tables say, but for when and from where it was read."""
    return {(name, str(day)): file.content for name in TABLES for day, file in books.table(name).files().items()}
