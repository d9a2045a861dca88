"""Names on the map: inside their countries, clear of each other and of circles where there is a choice."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.map_chart import Spot, draw
from pipeline.report.map_names import names
from pipeline.report.outlines import Point


def _square(x: float, y: float, width: float, height: float) -> list[Point]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def test_a_name_stands_in_its_country() -> None:
    (name,) = names([("Chad", [_square(100, 100, 120, 90)])], 400, 300, [])
    assert name.text == "Chad"
    assert 100 < name.x < 220
    assert 100 < name.y < 190


def test_a_name_stands_where_a_bent_country_is_wide() -> None:
    bent = [(0.0, 0.0), (20.0, 0.0), (20.0, 150.0), (200.0, 150.0), (200.0, 200.0), (0.0, 200.0)]
    (name,) = names([("Norway", [bent])], 400, 300, [])
    assert 150 < name.y <= 205


def test_a_name_gives_way_to_circles_where_it_can() -> None:
    country = [("Sudan", [_square(50, 0, 200, 200)])]
    (free,) = names(country, 400, 300, [])
    (moved,) = names(country, 400, 300, [(free.x, free.y - 5)])
    assert abs(moved.y - free.y) > 8


def test_a_country_that_is_too_narrow_has_no_name() -> None:
    assert names([("Luxembourg", [_square(10, 10, 30, 60)])], 400, 300, []) == []


def test_what_is_seen_of_a_country_at_the_edge_is_named_within_the_page() -> None:
    (name,) = names([("Kazakhstan", [_square(250, -500, 900, 700)])], 400, 300, [])
    assert name.x <= 400 - 5 * len(name.text) / 2
    assert 0 < name.y < 300


_squares = st.lists(
    st.tuples(
        st.text(st.characters(codec="ascii", categories=["L"]), min_size=3, max_size=14),
        st.floats(-100, 500),
        st.floats(-100, 500),
        st.floats(5, 400),
        st.floats(5, 400),
    ),
    max_size=12,
)


@given(_squares)
def test_no_two_names_touch(found: list[tuple[str, float, float, float, float]]) -> None:
    placed = names([(name, [_square(*box)]) for name, *box in found], 400, 300, [])
    assert not any(one.overlaps(other) for one, other in combinations(placed, 2))
    assert all(0 <= name.x <= 400 and 0 <= name.y <= 300 for name in placed)


def test_the_map_names_the_country_of_a_place() -> None:
    drawn = draw([Spot(48.5, 35.0, "Dnipro, Ukraine", fine=True, incidents=1, killed=0)])
    assert ">Ukraine</text>" in drawn
