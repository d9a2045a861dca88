"""Where the names of countries stand on the map: inside the country, clear of each other and, if it can be, of circles.

A country is cut by level lines, and a name is tried where the country is widest. Belongs here: choosing the places.
Not here: drawing (`map_chart`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.report.outlines import Point

_LETTER, _LINE = 6.4, 15.0
"""Width of a letter and height of a line, in units of the page."""
_LEVELS = 11
"""Lines at which a country is cut."""
_LEAST_WIDTH = 46.0
"""A country that is nowhere as wide has no name."""
_SPARE = 0.85
"""Share of a name that must lie inside its country."""
_CELL = 8.0
"""Size of the squares in which circles are counted."""


class Name(NamedTuple):
    """A name and the middle of its base line."""

    text: str
    x: float
    y: float

    def overlaps(self, other: Name) -> bool:
        """Whether the two would touch."""
        beside = _LETTER * (len(self.text) + len(other.text)) / 2
        return abs(self.x - other.x) < beside and abs(self.y - other.y) < _LINE


def names(
    countries: Iterable[tuple[str, Sequence[Sequence[Point]]]], width: float, height: float, circles: Iterable[Point]
) -> list[Name]:
    """The names that find room on a page of this size, the widest countries first. `circles` are their middles."""
    taken = frozenset(_cell(x, y) for x, y in circles)
    found: list[Name] = []
    for _, places in sorted(((_widest(p), p) for c in countries if (p := _places(*c, width, height))), reverse=True):
        free = [place for _, place in places if not any(place.overlaps(other) for other in found)]
        if free:
            found.append(min(free, key=lambda name: _busy(name, taken)))
    return found


def _widest(places: Sequence[tuple[float, Name]]) -> float:
    return places[0][0]


def _places(text: str, rings: Sequence[Sequence[Point]], width: float, height: float) -> list[tuple[float, Name]]:
    """Where the name has room, with how wide the country is there, the widest first."""
    needed = max(_LEAST_WIDTH, _SPARE * _LETTER * len(text))
    margin = _LETTER * len(text) / 2
    found = []
    for ring in rings:
        for y in _levels(ring, height):
            for left, right in _inside(ring, y):
                left, right = max(left, 0.0), min(right, width)
                x = min(max((left + right) / 2, margin), width - margin)
                if right - left >= needed:
                    found.append((right - left, Name(text, x, y + _LINE / 3)))
    return sorted(found, reverse=True)


def _levels(ring: Sequence[Point], height: float) -> Iterator[float]:
    top = max(min(y for _, y in ring), _LINE)
    bottom = min(max(y for _, y in ring), height - _LINE)
    if bottom - top < _LINE:
        return
    for i in range(1, _LEVELS + 1):
        yield top + (bottom - top) * i / (_LEVELS + 1)


def _inside(ring: Sequence[Point], y: float) -> Iterator[tuple[float, float]]:
    """The stretches of a level line that lie inside the ring."""
    crossings = sorted(
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
        if (y1 > y) != (y2 > y)
    )
    return zip(crossings[::2], crossings[1::2], strict=True)


def _busy(name: Name, taken: frozenset[tuple[int, int]]) -> int:
    """How many squares under the name hold a circle."""
    half = _LETTER * len(name.text) / 2
    left, top = _cell(name.x - half, name.y - _LINE)
    right, bottom = _cell(name.x + half, name.y)
    return sum((x, y) in taken for x in range(left, right + 1) for y in range(top, bottom + 1))


def _cell(x: float, y: float) -> tuple[int, int]:
    return int(x // _CELL), int(y // _CELL)
