"""Days put together by month: the same rows, and only what has changed is made anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from assets.books import Books
from assets.steps.compact import COMPACTED, compact
from tests.assets.books import books_in, run_over
from tests.assets.inputs import POSTS, post, write_posts

MARCH, JUNE = date(2024, 3, 1), date(2024, 6, 1)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "posts.jsonl", POSTS))
    return books


def test_a_month_has_the_rows_of_its_days_each_with_its_day(books: Books) -> None:
    compact(books)
    root = books.root.url
    for name in COMPACTED:
        days = f"select * from read_parquet('{root}/{name}/**/part.parquet', hive_partitioning = true)"
        months = f"select * exclude (month) from read_parquet('{root}/compacted/{name}/**/part.parquet')"
        with duckdb.connect() as connection:
            assert connection.execute(f"select count(*) from ({months})").fetchall() > [(0,)], name
            assert connection.execute(f"({months}) except ({days})").fetchall() == [], name
            assert connection.execute(f"({days}) except ({months})").fetchall() == [], name


def test_only_months_whose_days_have_changed_are_made_anew(books: Books, tmp_path: Path) -> None:
    assert [file.day for file in compact(books)["claims"].made] == [MARCH, JUNE]
    assert all(not written.made for written in compact(books).values())
    late = post("b1", id="b3", body="Six people have died in the strike on Odesa on Monday, rescuers said.")
    run_over(books, write_posts(tmp_path / "late.jsonl", [late]))
    assert [file.day for file in compact(books)["claims"].made] == [MARCH]
