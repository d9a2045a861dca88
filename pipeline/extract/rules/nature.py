"""What nature does, and what is done to animals: figures of it count neither attacks nor people.

Belongs here: telling them by the words beside a figure (`lexicon/phrase_words.txt`, kinds `of_nature`, `of_beasts` and
`disaster`). Not here: what a noun or a predicate says otherwise (`noun_measures`, `measures`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_HEADS = frozenset({"head", "heads"})


def tells_of_nature(book: Book, unit: Unit) -> bool:
    """ "16 animal deaths", "38 landslide incidents": neither people nor attacks."""
    if unit.figure is None or unit.noun_text is None:
        return False
    inside = book.tokens.folded[unit.figure.stop : unit.noun_text[1] - 1]
    kind = "of_nature" if unit.noun is not None and unit.noun.measure == "attacks" else "of_beasts"
    return not phrase_words()[kind].isdisjoint(inside)


def tells_of_disaster(book: Book) -> bool:
    """ "floods that struck 33 counties"."""
    return not phrase_words()["disaster"].isdisjoint(book.tokens.folded)


def is_of_beasts(book: Book, unit: Unit) -> bool:
    """ "1,174 heads of livestock"."""
    behind = book.tokens.folded[unit.stop : unit.stop + 2]
    heads = unit.noun is not None and unit.noun.text in _HEADS
    return heads and behind[:1] == ["of"] and behind[-1] in phrase_words()["of_beasts"]
