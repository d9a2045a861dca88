"""Vehicles that are the bomb: who blows up a car full of explosives tells of no damage to it.

Belongs here: telling such a vehicle by what it is loaded with. Not here: these words (`lexicon/rule_words.txt`),
weapons by name (`pipeline.extract.weapons`).
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_JOINTS = frozenset({"and", ","})
_REACH = 8
"""Tokens behind a vehicle in which its load is told."""


def is_rigged(book: Book, unit: Unit, measure: str, verb: Unit) -> bool:
    """Whether what was set off or driven into something was loaded for it: "blew up a car packed with explosives",
    "smashed an explosives-laden lorry into the gate"."""
    noun = unit.noun
    if measure != "damaged" or noun is None or noun.kind != "vehicle":
        return False
    words, known = book.tokens.folded, rule_words()
    if known["setting_off"].isdisjoint(words[verb.first : verb.stop]):
        return False
    if any(_is_rigged_word(word) for word in words[unit.first : unit.stop]):
        return True
    behind = _up_to_next(words[unit.stop : unit.stop + _REACH])
    at = next((at for at, word in enumerate(behind) if word in known["loaded"]), None)
    return at is not None and not known["load"].isdisjoint(behind[at + 1 :])


def _up_to_next(words: list[str]) -> list[str]:
    """The words before the next thing of a list: "two tankers carrying fuel and a lorry full of explosives"."""
    joints = (at for at, (one, other) in enumerate(pairwise(words)) if one in _JOINTS and other in ARTICLES)
    return words[: next(joints, len(words))]


def _is_rigged_word(word: str) -> bool:
    """ "Explosives-laden", "bomb-rigged", "booby-trapped"."""
    known = rule_words()
    head, _, tail = word.partition("-")
    return word == "booby-trapped" or (tail in known["loaded"] and head in known["load"])
