"""What is shown of a table: columns that exist, days that have rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from assets.glimpse import COLUMNS, DAYS, DAYS_NAMED, days_named, rows_by_day, sample
from assets.storage.day_file import Day, DayFile
from schemas import TABLES, table
from tests.assets.books import books_in
from tests.rows import rows


def test_every_table_has_columns_to_show() -> None:
    assert COLUMNS.keys() == TABLES.keys()
    for name, columns in COLUMNS.items():
        assert all(table(name).column(column) for column in columns)


def test_a_sample_has_the_first_rows_of_a_day_with_their_text_escaped(tmp_path: Path) -> None:
    stored = books_in(tmp_path).table("updates")
    many = [{"update_id": str(n), "headline": f"<h1>{n}</h1>"} for n in range(8)]
    file = stored.write(date(2024, 3, 5), rows("updates", *many), "x")
    shown = sample(stored, [file])
    assert shown is not None
    assert len(shown.splitlines()) == 2 + 5
    assert "<h1>" not in shown
    assert sample(stored, []) is None


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((4, 5), "04 04 04 05 05"),
        ((4, 5, 6), "04 04 05 05 06"),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9), "01 03 05 07 09"),
        ((), ""),
    ],
)
def test_a_sample_is_of_days_from_the_first_to_the_last(tmp_path: Path, days: Sequence[int], shown: str) -> None:
    stored = books_in(tmp_path).table("claims")
    many = rows("claims", *({"claim_id": str(n)} for n in range(8)))
    files = [stored.write(date(2024, 3, day), many, "x") for day in days]
    lines = (sample(stored, files[::-1]) or "").splitlines()[2:]
    assert " ".join(line.split("\\-")[2][:2] for line in lines) == shown


def test_a_table_without_days_has_none_in_its_sample(tmp_path: Path) -> None:
    stored = books_in(tmp_path).table("daily_totals")
    shown = sample(stored, [stored.write(None, rows("daily_totals", {"country": "UA"}), "x")])
    assert shown is not None
    assert shown.startswith("| date | country |")


def test_the_bars_are_of_the_last_days_that_have_rows() -> None:
    files: dict[Day, DayFile] = {
        date(2024, 3, day): DayFile(date(2024, 3, day), day % 7, "", "") for day in range(1, 32)
    }
    shown = rows_by_day(files)
    assert shown is not None
    assert len(shown.splitlines()) == 2 + DAYS
    assert "2024-03-28" not in shown, "a day without rows"
    assert rows_by_day({None: DayFile(None, 3, "", "")}) is None


def test_of_many_days_the_first_are_named_and_the_others_counted() -> None:
    days = [date(2024, 3, 1) + timedelta(days=n) for n in range(DAYS_NAMED + 2)]
    assert days_named(days[:2]) == "2024-03-01, 2024-03-02"
    assert days_named(days).endswith(f"{days[DAYS_NAMED - 1]} and 2 more")
    assert days_named([None]) == "the whole table"
