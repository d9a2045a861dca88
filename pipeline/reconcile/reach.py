"""How far a change at some places of a block can reach.

Claims of different places meet only where one of the places is coarse, and there only through equal figures or names
(`joins`). So a change reaches the places of the changed claims, the coarser reports that can meet them, and whatever
these can meet in turn.

Belongs here: that closure; it may hold places that do not meet, and must miss none that do. Not here: the rows
(`incremental`), the joining itself (`joins`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa

from .joins import Counted, is_telling
from .kinds import RUNNING, disaster_of
from .places import COUNTRY, DISTRICT, NOWHERE, REGION, SETTLEMENT, STEM, UNKNOWN, name_in

Block = tuple[object, str]
"""Incident day and block."""
Spots = Mapping[Block, Mapping[str, set[Counted]]]
"""What is counted at each place of each block."""
_LIGHT = ("incident_date", "block", "spot", "measure", "object", "low", "best", "high")
_NOTHING: Counted = ("", None, 0)
"""Stands for the figures of reports without a place that state only zeros."""


def spots_of(filed: pa.Table) -> Spots:
    """What filed claims count at each place; claims without a day are left out."""
    found: dict[Block, dict[str, set[Counted]]] = defaultdict(lambda: defaultdict(set))
    columns = (filed[name].to_pylist() for name in _LIGHT)
    for day, block, spot, measure, thing, low, best, high in zip(*columns, strict=True):
        if day is not None:
            counted = found[(day, block)][spot]
            if number := next((n for n in (best, low, high) if n is not None), 0):
                counted.add((measure, thing, number))
    return found


def reached(changed: Spots, every: Spots) -> dict[Block, set[str]]:
    """The places that a change can reach in each block, the changed ones among them."""
    found: dict[Block, set[str]] = {}
    for block, spots in changed.items():
        merged: dict[str, set[Counted]] = defaultdict(set)
        for around in (spots, every.get(block, {})):
            for spot, counted in around.items():
                merged[spot] |= counted
        alone = block[1].startswith(f"{RUNNING}|")
        found[block] = set(spots) if alone else _Meetings(merged).closure(spots)
    return found


class _Where(NamedTuple):
    level: int
    country: str
    region: str


def _where(spot: str) -> _Where:
    parts = [*spot.split(" ", 3), "", ""]
    return _Where(int(spot[0]), parts[1], parts[2])


class _Meetings:
    """Which places of one block can meet."""

    def __init__(self, spots: Mapping[str, set[Counted]]) -> None:
        self._spots = spots
        self._where = {spot: _where(spot) for spot in spots}
        self._coarse: dict[Counted, list[str]] = defaultdict(list)
        self._every: dict[Counted, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._disasters: dict[tuple[str, str], list[str]] = defaultdict(list)
        for spot, counted in spots.items():
            where = self._where[spot]
            for figure in counted or ({_NOTHING} if where.level == NOWHERE else ()):
                self._every[figure].append(spot)
                if where.level < SETTLEMENT:
                    self._coarse[figure].append(spot)
            if where.level >= DISTRICT:
                self._names[name_in(spot)[:STEM]].append(spot)
            if kind := disaster_of(spot):
                self._disasters[where.country, kind].append(spot)

    def closure(self, start: Iterable[str]) -> set[str]:
        """The places to which chains of meetings can lead."""
        touched = set(start)
        fresh = list(touched)
        while fresh:
            for other in self._met_by(fresh.pop()):
                if other not in touched:
                    touched.add(other)
                    fresh.append(other)
        return touched

    def _met_by(self, spot: str) -> Iterator[str]:
        where = self._where[spot]
        index = self._every if where.level < SETTLEMENT else self._coarse
        shared: dict[str, list[Counted]] = defaultdict(list)
        for figure in self._spots[spot] or {_NOTHING}:
            for other in index.get(figure, ()):
                shared[other].append(figure)
        yield from (other for other, figures in shared.items() if self._can_meet(where, self._where[other], figures))
        if where.level >= DISTRICT:
            alike = self._names[name_in(spot)[:STEM]]
            yield from (other for other in alike if self._may_be_one_name(where, self._where[other]))
        if kind := disaster_of(spot):
            yield from self._disasters[where.country, kind]

    def _may_be_one_name(self, a: _Where, b: _Where) -> bool:
        """A district and the town that gives it its name, or a name that is not resolved and one that is."""
        if UNKNOWN in (a.region, b.region):
            return True
        return a.level != b.level and (a.country, a.region) == (b.country, b.region)

    def _can_meet(self, a: _Where, b: _Where, figures: list[Counted]) -> bool:
        outer, inner = min(a, b), max(a, b)
        if outer.level == NOWHERE:
            return inner.level == NOWHERE or is_telling(figures)
        if outer.level == COUNTRY:
            return (inner.level == COUNTRY or inner.country == outer.country) and is_telling(figures)
        return (a.country, a.region) == (b.country, b.region) and outer.level >= REGION
