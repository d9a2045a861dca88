"""The made-up year grows as asked for, and the goals of growth are judged by what was measured."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks import scale_posts
from benchmarks.scale import Measured, goals
from benchmarks.scale_posts import FIRST, day_posts, write_days

YEAR = Measured(100_000, 2, 100.0, 10.0, 60.0, 500.0, 400.0, {})


def test_a_day_has_the_same_posts_whatever_is_written_beside_it(tmp_path: Path) -> None:
    alone = list(day_posts(FIRST + timedelta(days=1), 30))
    (file,) = write_days(tmp_path, FIRST, 3, 90)
    posts = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert posts[30:60] == alone
    assert len({post["id"] for post in posts}) == 90


def test_one_post_in_four_tells_of_an_event_and_hardly_a_text_comes_twice() -> None:
    posts = list(day_posts(FIRST, 2000))
    assert sum("\n\n" in post["body"] for post in posts) / 2000 == pytest.approx(0.25, abs=0.05)
    assert len({post["body"] for post in posts}) > 1990
    assert [post["published_at"] for post in posts] == sorted(post["published_at"] for post in posts)


def test_files_are_of_a_bounded_size_and_days_share_all_posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_posts, "POSTS_A_FILE", 40)
    files = write_days(tmp_path, FIRST, 7, 100)
    assert [len(file.read_text("utf-8").splitlines()) for file in files] == [40, 40, 20]


def test_goals_are_met_by_what_was_measured() -> None:
    larger = replace(YEAR, updates=1_000_000, seconds=1090.0)
    day, added = replace(YEAR, seconds=10.0), replace(YEAR, seconds=11.9)
    assert [met for _, met in goals([YEAR, larger], day, added, 0.1)] == [True] * 4
    slower = replace(larger, seconds=1110.0, worker_megabytes=1600.0)
    assert [met for _, met in goals([YEAR, slower], day, replace(added, seconds=12.1), 0.3)] == [False] * 4
