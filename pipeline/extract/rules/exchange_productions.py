"""What a match with words of exchange means: who was freed for whom.

Belongs here: the productions of swaps. Not here: verbs of release (`productions`), the patterns (`rules`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import PERSON
from pipeline.extract.units.unit import Unit


def as_exchanged(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """The other side of a swap: "freed three hostages in return for 90 prisoners", "four were swapped for 200"."""
    at = book.index[verbs[0]]
    swapped = book.units[at - 2] if at > 1 and book.letters[at - 1] == "b" else None
    if (
        swapped is not None
        and swapped.figure is not None
        and swapped.noun is not None
        and swapped.noun.kind in PERSON
        and not book.has(swapped)
    ):
        book.add(swapped, "released", swapped.noun, verbs[0], rule)
    for hit in [h for h in book.before(verbs[0]) if h.measure == "released"][-1:]:
        for unit in figures:
            if unit.figure is not None and (unit.noun is None or unit.noun.kind == "person"):
                book.add(unit, "released", unit.noun or hit.noun, hit.trigger, rule)
