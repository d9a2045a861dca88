"""The engine of one machine: worker processes, each with a Python of its own.

Processes are started anew (`spawn`) and not forked, because Arrow and Dagster have threads that a fork does not
survive. Belongs here: the pool. Not here: how values travel (`packing`).
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import Any

import pyarrow as pa

from pipeline.engines.engine import BatchError, R, T, WorkerDiedError
from pipeline.engines.packing import pack, packed_result, unpacked_result

HELD_A_WORKER = 2
"""Batches in flight for each worker: the one at work and the next, so that none waits for the caller."""


@dataclass(slots=True)
class _Sent:
    """A batch on its way."""

    name: str
    packed: bytes
    future: Future[bytes]


class Processes:
    """A pool of worker processes, started when first needed. Close it, or use it as a context.

    If a worker dies, what was in flight is given to new workers one batch at a time: a passing misfortune goes
    unnoticed, and a batch that kills its worker again is known by name.
    """

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise ValueError(f"{workers} workers cannot do anything: there must be one or more")
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    @property
    def workers(self) -> int:
        """The size of the pool."""
        return self._workers

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers; those at work are let finish their batch."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(self, function: Callable[[T], R], batches: Iterable[tuple[str, T]]) -> Iterator[R]:
        """See `Engine.map`."""
        sent: deque[_Sent] = deque()
        source = iter(batches)
        try:
            while self._send_more(function, source, sent):
                yield self._received(sent)
        finally:
            for left in sent:
                left.future.cancel()

    def _send_more(self, function: Callable[[T], R], source: Iterator[tuple[str, T]], sent: deque[_Sent]) -> bool:
        """Fill up what may be in flight; whether anything is."""
        while len(sent) < HELD_A_WORKER * self._workers:
            following = next(source, None)
            if following is None:
                break
            packed = pack((function, following[1]))
            sent.append(_Sent(following[0], packed, self._submit(packed)))
        return bool(sent)

    def _submit(self, packed: bytes) -> Future[bytes]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _begin)
        try:
            return self._pool.submit(packed_result, packed)
        except BrokenProcessPool as error:
            broken: Future[bytes] = Future()
            broken.set_exception(error)  # as those in flight have it: all of them are sent again
            return broken

    def _received(self, sent: deque[_Sent]) -> Any:
        first = sent[0]
        try:
            data = first.future.result()
        except BrokenProcessPool:
            self._send_again(sent)
            data = first.future.result()
        sent.popleft()
        try:
            return unpacked_result(data)
        except Exception as error:
            raise BatchError.of(first.name, error) from error

    def _send_again(self, sent: Iterable[_Sent]) -> None:
        """Work through what was in flight in new workers, one batch at a time."""
        self.close()
        for batch in sent:
            if batch.future.done() and batch.future.exception() is None:
                continue
            batch.future = self._submit(batch.packed)
            try:
                batch.future.result()
            except BrokenProcessPool:
                self.close()
                raise WorkerDiedError(
                    batch.name,
                    "the worker process died, and so did another that was given the same work (killed, or out of "
                    "memory). What was finished is kept: run the same command again, with fewer workers if memory was "
                    "short",
                ) from None


def _begin() -> None:
    """A worker's first act: one thread for Arrow, as there is a worker for each core; Ctrl-C is the caller's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pa.set_cpu_count(1)
    threading.Thread(target=_end_with_caller, daemon=True).start()


def _end_with_caller() -> None:
    """A caller that was killed cannot end its workers, and what they would write then is no longer asked for."""
    caller = parent_process()
    if caller is not None:
        caller.join()
        os._exit(1)
