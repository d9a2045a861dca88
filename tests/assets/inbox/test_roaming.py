"""Posts that appear on more than one day are found whatever is compared at a time, and by their names."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.inbox import roaming
from assets.inbox.days import open_inbox
from assets.inbox.inputs import register
from assets.inbox.reading import read_registered
from assets.inbox.roaming import find_roaming, roaming_posts
from assets.storage.root import DataRoot
from pipeline.ids import post_id
from pipeline.ingest import Defaults
from tests.assets.inputs import post, write_posts

START = date(2014, 1, 1)
FIRST = date(2024, 3, 4)
NOW = datetime(2025, 1, 2, tzinfo=UTC)
SOURCE = "Coast Wire"
Told = list[list[tuple[int, int]]]
"""For each input its posts, each as its number and the number of its day."""


def _inbox(folder: str, told: Told) -> DataRoot:
    root = DataRoot(f"{folder}/data")
    for number, posts in enumerate(told):
        rows = [
            post("a1", id=str(name), published_at=f"{FIRST + timedelta(day)}T09:00:00Z", body=f"{number} {day}")
            for name, day in posts
        ]
        path = write_posts(Path(folder, f"{number}.jsonl"), rows)
        with patch("os.fsync"):  # no power cut is tried here, and waiting for the disk takes most of the time
            read_registered(root, register(root, path, Defaults(), NOW), START)
    return root


def _expected(told: Told) -> dict[str, list[date]]:
    days: defaultdict[int, set[int]] = defaultdict(set)
    for posts in told:
        for name, day in posts:
            days[name].add(day)
    found = {name: sorted(on) for name, on in days.items() if len(on) > 1}
    return {post_id(SOURCE, str(name)): [FIRST + timedelta(day) for day in on] for name, on in found.items()}


TOLD: st.SearchStrategy[Told] = st.lists(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=8), min_size=1, max_size=4
)


@settings(max_examples=25, deadline=None)
@given(told=TOLD, at_once=st.integers(1, 40))
def test_the_same_posts_are_found_however_few_are_compared_at_a_time(told: Told, at_once: int) -> None:
    with TemporaryDirectory() as folder:
        inbox = open_inbox(_inbox(folder, told), START)
        assert find_roaming(inbox.root, inbox.read, at_once) == _expected(told)


def test_posts_with_the_same_number_are_told_apart_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    halves = roaming._halves
    monkeypatch.setattr(roaming, "_halves", lambda posts: halves(posts) % 16)
    told = [[(name, name % 4) for name in range(60)], [(7, 0)]]
    inbox = open_inbox(_inbox(str(tmp_path), told), START)
    assert find_roaming(inbox.root, inbox.read, 20) == _expected(told)


def test_nothing_is_left_of_what_was_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    inbox = open_inbox(_inbox(str(tmp_path), [[(1, 0), (1, 2)]]), START)
    assert len(inbox.roaming) == 1
    assert not list((tmp_path / "temporary").iterdir())


def test_they_are_looked_for_again_when_an_input_was_added(tmp_path: Path) -> None:
    root = _inbox(str(tmp_path), [[(1, 0)], [(2, 0)]])
    before = open_inbox(root, START)
    assert roaming_posts(root, before.read) == {}
    with patch.object(roaming, "find_roaming", side_effect=AssertionError):
        assert open_inbox(root, START).roaming == {}
    _inbox(str(tmp_path), [[(1, 0)], [(2, 0)], [(1, 2)]])
    assert open_inbox(root, START).roaming == _expected([[(1, 0), (1, 2)]])


def test_an_empty_inbox_has_none(tmp_path: Path) -> None:
    assert open_inbox(DataRoot(str(tmp_path)), START).roaming == {}
