"""The outlines of countries: there, thin enough, and whole."""

from __future__ import annotations

import itertools

import pytest

from pipeline.report.outlines import Box, Point, borders_in, outlines, rings_in

EUROPE_EAST = Box(20, 44, 42, 54)


def _plain(point: Point) -> Point:
    return point


def _holds(rings: list[list[Point]], point: Point) -> bool:
    x, y = point
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                odd = not odd
    return odd


def _scaled(point: Point) -> Point:
    return point[0] * 40, point[1] * 40


@pytest.mark.parametrize(
    ("place", "country"),
    [((30.5, 50.4), "Ukraine"), ((34.1, 44.95), "Ukraine"), ((37.6, 53.0), "Russia"), ((21.0, 52.2), "Poland")],
)
def test_a_city_lies_in_its_country(place: Point, country: str) -> None:
    at = _scaled(place)
    assert [name for name, rings in rings_in(EUROPE_EAST, _scaled) if _holds(rings, at)] == [country]


def test_countries_out_of_view_are_left_out() -> None:
    names = {name for name, _ in rings_in(EUROPE_EAST, _scaled)}
    assert "Ukraine" in names
    assert not names & {"Sudan", "Japan", "Canada"}


def test_no_ring_jumps_over_the_180th_meridian() -> None:
    for _, rings in rings_in(Box(-180, -60, 180, 85), _plain):
        for ring in rings:
            assert max(abs(b[0] - a[0]) for a, b in itertools.pairwise(ring)) < 180


def test_borders_are_lines_between_two_countries() -> None:
    assert len(list(borders_in(EUROPE_EAST, _scaled))) > 10
    used = [arc for _, rings in outlines().countries for ring in rings for arc in ring]
    assert all(arc in used or ~arc in used for arc in outlines().borders)
