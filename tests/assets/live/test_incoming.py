"""The watched folder: when a file is ready, that each is taken once, and what becomes of those that cannot be read."""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.books import Books
from assets.errors import UserError
from assets.inbox.inputs import inputs
from assets.live.folder_defaults import defaults_for
from assets.live.incoming import TAKE_IN_JOB, watching
from assets.live.watched import NOTE, noted, stamps_from_text, stamps_to_text
from assets.turns import turn
from pipeline.ingest import Defaults, InputError
from tests.assets.inputs import POSTS, post, write_posts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "incoming"
    found.mkdir()
    return found


class Watcher:
    """The sensor as the daemon calls it, each look some time after the one before, and the runs that it asks for."""

    def __init__(self, books: Books, folder: Path, dagster: dg.DagsterInstance) -> None:
        self._defs = watching(books, folder)
        self._dagster = dagster
        self._cursor: str | None = None

    def look(self) -> dg.SensorResult:
        repository = self._defs.get_repository_def()
        with dg.build_sensor_context(instance=self._dagster, cursor=self._cursor, repository_def=repository) as context:
            found: Any = self._defs.resolve_sensor_def("incoming_files")(context)
        assert isinstance(found, dg.SensorResult)
        self._cursor = found.cursor
        return found

    def run(self, request: dg.RunRequest) -> dg.ExecuteInProcessResult:
        job = self._defs.resolve_job_def(TAKE_IN_JOB)
        return job.execute_in_process(run_config=request.run_config, instance=self._dagster, raise_on_error=False)

    def looks(self, times: int = 2) -> list[dg.ExecuteInProcessResult]:
        """Look several times, and run what is asked for."""
        return [self.run(request) for _ in range(times) for request in self.look().run_requests or []]


@pytest.fixture
def watcher(books: Books, folder: Path, dagster: dg.DagsterInstance) -> Watcher:
    return Watcher(books, folder, dagster)


def aged(path: Path, seconds: float = 60.0) -> Path:
    """A file that was changed some time ago."""
    at = time.time() - seconds
    os.utime(path, (at, at))
    return path


def asked_for(found: dg.SensorResult) -> list[str]:
    return [name for r in found.run_requests or [] for name in r.run_config["ops"]["take_files"]["config"]["files"]]


def test_a_file_is_taken_once(watcher: Watcher, books: Books, folder: Path) -> None:
    aged(write_posts(folder / "posts.jsonl", POSTS))
    assert len(watcher.looks(4)) == 1
    assert [item.name for item in inputs(books.root)] == ["posts.jsonl"]


def test_a_file_that_is_still_being_written_waits(watcher: Watcher, folder: Path) -> None:
    path = aged(write_posts(folder / "posts.jsonl", POSTS[:1]))
    assert asked_for(watcher.look()) == [], "seen for the first time"
    aged(write_posts(path, POSTS[:2]), 30)
    assert asked_for(watcher.look()) == [], "it has grown since"
    aged(path, 1)
    watcher.look()
    assert asked_for(watcher.look()) == [], "it was changed a moment ago"
    aged(path)
    watcher.look()
    assert asked_for(watcher.look()) == ["posts.jsonl"]


@pytest.mark.parametrize("name", ["posts.jsonl.part", ".posts.jsonl", "posts.tmp", "defaults.toml", ".x/posts.jsonl"])
def test_names_of_unfinished_files_are_left_out(watcher: Watcher, folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    aged(write_posts(folder / name, POSTS))
    watcher.look()
    assert asked_for(watcher.look()) == []


def test_a_changed_file_is_taken_again_beside_the_old(watcher: Watcher, books: Books, folder: Path) -> None:
    path = aged(write_posts(folder / "posts.jsonl", [post("a1")]))
    watcher.looks()
    aged(write_posts(path, [post("a1", headline="Four killed in strike on Odesa")]), 30)
    watcher.looks()
    assert [item.number for item in inputs(books.root)] == [1, 2]


def test_the_same_bytes_under_another_name_are_not_taken_again(watcher: Watcher, books: Books, folder: Path) -> None:
    path = aged(write_posts(folder / "posts.jsonl", POSTS))
    watcher.looks()
    aged(shutil.copy(path, folder / "copy.jsonl"))
    (result,) = watcher.looks()
    assert result.success
    assert len(inputs(books.root)) == 1


def test_a_file_that_cannot_be_read_stops_no_other_and_is_shown(watcher: Watcher, books: Books, folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"\x00\x01\x02")
    aged(folder / "a.bin")
    aged(write_posts(folder / "b.jsonl", POSTS))
    (result,) = watcher.looks()
    assert not result.success
    (failed,) = [event for event in result.all_events if event.is_step_failure]
    assert "a.bin" in str(failed.step_failure_data.user_failure_data.description)
    assert [item.name for item in inputs(books.root)] == ["b.jsonl"]
    assert watcher.looks(3) == [], "it is tried again when it has changed"


def test_what_a_killed_run_did_not_take_is_asked_for_again(watcher: Watcher, books: Books, folder: Path) -> None:
    aged(write_posts(folder / "posts.jsonl", POSTS))
    watcher.look()
    assert asked_for(watcher.look()) == ["posts.jsonl"]
    assert noted(books) == {}
    assert asked_for(watcher.look()) == ["posts.jsonl"], "the run that was asked for never came"


def test_nothing_is_asked_for_while_the_inbox_is_written(watcher: Watcher, books: Books, folder: Path) -> None:
    aged(write_posts(folder / "posts.jsonl", POSTS))
    watcher.look()
    with turn(books, "inbox", 0):
        assert asked_for(watcher.look()) == []
    assert asked_for(watcher.look()) == ["posts.jsonl"]


def test_a_folder_that_is_not_there_is_told(books: Books, tmp_path: Path, dagster: dg.DagsterInstance) -> None:
    found = Watcher(books, tmp_path / "nowhere", dagster).look()
    assert "there is no folder" in str(found.skip_reason)


def test_the_sensor_is_on_by_default(books: Books, folder: Path) -> None:
    sensor = watching(books, folder).resolve_sensor_def("incoming_files")
    assert sensor.default_status == dg.DefaultSensorStatus.RUNNING


def test_the_nearest_defaults_hold(folder: Path) -> None:
    (folder / "delta").mkdir()
    (folder / "defaults.toml").write_text('source = "Quay Gazette"\ntimezone = "Europe/Kyiv"\n')
    (folder / "delta" / "defaults.toml").write_text('source = "Delta Courier"\npublished = "file time"\n')
    (folder / "delta" / "page.txt").write_text("")
    os.utime(folder / "delta" / "page.txt", (1709553600, 1709553600))
    assert defaults_for(folder / "page.txt", folder) == Defaults(None, "Europe/Kyiv", "Quay Gazette")
    published = datetime(2024, 3, 4, 12, tzinfo=UTC)
    assert defaults_for(folder / "delta" / "page.txt", folder) == Defaults(published, None, "Delta Courier")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("source = 3", "source must be text"),
        ('timezone = "Kyiv/Europe"', "not known"),
        ('published = "lately"', "file time"),
        ('sauce = "x"', "knows no 'sauce'"),
        ("source =", "no TOML"),
    ],
)
def test_mistakes_in_defaults_are_told(folder: Path, text: str, says: str) -> None:
    (folder / "defaults.toml").write_text(text)
    with pytest.raises(InputError, match=says):
        defaults_for(folder / "page.txt", folder)


def test_plain_text_is_read_with_the_defaults_of_its_folder(watcher: Watcher, books: Books, folder: Path) -> None:
    (folder / "defaults.toml").write_text(
        'source = "Quay Gazette"\ntimezone = "Europe/Kyiv"\npublished = 2024-03-04T18:00:00\n'
    )
    page = folder / "page.txt"
    page.write_text("Shelling wounds six in Nikopol\n\nSix people were wounded in Nikopol on Sunday, its mayor said.\n")
    aged(page)
    (result,) = watcher.looks()
    assert result.success
    (item,) = inputs(books.root)
    assert item.defaults.source == "Quay Gazette"


@given(st.dictionaries(st.text(min_size=1), st.tuples(st.integers(0, 2**62), st.integers(0, 2**62))))
def test_a_cursor_gives_back_what_was_put_in(stamps: dict[str, tuple[int, int]]) -> None:
    assert stamps_from_text(stamps_to_text(stamps)) == stamps


def test_a_damaged_note_of_what_was_taken_is_named(watcher: Watcher, books: Books, folder: Path) -> None:
    aged(write_posts(folder / "posts.jsonl", POSTS))
    assert len(watcher.looks()) == 1
    for damage in (b"", b'{"posts.jsonl": 7}', b"[1]"):
        books.root.replace(NOTE, damage)
        with pytest.raises(UserError, match=r"incoming\.json in .* is damaged \(.*\): remove it"):
            watcher.look()
    books.root.remove(NOTE)
    assert len(watcher.looks()) == 1
    assert [item.name for item in inputs(books.root)] == ["posts.jsonl"]
