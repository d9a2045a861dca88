"""A run killed with SIGKILL at any point leaves every table whole, and the next run ends as if nothing had happened.

Some points in the suite; `make test-faults` tries as many as `TOLLBOOK_KILLS` says. Half of them are chosen among the
moments at which the run touches its data folder, half among all moments. The runs add to tables that are there: files
are made, replaced and removed.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from assets.books import Books
from assets.damage import damages, require_whole
from assets.storage.root import ASIDE
from schemas import TABLES
from tests.assets.books import books_in, file_bytes
from tests.assets.inputs import EDIT, POSTS, write_posts
from tests.faults.runs_to_kill import Asked, Runs, runs

KILLS = int(os.environ.get("TOLLBOOK_KILLS", "4"))


class Story(NamedTuple):
    """Tables before a run, the input that it adds, and the tables after it if it is left alone."""

    before: Path
    added: str
    after: dict[str, bytes]
    seconds: float
    touches: int


@pytest.fixture(scope="module")
def forked() -> Iterator[Runs]:
    with runs() as found:
        yield found


@pytest.fixture(scope="module")
def story(forked: Runs, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("story")
    first, added = write_posts(folder / "first.jsonl", POSTS[:3]), write_posts(folder / "added.jsonl", [EDIT, POSTS[3]])
    assert forked.run(Asked(str(folder / "before"), [str(first)])).code == 0
    shutil.copytree(folder / "before", folder / "after")
    ended = forked.run(Asked(str(folder / "after"), [str(added)]))
    assert ended.code == 0
    return Story(folder / "before", str(added), file_bytes(books_in(folder / "after")), ended.seconds, ended.touches)


def chosen(story: Story, number: int) -> dict[str, float]:
    """The n-th point at which a run is killed."""
    dice = random.Random(number)
    if number % 2:
        return {"after_seconds": dice.uniform(0, story.seconds)}
    return {"at_touch": dice.randrange(1, story.touches + 1)}


def require_whole_tables(books: Books) -> None:
    for name in TABLES:
        stored = books.table(name)
        for day in stored.days():
            path = stored.path(day)
            if books.root.exists(path):
                require_whole(books.root.read(path), path)


@pytest.fixture(scope="module")
def killed() -> list[bool]:
    """Of each point that was tried, whether the run was killed there."""
    return []


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_run_leaves_whole_tables_and_the_next_ends_as_if_nothing_had_been(
    forked: Runs, story: Story, number: int, tmp_path: Path, killed: list[bool]
) -> None:
    books = books_in(shutil.copytree(story.before, tmp_path / "data"))
    point = chosen(story, number)
    ended = forked.run(Asked(books.root.url, [story.added], **point))  # type: ignore[arg-type]
    assert ended.killed or "after_seconds" in point
    killed.append(ended.killed)
    require_whole_tables(books)
    assert forked.run(Asked(books.root.url, [story.added])).code == 0
    assert file_bytes(books) == story.after
    assert list(damages(books)) == []
    assert list((tmp_path / "data" / ASIDE).iterdir()) == []


def test_most_points_killed_a_run(killed: list[bool]) -> None:
    """A point in time may come when the run has ended by itself; if half of those did, little would be shown."""
    assert sum(killed) >= 0.75 * len(killed)


def test_the_points_are_all_over_the_run(story: Story) -> None:
    assert story.touches > 50
    kinds = [next(iter(chosen(story, number))) for number in range(50)]
    assert kinds.count("at_touch") == kinds.count("after_seconds") == 25
