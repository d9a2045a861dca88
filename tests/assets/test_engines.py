"""The main job on other engines: the same tables byte for byte, also when a worker dies, and errors that say where."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from assets.books import Books, open_books
from assets.definitions import definitions
from assets.engines import EngineChoice, choose, engine_from_environment, opened
from assets.errors import UserError
from assets.inbox import days
from assets.instance import instance
from assets.partitions import RANGE_END, RANGE_START
from assets.run import run
from assets.settings import SettingError, Settings
from assets.steps import extract, filing, reconcile
from assets.storage.plan import Watch
from benchmarks.scale_posts import FIRST, write_days
from pipeline.engines import EngineError
from pipeline.ingest import Defaults
from tests.assets.books import books_in, contents, file_bytes

TWO = EngineChoice(workers=2)
OF_THE_READING = ("updates/", "rejects/")
"""Tables that note when they were read."""


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_days(tmp_path_factory.mktemp("posts"), FIRST, days=6, count=60)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, posts: list[Path]) -> Books:
    """The tables as one process makes them."""
    books = books_in(tmp_path_factory.mktemp("alone"))
    assert all(check.passed for check in run(books, posts, Defaults()).checks)
    return books


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A Dask cluster as others would start it, with two worker processes."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", memory_limit=0
        ) as made,
        distributed.Client(made) as client,
    ):
        yield client


def assert_same(books: Books, other: Books) -> None:
    assert contents(books) == contents(other)
    assert made_files(books) == made_files(other)


def made_files(books: Books) -> dict[str, bytes]:
    return {path: data for path, data in file_bytes(books).items() if not path.startswith(OF_THE_READING)}


def once(table: str, act: Callable[[], object]) -> Watch:
    """Act when the first day of a table has been made."""
    done: list[str] = []

    def watch(name: str, days: int, _of: int) -> None:
        if name == table and days and not done:
            done.append(name)
            act()

    return watch


def test_two_workers_make_the_same_bytes(alone: Books, posts: list[Path], tmp_path: Path) -> None:
    books = books_in(tmp_path)
    outcome = run(books, posts, Defaults(), engine=TWO)
    assert_same(books, alone)
    assert outcome.days_made["claims"] == 6
    assert sum(run(books, (), Defaults(), engine=TWO).days_made.values()) == 0


def test_small_batches_and_cut_days_make_the_same_bytes(
    alone: Books, posts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "EXTRACTED_AT_ONCE", 4)
    monkeypatch.setattr(filing, "FILED_AT_ONCE", 1)
    monkeypatch.setattr(reconcile, "RECONCILED_AT_ONCE", 1)
    books = books_in(tmp_path)
    run(books, posts, Defaults())
    assert_same(books, alone)


def test_long_posts_are_held_a_few_days_at_a_time_and_make_the_same_bytes(
    alone: Books, posts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    read = extract.extract
    monkeypatch.setattr(extract, "extract", lambda updates: held.append(len(updates)) or read(updates))
    monkeypatch.setattr(extract, "_BYTES_AT_ONCE", 1)
    monkeypatch.setattr(filing, "_BYTES_AT_ONCE", 1)
    monkeypatch.setattr(days, "_ROW_BYTES", 1)
    books = books_in(tmp_path)
    run(books, posts, Defaults())
    assert held == [10] * 6
    assert_same(books, alone)


def test_a_day_that_was_cut_is_named_with_its_updates(
    posts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_batch: object) -> object:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(extract, "EXTRACTED_AT_ONCE", 4)
    monkeypatch.setattr(extract, "_extract", broken)
    with pytest.raises(Exception, match=rf"claims of {FIRST}, updates 1 to 4 of 10: ZeroDivisionError: a fault"):
        run(books_in(tmp_path), posts, Defaults())
    assert books_in(tmp_path).table("claims").days() == []


def test_what_a_worker_cannot_write_is_named_and_nothing_is_left_half_written(
    alone: Books, posts: list[Path], tmp_path: Path
) -> None:
    books = books_in(tmp_path)
    blocked = tmp_path / "claims" / f"published_date={FIRST}"
    blocked.parent.mkdir(parents=True)
    blocked.write_text("in the way")
    with pytest.raises(UserError, match=rf"claims of {FIRST}.*is not a folder"):
        run(books, posts, Defaults(), engine=TWO)
    assert list((tmp_path / ".writing").iterdir()) == []
    blocked.unlink()
    run(books, (), Defaults(), engine=TWO)
    assert_same(books, alone)


@pytest.mark.parametrize("table", ["claims", "incident_claims"])
def test_a_worker_of_the_cluster_that_is_killed_in_mid_run_changes_nothing(
    alone: Books, posts: list[Path], tmp_path: Path, cluster: Any, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "EXTRACTED_AT_ONCE", 4)
    monkeypatch.setattr(reconcile, "RECONCILED_AT_ONCE", 1)
    cluster.wait_for_workers(2, timeout=60)
    victim = min(cluster.run(os.getpid).values())
    books = books_in(tmp_path)
    watch = once(table, lambda: os.kill(victim, signal.SIGKILL))
    outcome = run(books, posts, Defaults(), watch, engine=choose("dask", scheduler=cluster.scheduler.address))
    assert all(check.passed for check in outcome.checks)
    assert victim not in cluster.run(os.getpid).values()
    assert_same(books, alone)


def test_a_cluster_of_its_own_is_started_on_this_machine_alone(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with opened(choose("dask", workers=1), books_in(tmp_path)) as engine:
        assert engine.workers == 1
        assert engine.client.scheduler.address.startswith("tcp://127.0.0.1:")  # type: ignore[attr-defined]
        assert list(engine.map(len, [("letters", "abc")])) == [3]


def test_a_backfill_started_in_the_ui_runs_on_the_engine_of_its_configuration(
    alone: Books, posts: list[Path], tmp_path: Path, cluster: Any
) -> None:
    run(books_in(tmp_path), posts, Defaults())
    books = books_in(tmp_path)  # as the UI loads them
    for name in ("claims", "filed_claims"):
        for path in (tmp_path / name, tmp_path / "work" / name):
            for file in path.rglob("part.parquet"):
                file.unlink()
    where = {"engine": "dask", "scheduler": cluster.scheduler.address}
    before = cluster.run_on_scheduler(_transitions)
    job = definitions(books).resolve_implicit_global_asset_job_def()
    keys = {dg.AssetKey(name) for name in ("claims", "filed_claims")}
    month = f"{FIRST:%Y-%m-01}"
    with instance(books) as dagster:
        job.get_subset(asset_selection=keys, asset_check_selection=set()).execute_in_process(
            instance=dagster,
            run_config={"resources": {"engine": {"config": where}}},
            tags={RANGE_START: month, RANGE_END: month},
        )
    assert cluster.run_on_scheduler(_transitions) > before
    assert_same(books, alone)


def _transitions(dask_scheduler: Any) -> int:
    """How much the scheduler has seen done."""
    return len(dask_scheduler.transition_log)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"engine": "spark"}, "local, dask"),
        ({"engine": "local", "workers": 0}, "1 or more"),
        ({"engine": "local", "scheduler": "tcp://127.0.0.1:8786"}, "--engine dask"),
        ({"engine": "dask", "workers": 2, "scheduler": "tcp://127.0.0.1:8786"}, "not both"),
    ],
)
def test_a_choice_that_cannot_be_says_what_to_give(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(SettingError, match=words):
        choose(**arguments)


def test_the_environment_chooses_for_runs_that_nobody_starts_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine_from_environment() == EngineChoice()
    monkeypatch.setenv("TOLLBOOK_WORKERS", "3")
    assert engine_from_environment() == EngineChoice(workers=3)
    monkeypatch.setenv("TOLLBOOK_WORKERS", "many")
    with pytest.raises(SettingError, match="TOLLBOOK_WORKERS cannot be 'many'"):
        engine_from_environment()


def test_tables_in_memory_are_out_of_reach_of_workers() -> None:
    with (
        pytest.raises(EngineError, match="choose a folder or a bucket"),
        opened(TWO, open_books(Settings("memory://engines"))),
    ):
        pass


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    from pipeline.engines import dask_engine

    monkeypatch.setattr(dask_engine, "_WAIT_SECONDS", 1)
    with (
        pytest.raises(EngineError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9.*check --scheduler"),
        opened(choose("dask", scheduler="tcp://127.0.0.1:9"), books_in(tmp_path)),
    ):
        pass
