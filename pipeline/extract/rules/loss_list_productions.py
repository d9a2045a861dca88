"""Lists and tables of losses: "losses in the north: 1,390 soldiers, two tanks", "tanks - 12".

Belongs here: the productions of their rows. Not here: the patterns (`count_constructions`), verbs of loss
(`productions`), what became of those who were lost (`lost_productions`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import PERSON
from pipeline.extract.rules.nominal_productions import is_of
from pipeline.extract.rules.state_productions import as_state
from pipeline.extract.units.unit import Unit

LOSS_STEMS = ("loss", "destroy", "eliminat", "lost")
"""Beginnings of the words by which a table is one of losses."""


def as_table_row(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """A row of a bulletin of losses: "tanks - 12"."""
    noun, unit = verbs[0].noun, figures[0]
    if noun is None or book.has(unit) or unit.figure is None:
        return
    goes_on = any(h.rule == rule for h in book.earlier)
    lost = goes_on or any(word.startswith(LOSS_STEMS) for word in (*book.tokens.folded, *book.previous.lower().split()))
    rows = bool(book.hits) or goes_on
    if lost and (is_of(noun, ("equipment", "aircraft")) or (rows and is_of(noun, ("vehicle", "weapon")))):
        book.add(unit, "equipment_lost", noun, None, rule)
    elif lost and "soldier" in noun.kinds:
        book.add(unit, "casualties", noun, None, rule)


def as_losses(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """A list behind a noun of losses: "losses in the north: 1,390 soldiers, two tanks, 31 cars", "deaths: four farmers,
    a nurse"."""
    state = verbs[0].state
    if state is None:
        return
    if not any(word.startswith("loss") for word in book.tokens.folded[verbs[0].first : verbs[0].stop]):
        before = book.tokens.folded[max(0, verbs[0].first - 1) : verbs[0].first]
        only = before in (["only"], ["sole"])  # "the sole fatality was a nurse"
        if book.letters[book.index[verbs[0]] + 1] in ":-" or (only and figures[0].code == "1"):
            as_state(book, [unit for unit in figures if unit.code in "q1u"], verbs, rule)
        return
    for unit in figures:
        if unit.figure is None or unit.noun is None or book.has(unit):
            continue
        if is_of(unit.noun, ("equipment", "aircraft", "vehicle")) or unit.noun.object == "drone":
            book.add(unit, "equipment_lost", unit.noun, verbs[0], rule)
        elif is_of(unit.noun, PERSON):
            book.add(unit, unit.noun.measure or state.measure, unit.noun, verbs[0], rule)
