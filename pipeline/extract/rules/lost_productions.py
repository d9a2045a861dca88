"""What became of the missing: "33 miners trapped underground since Monday were found dead".

Belongs here: the production of the main verb behind those who are said to be missing. Not here: the patterns
(`lost_constructions`), which of the two measures holds (`hits`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import PERSON
from pipeline.extract.rules.roles import Side
from pipeline.extract.units.unit import Unit

_FOUND = frozenset({"killed", "rescued"})


def as_lost(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """They died, or were found alive or dead; a figure that is not of the missing says nothing here."""
    unit, verb = figures[0], verbs[0]
    missing = book.hits.get((unit, "missing"))
    if missing is None:
        return
    side: Side = "object" if rule == "lost_found" else "subject"
    told = [predicate.measure(side, PERSON) for _, predicate in verb.entries]
    if verb.state is not None:
        told = [verb.state.measure]
    for measure in told:
        if measure in _FOUND:
            book.add(unit, measure, missing.noun, verb, rule)
