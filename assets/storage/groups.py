"""Things put together into groups as they come, so that what is done with them is done for many at a time.

Belongs here: the grouping. Not here: what is done with a group (`day_files`, `plan`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def grouped(things: Iterable[T], weight: Callable[[T], int], most: int, heaviest: int) -> Iterator[list[T]]:
    """Lists of up to `most` things, in order; a list ends with the thing that brings it to the weight `heaviest`.

    If making a thing fails, those before it are given first and the error is raised then, so that nothing that was made
    is lost.
    """
    group: list[T] = []
    weighs = 0
    failure: Exception | None = None
    try:
        for thing in things:
            group.append(thing)
            weighs += weight(thing)
            if len(group) == most or weighs >= heaviest:
                yield group
                group, weighs = [], 0
    except Exception as error:  # raised again below
        failure = error
    if group:
        yield group
    if failure is not None:
        raise failure
