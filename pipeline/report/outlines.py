"""Country outlines as the map needs them: which pieces of boundary lie in a view, thinned to what can be seen.

The data is `outlines.json.gz`, made from Natural Earth by `build_outlines.py`. Belongs here: reading it and cutting it
to a view. Not here: projection and drawing (`map_chart`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_PATH = Path(__file__).with_name("outlines.json.gz")

_HALF = 180.0
Point = tuple[float, float]
"""Longitude and latitude in degrees, or a place on the page."""


class Box(NamedTuple):
    """West, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Whether the two have anything in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def side(self, point: Point) -> int:
        """0 inside; else which of the eight fields around the box the point lies in."""
        column = 1 if point[0] < self.west else 2 if point[0] > self.east else 0
        return column + (4 if point[1] < self.south else 8 if point[1] > self.north else 0)


@dataclass(frozen=True, slots=True)
class Outlines:
    """Arcs are pieces of boundary; a ring is a list of arcs, where `~i` is arc i from its end to its beginning."""

    arcs: Sequence[Sequence[Point]]
    boxes: Sequence[Box]
    countries: Sequence[tuple[str, Sequence[Sequence[int]]]]
    """Name and rings of each."""
    borders: Sequence[int]
    """Arcs between two countries."""

    def ring(self, arcs: Sequence[int]) -> list[Point]:
        """The points of a ring, the first not repeated at the end."""
        found: list[Point] = []
        for arc in arcs:
            points = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            found += points[:-1]
        return found

    def ring_box(self, arcs: Sequence[int]) -> Box:
        """What a ring lies in."""
        boxes = [self.boxes[arc if arc >= 0 else ~arc] for arc in arcs]
        wests, souths, easts, norths = zip(*boxes, strict=True)
        return Box(min(wests), min(souths), max(easts), max(norths))


@cache
def outlines() -> Outlines:
    """The outlines of all countries, read once."""
    data = json.loads(gzip.decompress(_PATH.read_bytes()))
    step = data["step"]
    arcs = [_unpacked(arc, step) for arc in data["arcs"]]
    countries = [(name, rings) for name, rings in data["countries"]]
    return Outlines(arcs, [_box(arc) for arc in arcs], countries, data["borders"])


def _unpacked(deltas: Sequence[int], step: float) -> list[Point]:
    x = y = 0
    found = []
    for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x * step, y * step))
    return found


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def rings_in(view: Box, project: Callable[[Point], Point]) -> Iterator[tuple[str, list[list[Point]]]]:
    """Each country that reaches into the view, with its rings on the page; what lies outside is cut short."""
    data = outlines()
    for name, rings in data.countries:
        shown = [
            _thinned([project(p) for p in _cut(ring, view)])
            for arcs in rings
            if view.meets(data.ring_box(arcs))
            for ring in _unrolled(data.ring(arcs))
        ]
        shown = [ring for ring in shown if len(ring) > 2]
        if shown:
            yield name, shown


def borders_in(view: Box, project: Callable[[Point], Point]) -> Iterator[list[Point]]:
    """The borders between countries that reach into the view, as lines on the page."""
    data = outlines()
    for arc in data.borders:
        if view.meets(data.boxes[arc]):
            line = _thinned([project(p) for p in _cut(data.arcs[arc], view)])
            if len(line) > 1:
                yield line


def _unrolled(ring: Sequence[Point]) -> list[list[Point]]:
    """A ring without a jump over the 180th meridian: one that crosses it is there twice, to the west and the east."""
    found, turns = [ring[0]], 0
    for before, (x, y) in pairwise(ring):
        turns += (before[0] - x > _HALF) - (x - before[0] > _HALF)
        found.append((x + 2 * _HALF * turns, y))
    if all(point == moved for point, moved in zip(ring, found, strict=True)):
        return [found]
    away = -2 * _HALF if max(x for x, _ in found) > _HALF else 2 * _HALF
    return [found, [(x + away, y) for x, y in found]]


def _cut(points: Sequence[Point], view: Box) -> list[Point]:
    """Without the points that lie, with both their neighbours, in one field outside the view: the line stays there."""
    sides = [view.side(p) for p in points]
    last = len(points) - 1
    return [
        point
        for i, point in enumerate(points)
        if sides[i] == 0 or i in (0, last) or sides[i - 1] != sides[i] or sides[i + 1] != sides[i]
    ]


def _thinned(points: Sequence[Point], least: float = 1.0) -> list[Point]:
    """Without points nearer than `least` to the one before, as nobody can see them; the last one stays."""
    found = list(points[:1])
    for point in points[1:-1]:
        if abs(point[0] - found[-1][0]) + abs(point[1] - found[-1][1]) >= least:
            found.append(point)
    return [*found, *points[-1:]] if len(points) > 1 else found
