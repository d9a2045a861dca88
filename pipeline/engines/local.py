"""The engine of one process: the caller's own.

Belongs here: working batch by batch, with errors that name the batch. Not here: several processes (`processes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.engines.engine import BatchError, R, T


class Local:
    """Works on one batch after the other where it is called."""

    @property
    def workers(self) -> int:
        """One."""
        return 1

    def map(self, function: Callable[[T], R], batches: Iterable[tuple[str, T]]) -> Iterator[R]:
        """See `Engine.map`."""
        for name, batch in batches:
            try:
                result = function(batch)
            except Exception as error:
                raise BatchError.of(name, error) from error
            yield result


LOCAL = Local()
