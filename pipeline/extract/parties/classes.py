"""The classes of words that stand beside a party's name, by `lexicon/parties_words.txt`.

Belongs here: reading that file. Not here: what a party does by them (`roles`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from pipeline.extract.lexicon.word_sets import read_word_sets

_CLASSES = frozenset(
    {"force", "attack", "weapon", "strikes", "stops", "gives", "help", "frees", "takes", "loses", "origin", "against"}
    | {
        "within",
        "toward",
        "gets",
        "saves",
        "filler",
        "behind",
        "break",
        "disaster",
        "asks",
        "venue",
        "facility",
        "land",
    }
    | {"office", "aside", "sent", "participle"}
)


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    """Class → its words."""
    return read_word_sets("parties_words.txt", _CLASSES)


@lru_cache(maxsize=65536)
def classes_of(word: str) -> frozenset[str]:
    """The classes of a folded word, empty for any other word."""
    return frozenset(name for name, words in _sets().items() if word in words)


def disaster_words() -> frozenset[str]:
    """The words that tell of a disaster, which no party does to another."""
    return _sets()["disaster"]
