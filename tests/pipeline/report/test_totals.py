"""Sums of a report: wholes and parts once, rates only where both numbers are known."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.report.totals import Bounds, totals, totals_with_rate
from tests.rows import rows

_DAY = date(2024, 9, 2)


def _incident(name: str, **values: Any) -> dict[str, Any]:
    found = {
        "incident_id": f"20240902-{name}",
        "status": "happened",
        "date_from": _DAY,
        "date_to": _DAY,
        "kind": "air_attack",
    }
    return {**found, **values}


def _drones(launched: int, intercepted: int | None) -> dict[str, int | None]:
    found = {f"drones_launched_{end}": launched for end in ("low", "best", "high")}
    return {**found, **{f"drones_intercepted_{end}": intercepted for end in ("low", "best", "high")}}


def test_a_country_and_its_towns_are_not_added_up() -> None:
    incidents = rows(
        "incidents",
        _incident(
            "a",
            country="UA",
            geo_precision="country",
            place_text="Ukraine",
            place_name="Ukraine",
            killed_best=7,
            killed_low=7,
            killed_high=7,
        ),
        _incident(
            "b", country="UA", geo_precision="settlement", place_text="Sumy", killed_best=5, killed_low=5, killed_high=6
        ),
    )
    assert totals(incidents).of("killed") == Bounds(7, 7, 7)


def test_weapons_without_a_place_are_taken_for_the_whole() -> None:
    incidents = rows(
        "incidents",
        _incident("a", **_drones(60, 50)),
        _incident("b", country="UA", geo_precision="settlement", place_text="Sumy", **_drones(10, 8)),
    )
    assert totals(incidents).of("drones_launched").best == 60


def test_people_without_a_place_are_added() -> None:
    incidents = rows(
        "incidents",
        _incident("a", killed_best=3, killed_low=3, killed_high=3),
        _incident(
            "b", country="UA", geo_precision="settlement", place_text="Sumy", killed_best=2, killed_low=2, killed_high=2
        ),
    )
    assert totals(incidents).of("killed").best == 5


def test_a_rate_is_taken_only_where_both_numbers_are_known() -> None:
    at = {"country": "UA", "geo_precision": "settlement"}
    incidents = rows(
        "incidents",
        _incident("a", place_text="Sumy", **at, **_drones(10, 8)),
        _incident("b", place_text="Kyiv", **at, **_drones(90, None)),
        _incident("c", place_text="Lviv", **at, **_drones(5, 9)),
    )
    rated = totals_with_rate(incidents)
    assert (rated.of("drones_launched").best, rated.of("drones_intercepted").best) == (10, 8)
    assert totals(incidents).of("drones_launched").best == 105


def test_what_is_left_without_a_part_is_in_order_and_never_below_nothing() -> None:
    assert Bounds(10, 12, 15).less(Bounds(4, 5, 6)) == Bounds(6, 7, 9)
    assert Bounds(10, 12, 12).less(Bounds(2, 9, 12)) == Bounds(3, 3, 3)
    assert Bounds(1, 2, 3).less(Bounds(5, 5, 5)) == Bounds(0, 0, 0)


def test_countries_come_with_the_greatest_sums_first() -> None:
    incidents = rows(
        "incidents",
        _incident("a", country="TR", place_text="Van", killed_best=2, killed_low=2, killed_high=2),
        _incident("b", country="SD", place_text="Kosti", killed_best=9, killed_low=9, killed_high=9),
        _incident("c", country="LB", place_text="Tyre", injured_best=0, injured_low=0, injured_high=0),
    )
    assert totals(incidents).countries(("killed", "injured")) == ["SD", "TR"]
