"""A look-up table that fills itself, for what is worked out from one word alone.

Belongs here: the table. Not here: what is worked out (`tokens` folds words, `word_facts` looks them up).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")

_LONGEST = 40
"""Longer words are worked out each time: they are rare, and would make the table's memory unbounded."""


class WordCache(dict[str, Value]):
    """`cache[word]` is `make(word)`, worked out at its first use; when `most` words are in it the table starts anew.

    A plain subscript on a dictionary is several times faster than a call through `functools.lru_cache`, which matters
    for what happens to each token of each sentence.
    """

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[str], Value], most: int = 100_000) -> None:
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> Value:
        value = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value
