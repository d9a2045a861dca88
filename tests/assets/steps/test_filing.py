"""What filing leaves noted of a day, and what it reads of the days before by these notes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from assets.books import Books
from assets.steps.filing import filed_plan, said_of_incidents
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from assets.storage.plan import carry_out
from tests.assets.books import books_in, run_over

LONG_BEFORE, PLANNED, MOVED = date(2024, 2, 5), date(2024, 3, 4), date(2024, 3, 7)
PLAN = ("2024-03-04T09:00:00Z", "The governor said 300 people would be evacuated from Kupiansk to Poltava on Thursday.")
TOLL = ("2024-02-05T09:00:00Z", "Shelling killed two people in Nikopol on Monday, the governor said.")
DONE = ("2024-03-07T20:00:00Z", "On Thursday 280 people were evacuated from Kupiansk to Poltava, the governor said.")


def _told(books: Books, post: tuple[str, str]) -> None:
    at, body = post
    file = Path(books.root.url).with_name(f"{at[:10]}.jsonl")
    file.write_text(json.dumps({"id": at, "source": "Wire", "published_at": at, "headline": "", "body": body}) + "\n")
    run_over(books, file)


@pytest.fixture
def read_days(monkeypatch: pytest.MonkeyPatch) -> list[Day]:
    """The days of filed claims of which anything is read."""
    found: list[Day] = []
    original = StoredTable.read

    def read(self: StoredTable, day: Day, columns: Sequence[str] | None = None) -> pa.Table:
        if self.name == "filed_claims":
            found.append(day)
        return original(self, day, columns)

    monkeypatch.setattr(StoredTable, "read", read)
    return found


def _moves(books: Books) -> list[tuple[str, int]]:
    rows = books.table("incidents").read_days([PLANNED, MOVED]).to_pylist()
    return [(row["status"], row["evacuated_best"]) for row in rows if row["kind"] == "evacuation"]


def test_who_was_moved_as_planned_is_of_the_plan_that_an_earlier_run_filed(tmp_path: Path) -> None:
    books = books_in(tmp_path / "out")
    _told(books, PLAN)
    assert _moves(books) == [("planned", 300)]
    _told(books, DONE)
    assert _moves(books) == [("happened", 280)]


def test_a_day_without_plans_is_not_read_for_people_who_were_moved(tmp_path: Path, read_days: list[Day]) -> None:
    books = books_in(tmp_path / "out")
    _told(books, TOLL)
    _told(books, DONE)
    books.table("filed_claims").remove(MOVED)
    del read_days[:]
    carry_out(filed_plan(books), books.table("filed_claims"))
    assert books.table("filed_claims").file(MOVED) is not None
    assert LONG_BEFORE not in read_days


def test_a_file_that_does_not_note_its_plans_is_read_for_them(tmp_path: Path) -> None:
    books = books_in(tmp_path / "out")
    _told(books, PLAN)
    stored = books.table("filed_claims")
    file = stored.file(PLANNED)
    assert file is not None
    unnoted = {f"{day}": digest for day, digest in said_of_incidents(file).items()}
    assert unnoted != file.notes
    stored.write(PLANNED, stored.read(PLANNED), file.fingerprint, unnoted)
    _told(books, DONE)
    assert _moves(books) == [("happened", 280)]
