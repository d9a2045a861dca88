"""Places that a disaster struck, which is no attack: "a quake struck 12 villages", "four towns were hit by floods".

Belongs here: whether what did it is one. Not here: the words (`lexicon/phrase_words.txt`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_DOER_REACH = 8
"""Tokens on either side within which what struck a place is told."""


def is_by_nature(book: Book, unit: Unit, verb: Unit) -> bool:
    """Whether it was a disaster that hit places, before the verb or behind its "by"."""
    if unit.noun is None or unit.noun.kind == "event":
        return False
    words, nature = book.tokens.folded, phrase_words()["nature"]
    first, second = min(unit.first, verb.first), max(unit.stop, verb.stop)
    before = words[max(0, first - _DOER_REACH) : first]
    behind = words[second : second + _DOER_REACH]
    return not nature.isdisjoint(before) or ("by" in behind and not nature.isdisjoint(behind[behind.index("by") :]))
