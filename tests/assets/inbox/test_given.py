"""Files given to the main job: one that cannot be read keeps no other from it, and is not forgotten."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assets.books import Books
from assets.cli import NOT_DONE, PARTLY, app
from assets.errors import UserError
from assets.inbox.inputs import inputs
from pipeline.ingest import Defaults
from pipeline.ingest.jsonl import JsonLinesReader
from tests.assets.books import books_in, contents, run_over
from tests.assets.inputs import POSTS, write_posts

PAGE = "Shelling wounds six in Nikopol\n\nSix people were wounded when shells hit Nikopol on Sunday, its mayor said.\n"
DATED = Defaults(datetime(2024, 3, 3, 18), "Europe/Kyiv", "Coast Wire")


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    return write_posts(tmp_path / "posts.jsonl", POSTS)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "pic.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return path


def _rejects(books: Books) -> list[dict[str, Any]]:
    stored = books.table("rejects")
    rows: list[dict[str, Any]] = stored.read_days(stored.days()).to_pylist()
    return rows


def test_the_others_are_read_and_make_what_they_make_alone(
    books: Books, posts: Path, picture: Path, tmp_path: Path
) -> None:
    outcome = run_over(books, picture, posts)
    assert [item.given_as for item, _ in outcome.inputs] == [str(posts)]
    alone = books_in(tmp_path / "alone")
    run_over(alone, posts)
    there = contents(books)
    assert {key: said for key, said in there.items() if key[0] != "rejects"} == contents(alone)
    assert all(check.passed for check in outcome.checks)


def test_it_is_named_with_what_to_do_and_kept_with_its_bytes(books: Books, posts: Path, picture: Path) -> None:
    (why,) = run_over(books, posts, picture).refused.values()
    assert why.startswith(f"{picture} is in no form that can be read: give one of ")
    (row,) = _rejects(books)
    assert (row["reason"], row["line"], row["raw"], row["detail"]) == ("unreadable", None, picture.read_bytes(), why)
    assert books.root.read(row["input_path"]) == picture.read_bytes()


def test_the_command_ends_with_the_code_for_parts(posts: Path, picture: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in (posts, picture):
        shutil.copy(path, folder)
    (folder / "void.csv").touch()
    done = CliRunner().invoke(app, ["run", str(folder), "--out", str(tmp_path / "data")])
    assert done.exit_code == PARTLY
    assert "Read 4 updates" in done.stdout
    for name, why in (("pic.png", "is in no form"), ("void.csv", "is empty")):
        assert f"Not read: {folder / name} {why}" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_opened_is_named_too(books: Books, posts: Path, picture: Path) -> None:
    picture.chmod(0)
    assert "change its permissions" in run_over(books, posts, picture).refused[str(picture)]


def test_a_file_that_goes_away_meanwhile_is_named(books: Books, posts: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.jsonl"
    assert "does not exist" in run_over(books, gone, posts).refused[str(gone)]
    assert [item.given_as for item in inputs(books.root)] == [str(posts)]


def test_where_none_can_be_read_the_books_are_as_they_were(
    books: Books, posts: Path, picture: Path, page: Path
) -> None:
    run_over(books, posts)
    before = inputs(books.root), contents(books)
    with pytest.raises(UserError) as error:
        run_over(books, picture, page)
    for words in ("none of 2 files", "pic.png is in no form", "page.txt is plain text", "--published"):
        assert words in str(error.value)
    assert (inputs(books.root), contents(books)) == before
    assert all(check.passed for check in run_over(books).checks)


def test_the_next_run_goes_on_without_it(books: Books, posts: Path, picture: Path) -> None:
    run_over(books, posts, picture)
    before = contents(books)
    again = run_over(books)
    assert contents(books) == before
    assert not any(again.days_made.values())


def test_given_again_it_is_tried_again(books: Books, posts: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.ingest.registry.READERS", (JsonLinesReader(),))
        assert str(page) in run_over(books, posts, page, defaults=DATED).refused
    outcome = run_over(books, page, defaults=DATED)
    assert not outcome.refused
    assert [found.updates for _, found in outcome.inputs] == [1]
    assert _rejects(books) == []


def test_with_the_right_options_it_is_read_and_no_longer_rejected(books: Books, posts: Path, page: Path) -> None:
    assert str(page) in run_over(books, posts, page).refused
    assert len(_rejects(books)) == 1
    run_over(books, page, defaults=DATED)
    assert _rejects(books) == []
    assert len(inputs(books.root)) == 2


def test_one_that_was_read_before_keeps_what_it_had(books: Books, posts: Path, page: Path) -> None:
    run_over(books, page, defaults=DATED)
    known = inputs(books.root)
    same_source = Defaults(source="Coast Wire")
    assert str(page) in run_over(books, posts, page, defaults=same_source).refused
    assert inputs(books.root)[:1] == known
    assert _rejects(books) == []
    assert "2024-03-03" in {str(day) for day in books.table("updates").days()}


def test_a_large_one_is_kept_once(books: Books, posts: Path, picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.ingest.read.Limits", lambda: type("Small", (), {"line_bytes": 100})())
    run_over(books, posts, picture)
    (row,) = _rejects(books)
    assert (row["raw"], row["byte_end"]) == (b"", picture.stat().st_size)
    assert books.root.read(row["input_path"]) == picture.read_bytes()


def test_alone_it_is_an_error_and_makes_no_folder(picture: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["run", str(picture), "--out", str(tmp_path / "data")])
    assert done.exit_code == NOT_DONE
    assert not (tmp_path / "data").exists()
