"""The classes of words that stand beside a party's name, by `lexicon/parties_words.txt`.

Belongs here: reading that file. Not here: what a party does by them (`roles`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from pipeline.extract.lexicon.load import LexiconError, data_lines

FILE = "parties_words.txt"
CLASSES = frozenset(
    {"force", "attack", "weapon", "strikes", "stops", "gives", "help", "frees", "takes", "loses", "origin", "against"}
    | {"within", "toward", "gets", "saves", "filler", "behind", "break", "disaster", "asks", "venue", "office", "day"}
    | {"aside"}
)
_NOTHING: frozenset[str] = frozenset()


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Word → its classes. Raises LexiconError with file and line for an unknown class or an empty word."""
    found: dict[str, set[str]] = {}
    for place, line in data_lines(FILE):
        name, bar, cells = line.partition("|")
        words = [word.strip() for word in cells.split(",")]
        if not bar or name.strip() not in CLASSES or "" in words:
            raise LexiconError(f"{place}: a row is CLASS | WORDS with a class of the file's head and no empty word")
        for word in words:
            found.setdefault(word, set()).add(name.strip())
    return MappingProxyType({word: frozenset(names) for word, names in found.items()})


@lru_cache(maxsize=65536)
def classes_of(word: str) -> frozenset[str]:
    """The classes of a folded word, empty for any other word."""
    return _words().get(word, _NOTHING)


@cache
def disaster_words() -> frozenset[str]:
    """The words that tell of a disaster, which no party does to another."""
    return frozenset(word for word, names in _words().items() if "disaster" in names)
