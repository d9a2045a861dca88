"""A pronoun that shares the fate of the people behind it: "killed her, her husband and a guard".

Belongs here: the pronoun between a verb and its list. Not here: pronouns that stand alone (`pronoun_productions`), the
list (`productions`).
"""

from __future__ import annotations

from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import object_of
from pipeline.extract.units.unit import Unit

OWNERS = frozenset({"his", "her"})
SINGLE_OBJECTS = frozenset({"him", "her"})
"""Pronouns of one person to whom something is done."""


def _object_before(book: Book, first: Unit, verb: Unit) -> Unit | None:
    """The pronoun between a verb and the list that goes on with it: "killed her, her husband and a guard"."""
    at = book.index[verb] + 1
    if book.letters[at : at + 1] != "p" or book.index[first] != at + 2:
        return None
    pronoun = book.units[at]
    return pronoun if book.tokens.folded[pronoun.first] in SINGLE_OBJECTS else None


def join_pronoun(book: Book, first: Unit, verb: Unit) -> None:
    """A pronoun before a list is one more with its singulars; not where the update told of that death before."""
    pronoun = _object_before(book, first, verb)
    hit = book.hits.get((first, "killed"))
    if (
        pronoun is None
        or hit is None
        or hit.unit is not first
        or any(other.measure == "killed" for other in book.earlier)
    ):
        return
    if first.code in "1u" and object_of(first, hit.noun) == "people":
        people = [pronoun, *(hit.singles or [first])]
        joint = Hit(pronoun, "killed", hit.noun, hit.trigger, hit.rule, singles=people)
        for unit in people:
            book.put(unit, "killed", joint)


def goes_with(book: Book, first: Unit, verb: Unit) -> bool:
    """Whether a list goes on with the pronoun before it, if there is one: behind a comma only what is somebody's
    does."""
    if book.letters[book.index[first] - 1] != "," or _object_before(book, first, verb) is None:
        return True
    return book.tokens.folded[first.first] in OWNERS
