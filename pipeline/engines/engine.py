"""What an engine is, and how it says that a batch failed.

Belongs here: the interface and its errors. Not here: the engines (`local`, `processes`, `dask_engine`), the choice of
one (`assets.engines`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class EngineError(Exception):
    """An engine cannot work as it was asked to; the message says why and what to do."""


class BatchError(EngineError):
    """A function failed on a batch, which the message names; the cause is what it raised."""

    def __init__(self, batch: str, said: str) -> None:
        super().__init__(f"{batch}: {said}")
        self.batch = batch
        """Its name."""

    @classmethod
    def of(cls, batch: str, error: BaseException) -> Self:
        """The error for what a function raised."""
        return cls(batch, f"{type(error).__name__}: {error}")


class WorkerDiedError(BatchError):
    """The process that worked on a batch ended, and so did the one that was given the batch again."""


class Engine(Protocol):
    """Something that can map a function over batches."""

    @property
    def workers(self) -> int:
        """How many batches are worked on at the same time."""

    def map(self, function: Callable[[T], R], batches: Iterable[tuple[str, T]]) -> Iterator[R]:
        """The function's result for each batch, in the order of the batches.

        A batch comes with a name that a person understands ("claims of 2024-03-04"). Batches are taken from the
        iterable as they can be worked on, so that no more than twice as many as there are workers are held at a time.
        The function must be one that a batch can be given to twice: after the death of a worker it may be. Where
        workers are other processes, function, batches and results must be ones that `pickle` takes; an Arrow table may
        stand anywhere in them.

        BatchError, which names the batch, if the function raises; WorkerDiedError if its process dies.
        """
