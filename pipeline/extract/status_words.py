"""The words that set a status: modifiers with the status they set and how far they reach.

Belongs here: reading `lexicon/status.txt`. Not here: which figures a modifier reaches (`status`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from pipeline.extract.lexicon.load import LexiconError, data_lines

_ANY = "_"
"""Stands for one word, whichever, in a phrase of the list."""
_STATUSES = frozenset({"planned", "hypothetical", "denied", "happened", "none"})


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that set a status for what stands behind them, or before them, at most `reach` tokens away."""

    words: tuple[str, ...]
    status: str
    reach: int


@cache
def modifiers() -> dict[str, tuple[Modifier, ...]]:
    """First word → modifiers of `lexicon/status.txt` that look to the right, longest first.

    Raises:
        LexiconError: the file holds a mistake.
    """
    return _tables()[0]


@cache
def modifiers_behind() -> dict[str, tuple[Modifier, ...]]:
    """First word → modifiers of `lexicon/status.txt` that look to the left, longest first; errors as `modifiers`."""
    return _tables()[1]


@cache
def _tables() -> tuple[dict[str, tuple[Modifier, ...]], dict[str, tuple[Modifier, ...]]]:
    """The modifiers that look to the right, and those that look to the left."""
    tables: tuple[dict[str, list[Modifier]], dict[str, list[Modifier]]] = ({}, {})
    for place, line in data_lines("status.txt"):
        head, bar, phrases = line.partition("|")
        parts = head.split()
        if not bar or len(parts) != 2 or parts[0] not in _STATUSES or not parts[1].removeprefix("<").isdigit():
            raise LexiconError(f"{place}: a line is STATUS REACH | PHRASES with a known status")
        table, reach = tables[parts[1].startswith("<")], int(parts[1].removeprefix("<"))
        for phrase in phrases.split(","):
            if not phrase.strip():
                raise LexiconError(f"{place}: an empty phrase; phrases are parted by one comma")
            for words in product(*(word.split("/") for word in phrase.split())):
                table.setdefault(words[0], []).append(Modifier(words, parts[0], reach))
    right, left = ({k: tuple(sorted(v, key=lambda m: -len(m.words))) for k, v in t.items()} for t in tables)
    return right, left


def stands(phrase: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a phrase, of which the first word stands at a token, goes on there to its end."""
    if at + len(phrase) > len(words):
        return False
    for step in range(1, len(phrase)):  # noqa: SIM110 - a plain loop is twice as fast as all() here
        if phrase[step] != words[at + step] and phrase[step] != _ANY:
            return False
    return True
