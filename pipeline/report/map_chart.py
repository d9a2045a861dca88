"""The map: a circle for each place, as large as the number of its incidents, on the outlines of countries.

The projection is equirectangular, true to scale on the middle parallel of what is shown. Belongs here: the drawing.
Not here: outlines (`outlines`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Any

from markupsafe import Markup

from pipeline.report.map_names import names
from pipeline.report.outlines import Box, Point, borders_in, rings_in
from pipeline.report.svg import path, tag
from pipeline.views.countries import party_name
from pipeline.words import counted, place_label

WIDTH = 960
_MOST_HEIGHT, _LEAST_HEIGHT = 620, 420
_LEAST_SPAN = 8.0
"""Degrees that are shown at least."""
_MANY = 200
"""Places from which circles are drawn smaller."""
_FINE = ("settlement", "district")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on the map."""

    latitude: float
    longitude: float
    name: str
    fine: bool
    """A town or district; else the middle of a region or country."""
    incidents: int
    killed: int


def spots(incidents: Iterable[Row]) -> list[Spot]:
    """The places of incidents that happened, the ones with most incidents first."""
    groups: defaultdict[tuple[float, float], list[Row]] = defaultdict(list)
    for row in incidents:
        if row["latitude"] is not None and row["longitude"] is not None and row["status"] == "happened":
            groups[round(row["latitude"], 2), round(row["longitude"], 2)].append(row)
    found = [_spot(at, rows) for at, rows in groups.items()]
    return sorted(found, key=lambda s: (-s.incidents, s.name, s.latitude))


def _spot(at: tuple[float, float], rows: Sequence[Row]) -> Spot:
    place = place_label(rows[0])
    country = party_name(rows[0]["country"]) or ""
    name = ", ".join(dict.fromkeys(part for part in (place, country) if part)) or "place without a name"
    fine = any(row["geo_precision"] in _FINE for row in rows)
    return Spot(*at, name, fine, len(rows), sum(row["killed_best"] or 0 for row in rows))


def draw(found: Sequence[Spot]) -> Markup:
    """The map as an SVG element; empty without places."""
    if not found:
        return Markup("")
    view, project, height = _view(found)
    shapes = list(rings_in(view, project))
    land = Markup("").join(tag("path", d="".join(map(path, rings)), class_="land") for _, rings in shapes)
    lines = borders_in(view, project)
    borders = Markup("").join(tag("path", d=path(line, closed=False), class_="border") for line in lines)
    most, size = found[0].incidents, 1.0 if len(found) < _MANY else 0.6
    circles = Markup("").join(_circle(spot, project, most, size) for spot in found)
    labels = names(shapes, WIDTH, height, (project((s.longitude, s.latitude)) for s in found))
    written = [tag("text", name.text, x=name.x, y=name.y, class_="middle") for name in labels]
    return tag(
        "svg", land, borders, tag("g", circles), tag("g", *written, class_="names", aria_hidden="true"),
        viewBox=f"0 0 {WIDTH} {height}", class_="map", role="group",
        aria_label="Map of incidents. Arrow keys go from place to place, Enter opens the claims.", data_rove="",
    )  # fmt: skip


def _view(found: Sequence[Spot]) -> tuple[Box, Callable[[Point], Point], int]:
    """What is shown, where a point of it comes to lie on the page, and how high the page is."""
    south, north = _span([s.latitude for s in found])
    west, east = _span([s.longitude for s in found])
    middle = cos(radians((south + north) / 2))
    ratio = (north - south) / ((east - west) * middle)
    height = int(min(_MOST_HEIGHT, max(_LEAST_HEIGHT, WIDTH * ratio)))
    scale = min(WIDTH / ((east - west) * middle), height / (north - south))
    wide, high = WIDTH / scale / middle, height / scale
    left, up = (west + east - wide) / 2, (south + north + high) / 2

    def project(point: Point) -> Point:
        return (point[0] - left) * middle * scale, (up - point[1]) * scale

    return Box(left, up - high, left + wide, up), project, height


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    edge = max((high - low) * 0.06, (_LEAST_SPAN - (high - low)) / 2, 0.6)
    return low - edge, high + edge


def _circle(spot: Spot, project: Callable[[Point], Point], most: int, size: float) -> Markup:
    x, y = project((spot.longitude, spot.latitude))
    radius = size * (3.5 + 15.0 * sqrt(spot.incidents / max(most, 9)))
    killed = f", {spot.killed:,} killed" if spot.killed else ""
    incidents = counted(spot.incidents, "incident")
    where = spot.name if spot.fine else f"{spot.name} (the middle of a region or country)"
    said = f"{where}: {incidents}{killed}"
    css = f"{'deadly' if spot.killed else 'harmless'}{'' if spot.fine else ' coarse'}"
    return tag(
        "g", tag("title", said), tag("circle", cx=x, cy=y, r=radius, class_=css), class_="mark", role="button",
        tabindex="-1", aria_label=said, data_q=f"p={spot.latitude:.2f},{spot.longitude:.2f};s=happened",
    )  # fmt: skip
