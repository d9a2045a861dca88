"""Engines that differ in where they work, and in nothing that a caller can see."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines import (
    LOCAL,
    BatchError,
    Engine,
    Processes,
    WorkerDiedError,
    batch_size,
    packed_days,
)
from pipeline.engines.packing import pack, unpack
from tests.pipeline.engines import work


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    with Processes(2) as engine:
        yield engine


@pytest.fixture(params=["local", "processes"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return LOCAL if request.param == "local" else request.getfixturevalue("processes")


def numbered(count: int) -> list[tuple[str, int]]:
    return [(f"batch {n}", n) for n in range(count)]


def test_results_come_in_the_order_of_the_batches(engine: Engine) -> None:
    assert list(engine.map(work.double, numbered(40))) == [2 * n for n in range(40)]
    assert list(engine.map(work.double, [])) == []


def test_tables_travel_both_ways(engine: Engine) -> None:
    rows = pa.table({"n": list(range(100))})
    found = list(engine.map(work.summed, ((f"rows from {n}", rows.slice(n, 10)) for n in range(0, 100, 10))))
    assert [item["rows"][0]["sum"].to_pylist() for item in found] == [
        [sum(range(n, n + 10))] for n in range(0, 100, 10)
    ]
    assert ({item["process"] for item in found} == {os.getpid()}) is (engine is LOCAL)


def test_no_more_than_two_batches_a_worker_are_held(engine: Engine) -> None:
    taken: list[int] = []

    def source() -> Iterator[tuple[str, int]]:
        for name, value in numbered(30):
            taken.append(value)
            yield name, value

    for done, _ in enumerate(engine.map(work.double, source()), 1):
        assert len(taken) - done <= 2 * engine.workers


def test_the_error_names_the_batch_and_keeps_its_cause(engine: Engine) -> None:
    results: list[int] = []
    with pytest.raises(BatchError, match=r"batch 3: OSError: .*No space left") as raised:
        results.extend(engine.map(work.fail_at_three, numbered(10)))
    assert isinstance(raised.value.__cause__, OSError)
    assert raised.value.__cause__.filename == "part.parquet"
    assert list(engine.map(work.double, numbered(3))) == [0, 2, 4], "the engine can be used again"


def test_the_death_of_a_worker_changes_no_result(processes: Processes, tmp_path: Path) -> None:
    batches = [(f"batch {n}", (tmp_path / "died", n)) for n in range(12)]
    assert list(processes.map(work.die_once, batches)) == list(range(12))
    assert (tmp_path / "died").exists()


def test_a_batch_that_kills_every_worker_is_named(processes: Processes) -> None:
    with pytest.raises(WorkerDiedError, match=r"^batch 3: .*run the same command again"):
        list(processes.map(work.die_at_three, numbered(10)))
    assert list(processes.map(work.double, numbered(3))) == [0, 2, 4]


def test_a_caller_may_stop_in_the_middle(processes: Processes) -> None:
    results = processes.map(work.double, numbered(1000))
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert list(processes.map(work.double, numbered(2))) == [0, 2]


def test_workers_end_with_a_caller_that_was_killed() -> None:
    code = (
        "import time; from pipeline.engines import Processes; from tests.pipeline.engines import work\n"
        "import pyarrow as pa; rows = pa.table({'n': [1]}); engine = Processes(2)\n"
        "found = list(engine.map(work.summed, [(str(n), rows) for n in range(8)]))\n"
        "print(*{item['process'] for item in found}, flush=True); time.sleep(60)\n"
    )
    caller = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert caller.stdout is not None
    workers = [int(word) for word in caller.stdout.readline().split()]
    caller.kill()
    caller.communicate()
    until = time.monotonic() + 30
    while any(_lives(worker) for worker in workers) and time.monotonic() < until:
        time.sleep(0.1)
    assert workers
    assert not any(_lives(worker) for worker in workers)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_no_worker_is_an_error() -> None:
    with pytest.raises(ValueError, match="one or more"):
        Processes(0)


def test_a_slice_travels_without_what_is_around_it() -> None:
    rows = pa.table({"n": list(range(100_000))})
    packed = pack(rows.slice(500, 10))
    assert len(packed) < 2000
    assert unpack(packed).equals(rows.slice(500, 10))


COUNTS = st.lists(st.integers(0, 50), max_size=30)


@given(
    counts=COUNTS,
    gaps=st.lists(st.integers(1, 40), min_size=30, max_size=30),
    rows=st.integers(1, 60),
    span=st.integers(1, 60),
)
def test_batches_of_days_have_every_day_once_in_order_and_keep_their_limits(
    counts: list[int], gaps: list[int], rows: int, span: int
) -> None:
    first = date(2024, 1, 1)
    days = [(first + timedelta(days=sum(gaps[:n])), count) for n, count in enumerate(counts)]
    batches = list(packed_days(days, rows, span))
    assert [day for batch in batches for day in batch] == [day for day, _ in days]
    held: dict[Any, int] = dict(days)
    for batch in batches:
        assert len(batch) == 1 or sum(held[day] for day in batch) <= rows
        assert (batch[-1] - batch[0]).days < span


@given(rows=st.integers(0, 10**7), workers=st.integers(1, 64), most=st.integers(50, 10**5))
def test_a_batch_is_never_larger_than_the_most_nor_empty(rows: int, workers: int, most: int) -> None:
    size = batch_size(rows, workers, most)
    assert 0 < size <= most
    assert workers == 1 or size == most or size * workers * 4 >= rows
