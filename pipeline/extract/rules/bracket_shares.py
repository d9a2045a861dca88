"""Shares of a figure in brackets behind it: "12 dead (5 confirmed, 7 for validation)", "(Poti 9, Gori 3)".

Belongs here: bare figures in such brackets, which take measure and noun of the figure before and are its parts, or its
value at an earlier time ("(36 yesterday)"). Not here: figures in brackets with a noun or a verb of their own
(`constructions`), shares on lines below (`listings`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.units.unit import Unit

_BRACKET = re.compile(r"(?P<whole>[qn])(?:[hM]*b?[hb]*[av]|[rF][Deo]*[uc]{1,2}|e){0,2}\((?P<shares>[^()]*)\)")
"""A figure, perhaps its predicate or its place, and the bracket behind it."""
_SHARE = re.compile(r"(?<=[(R:,;&])[eD]*(?P<share>[nq])(?=[Boerwva])")
"""A figure that opens an item, with what tells this share from the others behind it."""
_PLACED = re.compile(r"(?<=[(,;&])c(?P<share>n)(?=[,;&]|$)")
"""A share behind the name of its place; one alone may be anything ("(Reuters 7)")."""
_EARLIER = frozenset({"yesterday", "earlier", "previously", "before"})


def share_out(book: Book) -> None:
    """Enter the bare figures of brackets as parts of the figure before them, where they come to no more than it; those
    that have its measure are parts of it as well."""
    if "(" not in book.letters:
        return
    for match in _BRACKET.finditer(book.letters):
        whole = next((hit for hit in book if hit.unit is book.units[match.start("whole")]), None)
        shares = [book.units[m.start("share")] for m in _SHARE.finditer(book.letters, *match.span("shares"))]
        placed = [book.units[m.start("share")] for m in _PLACED.finditer(book.letters, *match.span("shares"))]
        shares += placed if len(placed) > 1 else []
        shares = [unit for unit in shares if not unit.anaphor and (unit.code == "n" or book.has(unit))]
        if whole is not None and _value(shares) <= _value([whole.unit]):
            for unit in shares:
                _share(book, unit, whole)


def _value(units: Sequence[Unit]) -> float:
    return sum(unit.figure.value for unit in units if unit.figure is not None)


def _share(book: Book, unit: Unit, whole: Hit) -> None:
    words = book.tokens.folded
    if words[unit.stop] in _EARLIER:
        book.add(unit, whole.measure, whole.noun, whole.trigger, "ellipsis")
        return
    known = book.hits.get((unit, whole.measure))
    if known is not None and known.parent is None:
        known.parent = whole
    elif not book.has(unit):
        book.add(unit, whole.measure, whole.noun, whole.trigger, "bracket_share", whole)
