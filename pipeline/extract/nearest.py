"""The nearest sentence that tells something, looked for so that each sentence is asked once however many figures ask.

Belongs here: the walk from sentence to sentence. Not here: what a sentence tells, or where a walk ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Told = TypeVar("Told")


class Nearest(Generic[Told]):
    """Remembers what walks over sentences, by their index, have found."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], Told | None] = {}
        """By the sentence from which a walk goes on and the one before which it ends."""

    def find(self, start: int, stop: int, tell: Callable[[int], Told | None]) -> Told | None:
        """What the first sentence tells that tells anything, from `start` on, backwards where `stop` lies before it;
        `stop` itself is not asked. `tell` gives what a sentence tells, None where the walk goes on: always the same,
        and not kept here, for it mostly holds this record. Walks that end at the same sentence share what they find."""
        if start == stop:
            return None
        passed: list[tuple[int, int]] = []
        told: Told | None = None
        for at in range(start, stop, 1 if stop > start else -1):
            key = at, stop
            if key in self._found:
                told = self._found[key]
                break
            passed.append(key)
            told = tell(at)
            if told is not None:
                break
        for key in passed:
            self._found[key] = told
        return told
