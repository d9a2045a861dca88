"""Makes `outlines.json.gz` from Natural Earth's countries at 1:50 million, for the map of the report.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m pipeline.report.build_outlines package/countries-50m.json

Natural Earth is in the public domain; the npm package world-atlas holds it as TopoJSON. Lines are simplified to a
hundredth of a degree, about what one point of the report's map shows of a large country. Crimea is drawn as part of
Ukraine, as in the resolution 68/262 of the United Nations General Assembly; Natural Earth draws who holds it.

Belongs here: that one conversion. Not here: reading the result (`outlines`).
"""

from __future__ import annotations

import gzip
import json
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.report.outlines import Point

STEP = 0.01
"""Degrees to which points are rounded."""
TOLERANCE = 0.02
"""Degrees by which a simplified line may be off."""
LEAST_RING = 0.05
"""Degrees: rings that are smaller in both directions are left out, unless they are all that a country has."""
_CRIMEA = (34.1, 44.95)
_LEFT_OUT = "Antarctica"
"""It runs around the pole, and nobody reports from it."""
_CRIMEA_IS_DRAWN_IN, _CRIMEA_GOES_TO = "Russia", "Ukraine"

Polygon = list[list[int]]


def build(source: Path, target: Path) -> int:
    """Write the outlines; the number of bytes."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = _arcs(topology)
    polygons = {name: _large(found, arcs) for name, found in _polygons(topology).items()}
    del polygons[_LEFT_OUT]
    _move(polygons, arcs)
    borders = _borders(polygons)
    used = sorted({arc if arc >= 0 else ~arc for found in polygons.values() for p in found for r in p for arc in r})
    number = {arc: i for i, arc in enumerate(used)}
    data = {
        "step": STEP,
        "arcs": [_packed(_simplified(arcs[arc])) for arc in used],
        "countries": [[name, [_renumbered(r, number) for p in found for r in p]] for name, found in polygons.items()],
        "borders": [number[arc] for arc in sorted(borders)],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    return target.stat().st_size


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def _polygons(topology: dict[str, Any]) -> dict[str, list[Polygon]]:
    found: dict[str, list[Polygon]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found.setdefault(shape["properties"]["name"], []).extend(parts)
    return found


def _points(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    return [p for arc in ring for p in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]


def _large(polygons: list[Polygon], arcs: Sequence[Sequence[Point]]) -> list[Polygon]:
    def size(polygon: Polygon) -> float:
        points = _points(polygon[0], arcs)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return max(max(xs) - min(xs), max(ys) - min(ys))

    return [p for p in polygons if size(p) >= LEAST_RING] or [max(polygons, key=size)]


def _move(polygons: dict[str, list[Polygon]], arcs: Sequence[Sequence[Point]]) -> None:
    inside = [p for p in polygons[_CRIMEA_IS_DRAWN_IN] if _holds(_points(p[0], arcs), _CRIMEA)]
    if len(inside) != 1:
        raise ValueError(f"{len(inside)} polygons of {_CRIMEA_IS_DRAWN_IN} hold {_CRIMEA}; one was expected")
    polygons[_CRIMEA_IS_DRAWN_IN].remove(inside[0])
    polygons[_CRIMEA_GOES_TO].append(inside[0])


def _holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a ring runs around a point: a ray from it crosses the ring an odd number of times."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def _borders(polygons: dict[str, list[Polygon]]) -> set[int]:
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for name, found in polygons.items():
        for arc in (arc for polygon in found for ring in polygon for arc in ring):
            owners[arc if arc >= 0 else ~arc].add(name)
    return {arc for arc, names in owners.items() if len(names) > 1}


def _simplified(points: Sequence[Point]) -> list[Point]:
    """The line of Douglas and Peucker: points that are off the line by no more than `TOLERANCE` are left out."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = 0.0, -1
        for i in range(first + 1, last):
            off = _off(points[i], points[first], points[last])
            if off > far:
                far, at = off, i
        if far > TOLERANCE:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    along = max(0.0, min(1.0, along))
    return float(((point[0] - start[0] - along * dx) ** 2 + (point[1] - start[1] - along * dy) ** 2) ** 0.5)


def _packed(points: Sequence[Point]) -> list[int]:
    found: list[int] = []
    x = y = 0
    for point in points:
        nx, ny = round(point[0] / STEP), round(point[1] / STEP)
        found += [nx - x, ny - y]
        x, y = nx, ny
    return found


def _renumbered(ring: Sequence[int], number: dict[int, int]) -> list[int]:
    return [number[arc] if arc >= 0 else ~number[~arc] for arc in ring]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the file from the TopoJSON that is named."""
    parser = ArgumentParser("python -m pipeline.report.build_outlines", description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path, help="countries-50m.json of world-atlas")
    print(build(parser.parse_args(arguments).source, Path(__file__).with_name("outlines.json.gz")), "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
