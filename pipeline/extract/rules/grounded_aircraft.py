"""Aircraft that were destroyed on the ground: they are damaged, and not lost in the field.

Belongs here: telling by the words behind a predicate where aircraft were. Not here: these words
(`lexicon/phrase_words.txt`), what predicates say of aircraft (`lexicon/predicates.txt`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_REACH = 6
"""Tokens behind aircraft and predicate within which the ground is named."""
_PHRASE = 3
"""Tokens behind a preposition in which its noun stands: "on the airport's apron"."""
_UPON = frozenset({"on", "at", "in", "inside"})


def grounded(
    book: Book, unit: Unit, verb: Unit, told: tuple[str, Noun | None] | None
) -> tuple[str, Noun | None] | None:
    """What a predicate tells of a figure (`told`), with "damaged" for aircraft destroyed on the ground: "two jets were
    burnt out on the tarmac"."""
    if told is None or told[0] != "equipment_lost" or told[1] is None or "aircraft" not in told[1].kinds:
        return told
    words, known = book.tokens.folded, phrase_words()
    if not known["downed"].isdisjoint(words[verb.first : verb.stop + 1]):
        return told
    behind = max(unit.stop, verb.stop)
    near = words[behind : behind + _REACH]
    led = (at for at, word in enumerate(near[:-1]) if word in _UPON)
    on_ground = any(not known["grounded"].isdisjoint(near[at + 1 : at + 1 + _PHRASE]) for at in led)
    return ("damaged", told[1]) if on_ground else told
