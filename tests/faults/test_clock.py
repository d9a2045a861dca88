"""A clock that jumps back, and two runs at once: the tables end as if neither had happened."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from tests.assets.books import books_in, contents, run_over
from tests.assets.inputs import POSTS, write_posts
from tests.checkout import ROOT

Set = Callable[[datetime], None]
TRUE = datetime(2024, 7, 1, tzinfo=UTC)
LATE = {**POSTS[0], "id": "d4", "headline": "Two killed in Odesa", "body": "Two people were killed in Odesa on Monday."}
_COMMAND = [sys.executable, "-c", "from assets.cli import main; main()", "run"]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Set:
    def to(moment: datetime) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Any:
                return moment.astimezone(tz)

        for module in ("books", "partitions", "inbox.given"):
            monkeypatch.setattr(f"assets.{module}.datetime", Clock)

    return to


def test_a_clock_that_was_set_back_is_made_up_for_by_giving_the_input_again(tmp_path: Path, set_clock: Set) -> None:
    books, whole = books_in(tmp_path / "data"), books_in(tmp_path / "whole")
    first, second = write_posts(tmp_path / "first.jsonl", POSTS), write_posts(tmp_path / "second.jsonl", [LATE])
    set_clock(TRUE)
    run_over(whole, first, second)
    run_over(books, first)
    set_clock(datetime(2021, 1, 1, tzinfo=UTC))
    refused = run_over(books, second)
    assert refused.inputs[0][1].rejects == {"date_out_of_range": 1}
    assert all(check.passed for check in refused.checks)
    set_clock(TRUE)
    run_over(books, second)
    assert contents(books) == contents(whole)


def test_a_clock_that_goes_back_after_reading_changes_no_table(tmp_path: Path, set_clock: Set) -> None:
    books = books_in(tmp_path / "data")
    first = write_posts(tmp_path / "first.jsonl", POSTS)
    set_clock(TRUE)
    run_over(books, first)
    before = contents(books)
    set_clock(datetime(2021, 1, 1, tzinfo=UTC))
    assert sum(run_over(books, first).days_made.values()) == 0
    assert contents(books) == before


def test_two_commands_at_once_end_as_one_after_the_other(tmp_path: Path) -> None:
    one, two = write_posts(tmp_path / "one.jsonl", POSTS[:2]), write_posts(tmp_path / "two.jsonl", POSTS[2:])
    data = tmp_path / "data"
    commands = [[*_COMMAND, str(path), "--out", str(data)] for path in (one, two)]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for command in commands]
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], said
    assert sum("waiting until it is done" in text for text in said) <= 1
    whole = books_in(tmp_path / "whole")
    run_over(whole, one, two)
    assert contents(books_in(data)) == contents(whole)
