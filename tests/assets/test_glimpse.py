"""What is shown of a table: columns that exist, days that have rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assets.glimpse import COLUMNS, DAYS, rows_by_day, sample
from assets.storage.day_files import DayFile
from schemas import TABLES, table
from tests.assets.books import books_in
from tests.rows import rows


def test_every_table_has_columns_to_show() -> None:
    assert COLUMNS.keys() == TABLES.keys()
    for name, columns in COLUMNS.items():
        assert all(table(name).column(column) for column in columns)


def test_a_sample_has_the_first_rows_of_the_day_with_their_text_escaped(tmp_path: Path) -> None:
    stored = books_in(tmp_path).table("updates")
    many = [{"update_id": str(n), "headline": f"<h1>{n}</h1>"} for n in range(8)]
    stored.write(date(2024, 3, 5), rows("updates", *many), "x")
    shown = sample(stored, date(2024, 3, 5))
    assert shown is not None
    assert len(shown.splitlines()) == 2 + 5
    assert "<h1>" not in shown
    assert sample(stored, date(2024, 3, 6)) is None


def test_the_bars_are_of_the_last_days_that_have_rows() -> None:
    files = {date(2024, 3, day): DayFile(date(2024, 3, day), day % 7, "", "") for day in range(1, 32)}
    shown = rows_by_day(files)
    assert shown is not None
    assert len(shown.splitlines()) == 2 + DAYS
    assert "2024-03-28" not in shown, "a day without rows"
    assert rows_by_day({None: DayFile(None, 3, "", "")}) is None
