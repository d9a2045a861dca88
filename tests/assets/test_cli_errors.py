"""What is wrong with arguments, inputs and disks: each error says what to do, and nothing is lost."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fsspec.registry import _registry

from assets.cli import PARTLY, WRONG
from assets.storage import aside
from assets.storage.root import ASIDE
from tests.assets.books import books_in, file_bytes
from tests.assets.commands import PAGE, assert_error, tollbook
from tests.assets.full_disk import no_room
from tests.assets.inputs import POSTS, post, write_posts


def test_a_missing_file(tmp_path: Path) -> None:
    assert_error(
        tollbook("run", tmp_path / "none.jsonl", "--out", tmp_path / "book"), "none.jsonl", "does not exist", code=WRONG
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "none.jsonl"), "none.jsonl does not exist"),
        (("run",), "there is nothing to read"),
        (("run", "POSTS", "--timezone", "Europe/Kyiv2"), "Europe/Kyiv2"),
        (("run", "POSTS", "--published", "foo"), "write it as 2023-06-01T12:00"),
        (("run", "POSTS", "--column", "headline"), "write FIELD=NAME"),
        (("run", "POSTS", "--start", "2024"), "give it as YYYY-MM"),
        (("ui", "--start", ""), "give it as YYYY-MM"),
        (("run", "POSTS", "--start", "2999-01"), "give one from 1900-01 to 20"),
        (("run", "POSTS", "--workers", "0"), "give 1 or more"),
        (("run", "POSTS", "--engine", "spark"), "one of local, dask"),
        (("run", "POSTS", "--scheduler", "tcp://127.0.0.1:1"), "--engine dask"),
        (("query", "select 1", "--as", "xml"), "table, csv, json, parquet"),
        (("query", "select 1", "--as", "table", "--to", "answer.txt"), "for a file choose"),
        (("query", "select 1", "--to", "nowhere/answer.csv"), "there is no folder nowhere"),
        (("export", "xml"), "there is no format 'xml'"),
        (("report", "--from", "2025-13-01"), "write it as 2024-09-01"),
        (("ui", "--port", "many"), "--port"),
        (("trace",), "Missing argument"),
        (("trace", " "), "there is no text"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_an_argument_that_cannot_be_has_the_code_of_wrong_arguments(
    words: tuple[str, ...], said: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = [str(write_posts(tmp_path / "posts.jsonl", POSTS)) if word == "POSTS" else word for word in words]
    folder = {"run": ("--out", "book"), "trace": ()}.get(words[0], ("--data", str(data)))
    result = tollbook(*given, *folder)
    assert result.exit_code == WRONG, result.output
    assert said in result.stderr
    assert not (tmp_path / "book").exists()


def test_one_missing_file_of_two_leaves_the_inbox_as_it_was(tmp_path: Path) -> None:
    there = write_posts(tmp_path / "posts.jsonl", POSTS)
    assert_error(tollbook("run", there, tmp_path / "none.jsonl", "--out", tmp_path / "book"), "none.jsonl", code=WRONG)
    assert list((tmp_path / "book" / "inbox").glob("*/input.json")) == []


def test_a_folder_that_a_failed_run_made_is_not_left_behind(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    assert_error(tollbook("run", tmp_path / "page.txt", "--out", tmp_path / "new" / "book"), "--published")
    assert not (tmp_path / "new").exists()


def test_a_folder_that_was_there_before_a_failed_run_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "notes.txt").write_text("mine")
    assert_error(tollbook("run", tmp_path / "none.jsonl", "--out", tmp_path / "book"), code=WRONG)
    assert (tmp_path / "book" / "notes.txt").read_text() == "mine"


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert_error(tollbook("run", tmp_path / "in", "--out", tmp_path / "book"), "folder without files", code=WRONG)


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    assert_error(tollbook("run", tmp_path / "empty.jsonl", "--out", tmp_path / "book"), "empty.jsonl", "is empty")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-16")
    given = ("--published", "2024-03-03T18:00", "--timezone", "Europe/Kyiv", "--source", "Coast Wire")
    assert_error(tollbook("run", tmp_path / "page.txt", *given, "--out", tmp_path / "book"), "page.txt", "UTF-8")


def test_plain_text_without_a_date(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    assert_error(
        tollbook(
            "run", tmp_path / "page.txt", "--timezone", "Europe/Kyiv", "--source", "x", "--out", tmp_path / "book"
        ),
        "page.txt",
        "--published",
    )


def test_plain_text_that_lost_its_date_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    given = ("--timezone", "Europe/Kyiv", "--source", "Coast Wire", "--out", tmp_path / "book")
    assert tollbook("run", tmp_path / "page.txt", "--published", "2024-03-03T18:00", *given).exit_code == 0
    before = file_bytes(books_in(tmp_path / "book"))
    assert_error(tollbook("run", tmp_path / "page.txt", *given), "--published")
    assert tollbook("run", "--out", tmp_path / "book").exit_code == 0
    assert file_bytes(books_in(tmp_path / "book")) == before


def test_broken_json_on_line_3_of_5(tmp_path: Path) -> None:
    lines = [json.dumps(post("a1", id=f"p{n}")) for n in range(5)]
    lines[2] = lines[2][:-9]
    (tmp_path / "posts.jsonl").write_text("\n".join(lines) + "\n")
    result = tollbook("run", tmp_path / "posts.jsonl", "--out", tmp_path / "book")
    assert result.exit_code == PARTLY
    assert "Read 4 updates" in result.stdout
    assert "line 3" in result.stdout
    assert "(broken_json)" in result.stdout
    kept = books_in(tmp_path / "book").table("rejects")
    (row,) = kept.read_days(kept.days()).to_pylist()
    assert (row["line"], row["reason"], row["raw"].strip()) == (3, "broken_json", lines[2].encode())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"published_at": None}, "missing_field"),
        ({"published_at": "1979-12-31T23:59:59Z"}, "date_out_of_range"),
        ({"published_at": (datetime.now(UTC) + timedelta(days=400)).isoformat()}, "date_out_of_range"),
        ({"timezone": "Europe/Atlantis"}, "unknown_timezone"),
    ],
)
def test_a_post_that_cannot_be_dated_is_set_aside(tmp_path: Path, changes: dict[str, str], reason: str) -> None:
    posts = [post("a1"), {k: v for k, v in post("a2", **changes).items() if v is not None}]
    result = tollbook("run", write_posts(tmp_path / "posts.jsonl", posts), "--out", tmp_path / "book")
    assert result.exit_code == PARTLY
    assert "Read 1 update" in result.stdout
    assert f"({reason})" in result.stdout
    assert "line 2" in result.stdout


def test_a_post_whose_time_cannot_be_read_is_kept_and_named(tmp_path: Path) -> None:
    posts = [post("a1"), post("a2", published_at="the other day")]
    result = tollbook("run", write_posts(tmp_path / "posts.jsonl", posts), "--out", tmp_path / "book")
    assert result.exit_code == PARTLY
    assert "Read 2 updates" in result.stdout
    assert "'the other day'" in result.stdout
    assert "line 2: " in result.stdout
    assert "(bad_date)" in result.stdout


def test_no_post_at_all_that_can_be_used(tmp_path: Path) -> None:
    posts = [post("a1", published_at="1850-01-01T00:00:00Z")]
    result = tollbook("run", write_posts(tmp_path / "posts.jsonl", posts), "--out", tmp_path / "book")
    assert_error(result, "nothing could be read", "rejects")
    assert "Read 0 updates" in result.stdout
    assert "date_out_of_range" in result.stdout
    assert "incidents" not in result.stdout, "no summary of nothing"


def test_an_unknown_timezone(tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", POSTS)
    result = tollbook("run", path, "--timezone", "Mars/Olympus", "--out", tmp_path / "book")
    assert_error(result, "Mars/Olympus", "Europe/Kyiv", code=WRONG)
    assert_error(
        tollbook("run", path, "--timezone", "Europe/Kiew", "--out", tmp_path / "book"),
        "did you mean 'Europe/Kyiv'",
        code=WRONG,
    )


def test_a_date_that_is_none(tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", POSTS)
    assert_error(
        tollbook("run", path, "--published", "Monday", "--out", tmp_path / "book"),
        "Monday",
        "2023-06-01T12:00",
        code=WRONG,
    )


def test_a_url_that_nothing_opens(tmp_path: Path) -> None:
    posts = write_posts(tmp_path / "posts.jsonl", POSTS)
    assert_error(
        tollbook("run", posts, "--out", "shelf://desk/book"), "shelf://desk/book", "such as s3://bucket/folder"
    )


def test_an_object_store_without_its_client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.delitem(_registry, "s3", raising=False)
    posts = write_posts(tmp_path / "posts.jsonl", POSTS)
    assert_error(tollbook("run", posts, "--out", "s3://desk/book"), "s3://desk/book", "pip install -e '.[s3]'")


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", POSTS)
    (tmp_path / "book").write_text("in the way")
    assert_error(tollbook("run", path, "--out", tmp_path / "book"), "book", "not a folder")


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a folder that nobody may write to")
def test_an_output_folder_that_may_not_be_written(tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", POSTS)
    assert_error(tollbook("run", path, "--out", "/proc/tollbook"), "/proc/tollbook", "--out")


def test_a_full_disk_leaves_the_tables_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "book"
    assert tollbook("run", write_posts(tmp_path / "one.jsonl", POSTS[:2]), "--out", book).exit_code == 0
    before = file_bytes(books_in(book))
    flush, replace = os.fsync, aside.replace_whole

    def full_for_incidents(folder: Path, final: Path, data: bytes) -> None:
        monkeypatch.setattr(os, "fsync", no_room if "incidents" in final.parts else flush)
        replace(folder, final, data)

    second = write_posts(tmp_path / "two.jsonl", POSTS)
    with monkeypatch.context() as patch:
        patch.setattr("assets.storage.root.replace_whole", full_for_incidents)
        assert_error(tollbook("run", second, "--out", book), "disk is full", "make room")
    after = file_bytes(books_in(book))
    assert {name: data for name, data in after.items() if name.startswith("incidents/")} == {
        name: data for name, data in before.items() if name.startswith("incidents/")
    }
    monkeypatch.setattr(os, "fsync", flush)
    assert list((book / ASIDE).iterdir()) == []
    assert tollbook("run", second, "--out", book).exit_code == 0
