"""What became of the missing and the captives: "33 miners trapped underground since Monday were found dead".

Belongs here: the production of the main verb behind those who are said to be missing or taken. Not here: the patterns
(`lost_constructions`), which of the two measures holds (`hits`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import PERSON
from pipeline.extract.rules.roles import Side
from pipeline.extract.units.unit import Unit

_BECAME = {"missing": frozenset({"killed", "rescued"}), "captured": frozenset({"released"})}


def as_lost(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """They died, were found alive or dead, or are free; a figure that is not of such people says nothing here."""
    unit, verb = figures[0], verbs[0]
    gone = next((hit for measure in _BECAME if (hit := book.hits.get((unit, measure))) is not None), None)
    if gone is None or (gone.measure == "captured" and rule == "lost_found"):
        return
    side: Side = "object" if rule == "lost_found" else "subject"
    told = [predicate.measure(side, PERSON) for _, predicate in verb.entries]
    if verb.state is not None:
        told = [verb.state.measure]
    for measure in told:
        if measure in _BECAME[gone.measure]:
            book.add(unit, measure, gone.noun, verb, rule)
