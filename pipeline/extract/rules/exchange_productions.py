"""What a match with words of exchange means: who was freed for whom.

Belongs here: the productions of swaps. Not here: verbs of release (`productions`), the patterns (`constructions`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import PERSON
from pipeline.extract.units.unit import Unit

_AUXILIARY = frozenset("bhMte")


def as_exchanged(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """The other side of a swap: "freed three hostages in return for 90 prisoners", "four were swapped for 200"."""
    swapped = _swapped(book, book.index[verbs[0]])
    if swapped is not None and not book.has(swapped):
        book.add(swapped, "released", swapped.noun, verbs[0], rule)
    for hit in [h for h in book.before(verbs[0]) if h.measure == "released"][-1:]:
        for unit in figures:
            if unit.figure is not None and (unit.noun is None or unit.noun.kind == "person"):
                book.add(unit, "released", unit.noun or hit.noun, hit.trigger, rule)


def _swapped(book: Book, at: int) -> Unit | None:
    """The people before words of exchange: "four were swapped for", "50 are to be exchanged for", "12 traded for"."""
    at -= 1
    while at > 0 and book.letters[at] in _AUXILIARY:
        at -= 1
    unit = book.units[at] if at >= 0 else None
    counted = unit is not None and unit.figure is not None and unit.noun is not None and unit.noun.kind in PERSON
    return unit if counted else None


def swaps_something(book: Book, verb: Unit) -> bool:
    """Whether what a verb of exchange gives stands right behind it, so that the people before it are its subject."""
    behind = book.letters[book.index[verb] + 1 : book.index[verb] + 2]
    swapping = phrase_words()["swapping"]
    return behind in ("o", "u", "w", "v", "T", "m") and any(entry.verb in swapping for _, entry in verb.entries)
