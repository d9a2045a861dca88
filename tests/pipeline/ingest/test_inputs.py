"""Files, folders and patterns."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.ingest import InputError, find_inputs


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    for name in ("b.jsonl", "a.jsonl", "deep/c.txt", ".hidden", ".git/config", "deep/.part"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "empty").mkdir()
    return tmp_path


def names(files: list[Path], inbox: Path) -> list[str]:
    return [file.relative_to(inbox).as_posix() for file in files]


def test_files_stay_in_the_order_named_and_each_once(inbox: Path) -> None:
    files = find_inputs([inbox / "b.jsonl", str(inbox / "a.jsonl"), inbox / "b.jsonl"])
    assert names(files, inbox) == ["b.jsonl", "a.jsonl"]


def test_a_folder_gives_all_files_below_it_that_are_not_hidden(inbox: Path) -> None:
    assert names(find_inputs([inbox]), inbox) == ["a.jsonl", "b.jsonl", "deep/c.txt"]


def test_a_pattern_gives_what_it_matches(inbox: Path) -> None:
    assert names(find_inputs([f"{inbox}/*.jsonl"]), inbox) == ["a.jsonl", "b.jsonl"]
    assert names(find_inputs([f"{inbox}/**/*.txt"]), inbox) == ["deep/c.txt"]
    assert names(find_inputs([f"{inbox}/d*"]), inbox) == ["deep/c.txt"]


def test_a_hidden_file_is_read_when_it_is_named(inbox: Path) -> None:
    assert names(find_inputs([inbox / ".hidden"]), inbox) == [".hidden"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(inbox: Path) -> None:
    (inbox / "a[1].jsonl").write_text("x")
    assert names(find_inputs([inbox / "a[1].jsonl"]), inbox) == ["a[1].jsonl"]


@pytest.fixture
def made(inbox: Path) -> Path:
    """A folder of tables among the inputs, with a folder of one's own in it."""
    for name in ("made/books.json", "made/inbox/1/raw", "made/incoming/d.jsonl"):
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_text("{}")
    return inbox / "made"


def test_tables_that_were_made_from_inputs_are_none(made: Path, inbox: Path) -> None:
    assert names(find_inputs([inbox]), inbox) == ["a.jsonl", "b.jsonl", "deep/c.txt"]
    assert names(find_inputs([f"{inbox}/**/*.jsonl"]), inbox) == ["a.jsonl", "b.jsonl"]
    with pytest.raises(InputError, match="a folder of tables"):
        find_inputs([made])


def test_what_is_named_is_read_wherever_it_lies(made: Path, inbox: Path) -> None:
    assert names(find_inputs([made / "incoming"]), inbox) == ["made/incoming/d.jsonl"]
    assert names(find_inputs([f"{made}/incoming/*.jsonl"]), inbox) == ["made/incoming/d.jsonl"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.jsonl", "does not exist"), ("*.csv", "matches no file"), ("empty", "a folder without files")],
)
def test_what_is_not_there_is_an_error(name: str, words: str, inbox: Path) -> None:
    with pytest.raises(InputError, match=words):
        find_inputs([inbox / name])


def test_an_address_is_no_file_and_the_error_says_what_to_do() -> None:
    with pytest.raises(InputError, match="save the page"):
        find_inputs([Path("https://delta.example/live")])


def _forbid(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user without permission on the folder, also where the tests run as root."""
    stat, scandir = os.stat, os.scandir

    def refuse(path: str | Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    def guarded_stat(path: str | Path, *rest: object, **more: object) -> object:
        return refuse(path) if str(path).startswith(f"{folder}/") else stat(path, *rest, **more)  # type: ignore[arg-type]

    def guarded_scandir(path: str | Path) -> object:
        return refuse(path) if str(path).startswith(str(folder)) else scandir(path)

    monkeypatch.setattr(os, "stat", guarded_stat)
    monkeypatch.setattr(os, "scandir", guarded_scandir)


@pytest.mark.parametrize("named", ["deep/c.txt", "deep", ""], ids=["a file in it", "the folder", "the folder above"])
def test_a_folder_without_permission_is_named_and_hides_nothing(
    named: str, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _forbid(inbox / "deep", monkeypatch)
    with pytest.raises(InputError, match=r"deep.* may not be looked into by this user: change its permissions"):
        find_inputs([inbox / named])
