"""Operation by the minute, time sped up: whatever came when, the tables are those of one run over all the input.

`TOLLBOOK_LONG=1` (`make test-long`) makes it an hour; otherwise it is some minutes.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

pytest.importorskip("httpx", reason="fetching needs the extra live")

from assets.books import Books
from assets.live import incoming, source_assets
from assets.live.follow import FOLLOW_JOB, following
from assets.live.incoming import take_files
from assets.live.source_assets import FETCHER, POLL_JOB, polling
from assets.run import QUIET
from pipeline.fetch import Fetcher, Sources, load_sources
from tests.assets.books import books_in, contents, run_over
from tests.assets.live.live_blog import write_sources
from tests.assets.live.newsrooms import FEED, FLAKY, JSON_FEED, PAGE, WINDOW, World
from tests.pipeline.fetch.server import Site

LONG = bool(os.environ.get("TOLLBOOK_LONG"))
MINUTES = 60 if LONG else 10
FOLLOW_EVERY = 10 if LONG else 5
FILE_EVERY = 7


class Operation:
    """The jobs of live operation, started by hand each minute as the daemon would."""

    def __init__(self, books: Books, sources: Sources, world: World, dagster: dg.DagsterInstance) -> None:
        self.books, self.world, self.dagster = books, world, dagster
        self.defs = polling(books, sources)
        self.fetcher = Fetcher(sources.rules, now=lambda: world.now)
        self.failed: set[str] = set()

    def poll(self) -> None:
        repository = self.defs.get_repository_def()
        with dg.build_schedule_context(instance=self.dagster, repository_def=repository) as context:
            found = self.defs.resolve_schedule_def("poll_due_sources").evaluate_tick(context)
        for request in found.run_requests or []:
            job = self.defs.resolve_job_def(POLL_JOB).get_subset(asset_selection=set(request.asset_selection or ()))
            result = job.execute_in_process(
                instance=self.dagster, raise_on_error=False, resources={FETCHER: self.fetcher}, run_config=QUIET
            )
            self.failed |= {str(event.step_key) for event in result.all_events if event.is_step_failure}

    def follow(self) -> None:
        defs = following(self.books)
        with dg.build_sensor_context(instance=self.dagster, repository_def=defs.get_repository_def()) as context:
            found: Any = defs.resolve_sensor_def("inbox_changed")(context)
        if isinstance(found, dg.RunRequest):
            job = defs.resolve_job_def(FOLLOW_JOB)
            assert job.execute_in_process(instance=self.dagster, tags=dict(found.tags), run_config=QUIET).success


def one_run_over_all_the_input(books: Books, folder: Path) -> Books:
    """Books of the same inbox, of which nothing has been read."""
    whole = books_in(folder)
    shutil.copytree(Path(books.root.url, "inbox"), folder / "inbox")
    for name in ("read.json", "updates.parquet", "rejects.parquet"):
        for path in folder.glob(f"inbox/*/{name}"):
            path.unlink()
    assert all(check.passed or check.is_warning for check in run_over(whole).checks)
    return whole


def standing(books: Books, source: str) -> dict[str, str]:
    """The text of each post of a publisher that stands, by the publisher's id."""
    stored = books.table("updates")
    rows = stored.read_days(stored.days()).to_pylist()
    return {
        row["external_id"]: row["body"]
        for row in rows
        if row["source"] == source and row["is_latest"] and not row["is_withdrawn"]
    }


def taken_back(books: Books) -> set[str]:
    """Publishers of which a post was withdrawn."""
    stored = books.table("updates")
    rows = stored.read_days(stored.days(), ["source", "is_withdrawn"]).to_pylist()
    return {row["source"] for row in rows if row["is_withdrawn"]}


def test_the_tables_are_those_of_one_run_whatever_came_when(
    books: Books, server: Site, dagster: dg.DagsterInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(books.root.url)
    world = World(server, tmp_path)
    write_sources(folder, server, PAGE, FEED, JSON_FEED, FLAKY)
    listed = (folder / "sources.toml").read_text("utf-8").split("Quay Gazette")
    names = ["Page", "Feed", "Json", "Flaky"]
    text = "".join(part + name for part, name in zip(listed, [*names, ""], strict=True))
    (folder / "sources.toml").write_text(text, "utf-8")
    found = load_sources(folder / "sources.toml")
    quick = {"gap_seconds": 0.0, "backoff_seconds": 0.01, "read_seconds": 0.2, "longest_wait_seconds": 1.0}
    rules = replace(found.rules, attempts=2, **quick)
    for module in (source_assets, incoming):
        monkeypatch.setattr(module, "utc_now", lambda: world.now)

    operation = Operation(books, replace(found, rules=rules), world, dagster)
    for minute in range(1, MINUTES + 1):
        last = minute > MINUTES - 3  # long enough for a server that asked to be left alone
        world.minute(faults=not last)
        operation.poll()
        if minute % FILE_EVERY == 0:
            take_files(books, tmp_path, [world.drop_file(minute)])
        if minute % FOLLOW_EVERY == 0:
            operation.follow()

    assert standing(books, "Page") == world.rooms[PAGE].texts()
    assert standing(books, "Flaky") == world.rooms[FLAKY].texts()
    for path, name in ((FEED, "Feed"), (JSON_FEED, "Json")):
        shown = {key: body for (key, _, body), _ in world.rooms[path].latest(WINDOW)}
        assert shown.items() <= standing(books, name).items()
    assert taken_back(books) <= {"Page", "Flaky"}, "a feed that drops its oldest takes nothing back"
    assert {"sources__flaky"} == operation.failed
    assert contents(books) == contents(one_run_over_all_the_input(books, tmp_path / "whole"))
