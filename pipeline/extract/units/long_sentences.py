"""A sentence too long for one search of the rules, cut into runs of units.

Belongs here: where it is cut. Not here: the limits and their reasons (`rules`), the search (`rules.match`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.units.unit import Unit


def windows(units: Sequence[Unit], size: int, most: int) -> list[Sequence[Unit]]:
    """The units in runs of at most `size` with at most `most` of the letter I, cut before punctuation where there is
    some in the second half of a run."""
    if len(units) <= most or (len(units) <= size and [unit.code for unit in units].count("I") <= most):
        return [units]
    found: list[Sequence[Unit]] = []
    start = parts = at = 0
    while at < len(units):
        parts += units[at].code == "I"
        if at - start == size or parts > most:
            middle = start + (at - start) // 2
            at = next((cut for cut in range(at, middle, -1) if units[cut].code in ",;:-"), at)
            found.append(units[start:at])
            start, parts = at, 0
            parts += units[at].code == "I"
        at += 1
    return [*found, units[start:]]
