"""The engine of a cluster: workers of Dask's `distributed`, on this machine or on others.

Belongs here: the connection to a scheduler and sending batches. Not here: how values travel (`packing`).
"""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipeline.engines.engine import BatchError, EngineError, R, T, WorkerDiedError
from pipeline.engines.packing import pack, packed_result, unpacked_result
from pipeline.extras import how_to_install

if TYPE_CHECKING:
    from distributed import Client, Future

HOST = "127.0.0.1"
HELD_A_WORKER = 2
DEATHS_ALLOWED = 3
"""Workers that may die over a batch before it is given up; Dask gives it to another worker until then."""
_WAIT_SECONDS = 60


@dataclass(slots=True)
class _Sent:
    name: str
    future: Future[bytes]


class Dask:
    """A connection to a Dask scheduler. Close it, or use it as a context; use `local_cluster` or `existing_cluster`."""

    def __init__(self, client: Client, owned: Callable[[], object] | None = None) -> None:
        self._client: Any = client  # half of its methods have no types
        self._owned = owned

    @property
    def workers(self) -> int:
        """Threads of all workers that there are at the moment."""
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    @property
    def client(self) -> Client:
        """Dask's own client."""
        found: Client = self._client
        return found

    def __enter__(self) -> Dask:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the cluster; one that was started with the connection ends."""
        self._client.close()
        if self._owned is not None:
            self._owned()

    def map(self, function: Callable[[T], R], batches: Iterable[tuple[str, T]]) -> Iterator[R]:
        """See `Engine.map`."""
        sent: deque[_Sent] = deque()
        source = iter(batches)
        try:
            while self._send_more(function, source, sent):
                yield _received(sent.popleft())
        finally:
            if sent and self._client.status == "running":
                self._client.cancel([left.future for left in sent])

    def everywhere(self, function: Callable[[], R]) -> dict[str, R]:
        """The function's result on each worker, by the worker's address."""
        packed = pack((_call, function))
        found = self._client.run(packed_result, packed)
        return {address: unpacked_result(data) for address, data in found.items()}

    def _send_more(self, function: Callable[[T], R], source: Iterator[tuple[str, T]], sent: deque[_Sent]) -> bool:
        held = HELD_A_WORKER * self.workers
        while len(sent) < held:
            following = next(source, None)
            if following is None:
                break
            name, batch = following
            packed = pack((function, batch))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # of large batches: they are bounded by their makers
                future = self._client.submit(packed_result, packed, pure=False)
            sent.append(_Sent(name, future))
        return bool(sent)


def _received(sent: _Sent) -> Any:
    from distributed import KilledWorker

    try:
        return unpacked_result(sent.future.result())
    except KilledWorker as error:
        raise WorkerDiedError(
            sent.name,
            f"{DEATHS_ALLOWED} workers died over it, the last one {error.last_worker.address}: see the log of that "
            "worker (memory is the usual reason). What was finished is kept: run the same command again",
        ) from None
    except Exception as error:
        raise BatchError.of(sent.name, error) from error


def local_cluster(workers: int) -> Dask:
    """A cluster of worker processes on this machine, open to this machine alone. EngineError without `distributed`."""
    distributed = _distributed()
    _allow_deaths()
    cluster = distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host=HOST,
        dashboard_address=f"{HOST}:0",
        memory_limit=0,  # batches bound the memory; Dask's own limit counts what Arrow could give back
        preload=(),
    )
    engine = Dask(distributed.Client(cluster), cluster.close)
    engine.everywhere(_one_thread)
    return engine


def existing_cluster(address: str) -> Dask:
    """The cluster of a scheduler. EngineError if it does not answer, has no worker, or runs other versions."""
    distributed = _distributed()
    try:
        client = distributed.Client(address, timeout=_WAIT_SECONDS)
    except (OSError, ValueError) as error:
        raise EngineError(f"no Dask scheduler answers at {address} ({error}): check --scheduler") from None
    try:
        client.wait_for_workers(1, timeout=_WAIT_SECONDS)
    except TimeoutError:
        client.close()
        told = f"the scheduler at {address} has no workers: start some with `dask worker {address}`"
        raise EngineError(told) from None
    return Dask(client)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise EngineError(f"the engine dask is not installed: {how_to_install('dask')}") from None
    return distributed


def _allow_deaths() -> None:
    import dask

    dask.config.set({"distributed.scheduler.allowed-failures": DEATHS_ALLOWED})


_one_thread = partial(pa.set_cpu_count, 1)


def _call(function: Callable[[], R]) -> R:
    return function()
