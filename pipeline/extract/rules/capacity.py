"""For how many people there is room: "beds for 40 evacuees", "can house 300 displaced families".

Belongs here: telling such a figure from a count, by the words before it. Not here: these words
(`lexicon/rule_words.txt`), the nouns that state a measure (`noun_measures`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_ABLE = frozenset({"can", "could"})
_ABLE_TO = (["able", "to"], ["enough", "to"], ["ready", "to"])


def is_room(book: Book, unit: Unit) -> bool:
    """Whether a figure says for how many there is room, and not how many there are."""
    words, known = book.tokens.folded, rule_words()
    before = words[max(0, unit.first - 4) : unit.first]
    if len(before) > 1 and before[-1] in ("for", "of") and before[-2] in known["room"]:
        return before[-1] == "for" or before[-2] == "capacity"
    if before[-1:] == ["in"]:
        before = before[:-1]
    if len(before) < 2 or before[-1] not in known["holding"]:
        return False
    return before[-2] in _ABLE or before[-3:-1] in _ABLE_TO


def is_purpose(book: Book, unit: Unit) -> bool:
    """Whether something was made ready for so many people: "set up five tents to accommodate 300 people"."""
    before = book.tokens.folded[max(0, unit.first - 2) : unit.first]
    return len(before) > 1 and before[0] == "to" and before[1] in rule_words()["holding"]
