"""Bounds behind the noun that a figure counts: "five people at least", "40 people or so".

Belongs here: moving such a bound into the figure. Not here: bounds beside the number (`numbers.hedges`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.numbers.figures import Figure
from pipeline.extract.numbers.hedges import hedge_after
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit


def take_bound(scan: Scan, unit: Unit, figure: Figure) -> None:
    """Bound an exact figure with its noun by "at least" or "at most" behind the noun; there they bound neither a
    second figure ("12 soldiers at least 10 km away") nor an adverb ("300 families at least temporarily")."""
    at = unit.stop
    if unit.code != "q" or figure.hedge != "exact":
        return
    if scan.word(at) == "or":
        _take_alternative(scan, unit, figure)
    if scan.word(at) != "at" or scan.word(at + 1) not in ("least", "most"):
        return
    if at in scan.figures or scan.word(at + 2).endswith("ly"):
        return
    least = scan.word(at + 1) == "least"
    low, high = (figure.low, None) if least else (None, figure.high)
    unit.figure = replace(figure, low=low, high=high, hedge="at_least" if least else "at_most")
    unit.stop = at + 2


def _take_alternative(scan: Scan, unit: Unit, figure: Figure) -> None:
    """ "Five people or more", "40 villagers or so"."""
    stop, kind = hedge_after(scan.tokens, unit.stop, scan.lex)
    if kind is None or stop in scan.figures or scan.word(stop) == "than":
        return
    low, high = (None if kind == "at_most" else figure.low), (None if kind == "at_least" else figure.high)
    unit.figure, unit.stop = replace(figure, low=low, high=high, hedge=kind), stop
