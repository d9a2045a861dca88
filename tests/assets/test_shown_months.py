"""The months that Dagster shows: those of the news there is and the last year's, not all since 1980."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest

from assets.books import open_books
from assets.instance import instance
from assets.live.places import is_live
from assets.settings import DEFAULT_START, Settings
from tests.assets.books import books_in, contents, run_over
from tests.assets.inputs import POSTS, post, write_posts

YEAR_AGO = (datetime.now(UTC) - timedelta(days=365)).date().replace(day=1)
OLD = post("a1", id="old", published_at="1994-05-05T12:00:00Z")


def test_books_without_news_show_the_last_year(tmp_path: Path) -> None:
    books = books_in(tmp_path)
    assert (books.start, books.first) == (DEFAULT_START, YEAR_AGO)


def test_books_show_months_since_their_first_news(tmp_path: Path) -> None:
    run_over(books_in(tmp_path / "data"), write_posts(tmp_path / "posts.jsonl", POSTS))
    assert books_in(tmp_path / "data").first == date(2024, 3, 1)
    assert books_in(tmp_path / "data").start == DEFAULT_START


def test_books_that_were_begun_with_a_month_show_it(tmp_path: Path) -> None:
    books = open_books(Settings(str(tmp_path / "data"), date(2023, 11, 1)))
    run_over(books, write_posts(tmp_path / "posts.jsonl", POSTS))
    assert books_in(tmp_path / "data").first == date(2023, 11, 1)


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2001, 9, 11), date(2001, 9, 1)), (date(1950, 6, 25), DEFAULT_START), (date(9999, 1, 1), YEAR_AGO)],
)
def test_days_outside_are_shown_too_as_far_back_as_posts_are_read(tmp_path: Path, day: date, first: date) -> None:
    assert books_in(tmp_path).reaching([None, day]).first == first


def test_older_news_widens_what_is_shown_and_all_of_it_is_noted(tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "new.jsonl", POSTS))
    outcome = run_over(books, write_posts(tmp_path / "old.jsonl", [OLD]))
    assert all(check.passed for check in outcome.checks)
    with instance(books) as dagster:
        noted = dagster.get_materialized_partitions(dg.AssetKey("updates"))
    assert {"1994-05-01", "2024-03-01"} <= noted
    whole = books_in(tmp_path / "whole")
    run_over(whole, write_posts(tmp_path / "both.jsonl", [*POSTS, OLD]))
    assert contents(books) == contents(whole)


def test_books_to_which_no_news_of_today_comes_show_the_months_of_their_news(tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "posts.jsonl", [post("a1")]))
    ended = books_in(tmp_path / "data").of_news_only()
    assert ended.months.get_partition_keys() == ["2024-03-01"]
    outcome = run_over(
        ended, write_posts(tmp_path / "later.jsonl", [post("a1", id="later", published_at="2024-06-02T12:00:00Z")])
    )
    assert all(check.passed for check in outcome.checks)
    assert ended.reaching([date(2024, 6, 2)]).months.get_partition_keys()[-1] == "2024-06-01"


def test_books_of_this_month_alone_show_no_year(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    run_over(books_in(tmp_path / "data"), write_posts(tmp_path / "p.jsonl", [post("a1", published_at=now.isoformat())]))
    assert books_in(tmp_path / "data").first == YEAR_AGO
    shown = books_in(tmp_path / "data").of_news_only()
    assert shown.months.get_partition_keys() == [f"{now:%Y-%m}-01"]
    begun = replace(shown, start=YEAR_AGO, first=YEAR_AGO)
    assert begun.of_news_only().first == YEAR_AGO


def test_books_without_news_do_not_end(tmp_path: Path) -> None:
    assert books_in(tmp_path).of_news_only().last is None


def test_news_is_awaited_where_sources_are_listed_or_a_folder_is_watched(tmp_path: Path) -> None:
    books = books_in(tmp_path)
    assert not is_live(books)
    (tmp_path / "incoming").mkdir()
    assert is_live(books)
    (tmp_path / "incoming").rmdir()
    (tmp_path / "sources.toml").touch()
    assert is_live(books)
