"""Aircraft that were destroyed on the ground: they are damaged, and not lost in the field.

Belongs here: telling by the words behind a predicate where aircraft were. Not here: these words
(`lexicon/phrase_words.txt`), what predicates say of aircraft (`lexicon/predicates.txt`).
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_REACH = 6
"""Tokens behind aircraft and predicate within which the ground is named."""
_UPON = frozenset({"on", "at", "in", "inside"})
_FLYING = frozenset(
    {"shot", "shoot", "shoots", "shooting", "down", "downed", "downs", "downing", "lost", "lose", "loses", "crashed"}
)
"""Words by which aircraft came down in flight, or are counted as lost."""


def grounded(
    book: Book, unit: Unit, verb: Unit, told: tuple[str, Noun | None] | None
) -> tuple[str, Noun | None] | None:
    """What a predicate tells of a figure (`told`), with "damaged" for aircraft destroyed on the ground: "two jets were
    burnt out on the tarmac"."""
    if told is None or told[0] != "equipment_lost" or told[1] is None or "aircraft" not in told[1].kinds:
        return told
    words = book.tokens.folded
    if not _FLYING.isdisjoint(words[verb.first : verb.stop + 1]):
        return told
    behind = max(unit.stop, verb.stop)
    near = words[behind : behind + _REACH]
    known = phrase_words()["grounded"]
    if any(
        first in _UPON and not known.isdisjoint(near[at + 1 : at + 4]) for at, (first, _) in enumerate(pairwise(near))
    ):
        return "damaged", told[1]
    return told
