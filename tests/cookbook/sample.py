"""The tables of the bundled sample, made once for all tests that ask them."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from assets.books import open_books
from assets.run import run
from assets.settings import Settings
from pipeline.ingest import Defaults
from tests.checkout import ROOT


@cache
def sample_folder() -> Path:
    """A folder with the tables of `samples/`, as `make run` leaves them; it is for reading."""
    folder = Path(mkdtemp(prefix="tollbook-sample-"))
    inputs = [ROOT / "samples" / name for name in ("week.jsonl", "liveblog.txt")]
    run(open_books(Settings(str(folder))), inputs, Defaults(datetime(2024, 9, 5, 21), "Europe/Kyiv", "Delta Courier"))
    return folder
