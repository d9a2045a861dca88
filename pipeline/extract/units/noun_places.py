"""Where the noun of a figure begins when it does not stand right behind it: "(31) people", "22 of Moscow's 27 drones".

Belongs here: what may stand between. Not here: reading the noun (`phrases`), making the unit (`quantities`).
"""

from __future__ import annotations

from pipeline.extract.units.phrases import noun_phrase
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit

_OWNER_REACH = 3
"""Words of the name of whose the total is."""


def behind_brackets(scan: Scan, unit: Unit, at: int) -> int:
    """Where the noun of a figure in brackets begins: "(31) people", "thirty (30) people"; else `at`."""
    figure = unit.figure
    assert figure is not None
    if scan.word(at) == "(" and (again := scan.figures.get(at + 1)) is not None and again.low == figure.low:
        return at + 3 if scan.word(again.stop) == ")" and again.stop == at + 2 else at
    if scan.word(at) != ")" or not scan.units or scan.units[-1].code != "(" or scan.units[-1].stop != unit.first:
        return at
    if scan.units[-1].first and scan.capital(scan.units[-1].first - 1):
        return at  # "Ada Obi (31)"
    if scan.word(at + 1) != "others" and noun_phrase(scan, at + 1, figure.low != 1) is None:
        return at
    scan.units.pop()
    return at + 1


def behind_owner(scan: Scan, at: int) -> int | None:
    """The token of the total behind the name of whose it is: "22 of Moscow's 27 drones"; None for no such name."""
    for stop in range(at, min(at + _OWNER_REACH, scan.size)):
        noun = scan.facts[stop].noun
        if not scan.capital(stop) and (noun is None or noun.kind not in ("place", "area")):
            return None
        if scan.possessive(stop):
            return stop + 1 if stop + 1 in scan.figures else None
    return None
