"""Which engine the steps run on, from the command line, the environment or a run's configuration in the UI.

Belongs here: the choice, what can be wrong with it, and the Dagster resource. Not here: the engines
(`pipeline.engines`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

import dagster as dg

from assets.books import Books
from assets.settings import SettingError
from pipeline.engines import LOCAL, Engine, EngineError, Processes
from pipeline.extract import EXTRACTOR_VERSION
from pipeline.reconcile import RECONCILER_VERSION
from schemas import SCHEMA_VERSION

if TYPE_CHECKING:
    from pipeline.engines.dask_engine import Dask

ENGINE = "engine"
"""Key of the Dagster resource."""
ENGINE_VARIABLE, WORKERS_VARIABLE, SCHEDULER_VARIABLE = "TOLLBOOK_ENGINE", "TOLLBOOK_WORKERS", "TOLLBOOK_SCHEDULER"
ENGINES = ("local", "dask")


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """`local`: this machine, in worker processes if there is more than one worker. `dask`: a cluster of that many
    worker processes on this machine, or the one of a scheduler."""

    engine: str = "local"
    workers: int | None = None
    """None: one for `local`, one for each core for `dask`."""
    scheduler: str | None = None


HERE = EngineChoice()
"""This process alone."""


def choose(engine: str, workers: int | None = None, scheduler: str | None = None) -> EngineChoice:
    """The choice as given by a user; SettingError if it cannot be."""
    if engine not in ENGINES:
        raise SettingError(f"the engine cannot be {engine!r}: give one of {', '.join(ENGINES)}")
    if workers is not None and workers < 1:
        raise SettingError(f"there cannot be {workers} workers: give 1 or more")
    if scheduler and engine != "dask":
        raise SettingError(f"the engine {engine} has no scheduler: give --engine dask with --scheduler")
    if scheduler and workers is not None:
        raise SettingError("the scheduler knows its workers: give --scheduler or --workers, not both")
    return EngineChoice(engine, workers, scheduler or None)


def engine_from_environment() -> EngineChoice:
    """The choice for runs that nobody starts by hand."""
    found = os.environ.get(WORKERS_VARIABLE)
    if found and not found.isdecimal():
        raise SettingError(f"{WORKERS_VARIABLE} cannot be {found!r}: give a number of worker processes")
    engine = os.environ.get(ENGINE_VARIABLE) or "local"
    return choose(engine, int(found) if found else None, os.environ.get(SCHEDULER_VARIABLE))


@contextmanager
def opened(choice: EngineChoice, books: Books) -> Iterator[Engine]:
    """The engine, ready to work on the books. EngineError if it cannot be had or cannot reach them."""
    if choice.engine == "local" and choice.workers in (None, 1):
        yield LOCAL
        return
    if books.root.url.startswith("memory:"):
        raise EngineError("tables in memory cannot be reached by other processes: choose a folder or a bucket")
    if choice.engine == "local":
        with Processes(choice.workers or 1) as pool:
            yield pool
        return
    from pipeline.engines.dask_engine import existing_cluster, local_cluster

    with existing_cluster(choice.scheduler) if choice.scheduler else local_cluster(choice.workers or _cores()) as dask:
        _must_fit(dask, books.anywhere())
        yield dask


def engine_resource(choice: EngineChoice, books: Books) -> dg.ResourceDefinition:
    """The engine as a resource of Dagster: `choice`, unless the configuration of a run says otherwise."""

    @dg.resource(
        config_schema={
            "engine": dg.Field(str, choice.engine, description=f"One of: {', '.join(ENGINES)}."),
            "workers": dg.Field(dg.Noneable(int), choice.workers, description="Worker processes on this machine."),
            "scheduler": dg.Field(dg.Noneable(str), choice.scheduler, description="Address of a Dask scheduler."),
        },
        description="Where extraction and reconciliation run: this process, worker processes, a Dask cluster.",
    )
    def engine(context: dg.InitResourceContext) -> Iterator[Engine]:
        with opened(choose(**context.resource_config), books) as found:
            yield found

    return engine


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _must_fit(dask: Dask, books: Books) -> None:
    """EngineError unless every worker sees the same tables and runs the same version of this program."""
    probe = f".engine-probe-{uuid4().hex}"
    books.root.replace(probe, b"")
    try:
        found = dask.everywhere(partial(_seen_by_worker, books, probe))
    finally:
        books.root.remove(probe)
    for address, (versions, sees) in found.items():
        if versions != _versions():
            raise EngineError(f"the worker at {address} runs another version of tollbook: install the same on all")
        if not sees:
            raise EngineError(
                f"the worker at {address} does not see {books.root.url}: mount the folder at the same path, or use a "
                "bucket (--out s3://…)"
            )


def _seen_by_worker(books: Books, probe: str) -> tuple[tuple[str, ...], bool]:
    return _versions(), books.root.exists(probe)


def _versions() -> tuple[str, ...]:
    return EXTRACTOR_VERSION, RECONCILER_VERSION, SCHEMA_VERSION
