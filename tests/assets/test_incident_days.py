"""What a further day of publication makes anew of the incidents of the days before it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from assets.books import Books
from tests.assets.books import books_in, contents, run_over

DAY = date(2024, 3, 5)
PLANTED = "Only in the file"
FIRST = {
    "1": ("2024-03-05T09:00:00Z", "A missile killed four people in Kharkiv on Tuesday, the mayor said."),
    "2": ("2024-03-05T10:00:00Z", "Shelling wounded two people in Nikopol on Tuesday, the governor said."),
}
LATER = {"3": ("2024-03-06T09:00:00Z", "The death toll in Kharkiv has risen to five, the mayor said.")}


def _posts(folder: Path, name: str, posts: dict[str, tuple[str, str]]) -> Path:
    file = folder / f"{name}.jsonl"
    lines = (
        json.dumps({"id": i, "source": "Wire", "published_at": at, "headline": "", "body": body})
        for i, (at, body) in posts.items()
    )
    file.write_text("\n".join(lines) + "\n")
    return file


@pytest.fixture
def books(tmp_path: Path) -> Books:
    """Two incidents of one day; the headline of the second stands in its file alone, so that it shows what is kept."""
    found = books_in(tmp_path / "out")
    run_over(found, _posts(tmp_path, "first", FIRST))
    stored = found.table("incidents")
    file, rows = stored.file(DAY), stored.read(DAY)
    assert file is not None
    assert rows.num_rows == 2
    planted = [PLANTED if place == "Nikopol" else "" for place in rows["place_name"].to_pylist()]
    changed = rows.set_column(rows.column_names.index("headline"), "headline", pa.array(planted, pa.string()))
    stored.write(DAY, changed, file.fingerprint, file.notes)
    return found


def _headlines(books: Books) -> dict[str, tuple[int | None, str | None]]:
    rows = books.table("incidents").read(DAY).to_pylist()
    return {row["place_name"]: (row["killed_best"], row["headline"]) for row in rows}


def test_a_later_toll_makes_its_own_incident_anew_and_keeps_the_others(books: Books, tmp_path: Path) -> None:
    run_over(books, _posts(tmp_path, "later", LATER))
    assert _headlines(books) == {"Kharkiv": (5, None), "Nikopol": (None, PLANTED)}


def test_a_day_whose_claims_changed_is_made_anew_whole(books: Books, tmp_path: Path) -> None:
    corrected = {"2": ("2024-03-05T12:00:00Z", "Shelling wounded three people in Nikopol on Tuesday.")}
    run_over(books, _posts(tmp_path, "edited", corrected))
    assert _headlines(books) == {"Kharkiv": (4, None), "Nikopol": (None, None)}


def test_what_is_kept_of_a_damaged_file_is_made_anew(books: Books, tmp_path: Path) -> None:
    path = Path(books.root.url) / books.table("incidents").path(DAY)
    path.write_bytes(path.read_bytes().replace(PLANTED.encode(), PLANTED.swapcase().encode()))
    run_over(books, _posts(tmp_path, "later", LATER))
    whole = books_in(tmp_path / "whole")
    run_over(whole, _posts(tmp_path, "first", FIRST), _posts(tmp_path, "later", LATER))
    assert _headlines(books) == _headlines(whole)
    assert contents(books) == contents(whole)
