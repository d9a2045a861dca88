"""The main job: what it makes, and that making it again, in parts or at once, makes no difference."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from assets.books import Books, open_books
from assets.inbox.inputs import inputs
from assets.run import Outcome
from assets.settings import Settings
from assets.steps import publish
from pipeline.ingest import Defaults
from pipeline.publish import as_of
from schemas import TABLES
from tests.assets.books import books_in, contents, file_bytes, run_over
from tests.assets.inputs import POSTS, post, write_posts


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Books, Outcome]:
    folder = tmp_path_factory.mktemp("whole")
    books = books_in(folder / "data")
    return books, run_over(books, write_posts(folder / "posts.jsonl", POSTS))


def test_every_table_is_made(whole: tuple[Books, Outcome]) -> None:
    books, _ = whole
    for name in TABLES:
        if name != "rejects":
            assert sum(file.rows for file in books.table(name).files().values()) > 0, name


def test_news_is_filed_by_its_day_and_incidents_by_theirs(whole: tuple[Books, Outcome]) -> None:
    books, outcome = whole
    assert books.table("updates").days() == [date(2024, 3, 4), date(2024, 3, 5), date(2024, 6, 20)]
    assert books.table("claims").days() == books.table("updates").days()
    assert date(2024, 3, 4) in books.table("incidents").days()
    assert outcome.days_made["updates"] == 3


def test_every_law_holds(whole: tuple[Books, Outcome]) -> None:
    _, outcome = whole
    assert [check for check in outcome.checks if not check.passed] == []
    assert len(outcome.checks) >= 20


def test_running_again_changes_no_byte(whole: tuple[Books, Outcome], tmp_path: Path) -> None:
    books, _ = whole
    before = file_bytes(books)
    again = run_over(books, write_posts(tmp_path / "posts.jsonl", POSTS))
    assert file_bytes(books) == before
    assert sum(again.days_made.values()) == 0
    assert all(check.passed for check in again.checks)


def test_two_equal_files_are_one_input(tmp_path: Path) -> None:
    equal = [write_posts(tmp_path / name, POSTS[:1]) for name in ("one.jsonl", "two.jsonl")]
    outcome = run_over(books_in(tmp_path / "data"), *equal)
    assert [item.given_as for item, _ in outcome.inputs] == [str(equal[0])]


def test_a_part_and_then_the_whole_is_the_whole(whole: tuple[Books, Outcome], tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "part.jsonl", POSTS[:2]))
    second = run_over(books, write_posts(tmp_path / "whole.jsonl", POSTS))
    assert contents(books) == contents(whole[0])
    assert second.days_made["claims"] == 2, "the day of March 4 has nothing new to extract"


def test_posts_that_come_late_give_what_they_give_in_order(whole: tuple[Books, Outcome], tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "late.jsonl", POSTS[2:]))
    run_over(books, write_posts(tmp_path / "early.jsonl", POSTS[:2]))
    assert contents(books) == contents(whole[0])


def test_a_lost_or_broken_file_is_made_again(whole: tuple[Books, Outcome], tmp_path: Path) -> None:
    data = shutil.copytree(whole[0].root.url, tmp_path / "data")
    books = books_in(data)
    before = file_bytes(books)
    (data / "claims" / "published_date=2024-03-05" / "part.parquet").unlink()
    (data / "incidents" / "incident_date=2024-03-04" / "part.parquet").write_bytes(b"PAR1")
    outcome = run_over(books)
    assert file_bytes(books) == before
    assert (outcome.days_made["claims"], outcome.days_made["incidents"]) == (1, 1)


def test_what_was_made_from_a_withdrawn_input_goes(tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "one.jsonl", POSTS[:1]), write_posts(tmp_path / "two.jsonl", POSTS[1:2]))
    second = inputs(books.root)[1]
    shutil.rmtree(tmp_path / "data" / second.folder)
    outcome = run_over(books)
    assert books.table("updates").days() == books.table("claims").days() == [date(2024, 3, 4)]
    assert books.table("incidents").days() == [date(2024, 3, 4)]
    assert all(check.passed for check in outcome.checks)


def test_an_edit_changes_what_holds_now(tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "one.jsonl", [post("a1")]))
    edit = post("a1", published_at="2024-03-04T15:00:00Z", headline="Four killed in strike on Odesa")
    edit["body"] = "A missile strike on Odesa killed four people on Monday, the mayor said."
    outcome = run_over(books, write_posts(tmp_path / "two.jsonl", [edit]))
    rows = books.table("updates").read(date(2024, 3, 4), ["revision", "is_latest"]).to_pylist()
    assert rows == [{"revision": 1, "is_latest": False}, {"revision": 2, "is_latest": True}]
    incidents = books.table("incidents").read(date(2024, 3, 4), ["killed_best"]).to_pylist()
    assert incidents == [{"killed_best": 4}]
    assert all(check.passed for check in outcome.checks)


def test_the_figures_of_a_withdrawn_post_count_until_then(tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "one.jsonl", [post("a1")]))
    withdrawn = {"id": "a1", "source": "Coast Wire", "status": "deleted", "updated_at": "2024-03-05T08:00:00Z"}
    outcome = run_over(books, write_posts(tmp_path / "two.jsonl", [withdrawn]))
    history = books.table("figure_history").read_days(books.table("figure_history").days())

    def known_at(hour: int) -> list[int]:
        return as_of(history, datetime(2024, 3, 5, hour, tzinfo=UTC))["best"].to_pylist()

    assert (known_at(7), known_at(9)) == ([3], [])
    figures = books.table("incident_figures")
    assert figures.read_days(figures.days()).num_rows == 0
    assert all(check.passed for check in outcome.checks)


def test_a_wrong_date_is_put_right_by_giving_the_right_one(tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    page = tmp_path / "page.txt"
    page.write_text(
        "Shelling wounds six in Nikopol\n\n"
        "Six people were wounded when shells hit Nikopol on Sunday, its mayor said.\n\n"
        "Two of them are in hospital, he added, and the others were treated on the spot.\n"
    )
    for day in (2, 3):
        defaults = Defaults(datetime(2024, 3, day, 18), "Europe/Kyiv", "Coast Wire")
        run_over(books, page, defaults=defaults)
        assert books.table("updates").days() == [date(2024, 3, day)]


def test_the_books_may_lie_in_another_kind_of_storage(whole: tuple[Books, Outcome], tmp_path: Path) -> None:
    books = open_books(Settings("memory://test-book"))
    outcome = run_over(books, write_posts(tmp_path / "posts.jsonl", POSTS))
    assert contents(books) == contents(whole[0])
    assert all(check.passed for check in outcome.checks)
    assert sum(run_over(books).days_made.values()) == 0


def test_totals_of_days_that_are_the_same_are_kept_and_all_are_as_if_made_at_once(
    whole: tuple[Books, Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = books_in(tmp_path / "data")
    run_over(books, write_posts(tmp_path / "part.jsonl", POSTS[:2]))
    added: list[date] = []

    def noting(batch: publish._Batch) -> pa.Table:
        added.extend(batch.days)
        return add_up(batch)

    add_up = publish._add_up
    monkeypatch.setattr(publish, "_add_up", noting)
    run_over(books, write_posts(tmp_path / "whole.jsonl", POSTS))
    assert date(2024, 3, 5) not in added
    assert date(2024, 3, 4) in added, "its toll has risen"
    assert books.table("daily_totals").read(None) == whole[0].table("daily_totals").read(None)
