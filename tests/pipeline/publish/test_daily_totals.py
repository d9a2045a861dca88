"""Sums by day: wholes and parts, the nation and its towns, plans and facts are never added up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.publish import daily_totals
from schemas import problems

Make = Callable[..., pa.Table]
Incident = Callable[..., dict[str, Any]]

NATION = {"geo_precision": "country", "place_text": "Ukraine", "place_name": "Ukraine", "admin1": None}
NATION_IN_NO_WORD = {"geo_precision": "country", "place_text": None, "admin1": None}
VILLAGE = {"geo_precision": "country", "place_text": "Hlodove", "admin1": None}
"""One that no gazetteer has: only its country is known."""
REGION = {"geo_precision": "admin1", "place_text": "Sorvia region", "place_name": "Sorvia", "admin1": "UA-90"}
TOWN = {"geo_precision": "settlement", "admin1": "UA-90"}


def _figure(number: int, low: int | None, best: int, high: int, **fields: Any) -> dict[str, Any]:
    bounds = {"low": low, "best": best, "high": high}
    what = {"measure": "killed", "object": "people", "reason": "only_claim"}
    return {"incident_id": f"20240305-{number}"} | what | bounds | fields


def _totals(make: Make, incidents: list[dict[str, Any]], figures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    table = daily_totals(make("incidents", incidents), make("incident_figures", figures))
    assert problems("daily_totals", table) == []
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def test_towns_are_added_up(make: Make, incident: Incident) -> None:
    rows = _totals(make, [incident(1, **TOWN), incident(2, **TOWN)], [_figure(1, 2, 3, 4), _figure(2, 5, 5, 6)])
    assert [(r["date"], r["low"], r["best"], r["high"], r["incidents"]) for r in rows] == [
        (date(2024, 3, 5), 7, 8, 10, 2)
    ]


def test_of_the_nation_and_its_towns_the_greater_counts(make: Make, incident: Incident) -> None:
    incidents = [incident(1, **NATION), incident(2, **TOWN), incident(3, **TOWN)]
    more = _totals(make, incidents, [_figure(1, 9, 9, 9), _figure(2, 3, 3, 3), _figure(3, 2, 2, 2)])
    assert [r["best"] for r in more] == [9]
    less = _totals(make, incidents, [_figure(1, 4, 4, 4), _figure(2, 3, 3, 3), _figure(3, 2, 2, 2)])
    assert [r["best"] for r in less] == [5]


CITY = {"geo_precision": "settlement", "admin1": "UA-63", "place_name": "Kharkiv", "place_text": "Kharkiv"}
QUARTERS = [
    {"geo_precision": "settlement", "admin1": "UA-63", "place_name": name, "place_text": name}
    for name in ("Saltivskyi", "Slobidskyi")
]


@pytest.mark.parametrize(("of_the_city", "of_the_day"), [(9, 9), (4, 5)])
def test_of_a_city_and_its_quarters_the_greater_counts(
    of_the_city: int, of_the_day: int, make: Make, incident: Incident
) -> None:
    incidents = [incident(1, **CITY), *(incident(n, **quarter) for n, quarter in enumerate(QUARTERS, 2))]
    rows = _totals(make, incidents, [_figure(1, *[of_the_city] * 3), _figure(2, 3, 3, 3), _figure(3, 2, 2, 2)])
    assert [r["best"] for r in rows] == [of_the_day]


def test_a_city_is_known_by_its_name_however_the_text_writes_it(make: Make, incident: Incident) -> None:
    incidents = [incident(1, **CITY | {"place_text": "Ukraine's second city"}), incident(2, **QUARTERS[0])]
    rows = _totals(make, incidents, [_figure(1, 4, 4, 4), _figure(2, 3, 3, 3)])
    assert [r["best"] for r in rows] == [4]


def test_a_quarter_is_added_to_the_other_towns_of_its_region(make: Make, incident: Incident) -> None:
    other = CITY | {"place_name": "Izium", "place_text": "Izium"}
    rows = _totals(make, [incident(1, **QUARTERS[0]), incident(2, **other)], [_figure(1, 3, 3, 3), _figure(2, 2, 2, 2)])
    assert [r["best"] for r in rows] == [5]


def test_a_village_that_no_gazetteer_has_is_added_to_the_towns(make: Make, incident: Incident) -> None:
    rows = _totals(make, [incident(1, **TOWN), incident(2, **VILLAGE)], [_figure(1, 10, 10, 10), _figure(2, 3, 3, 3)])
    assert [r["best"] for r in rows] == [13]


@pytest.mark.parametrize("nation", [NATION, NATION_IN_NO_WORD])
def test_a_village_that_no_gazetteer_has_is_a_part_of_the_nation(
    nation: dict[str, Any], make: Make, incident: Incident
) -> None:
    incidents = [incident(1, **nation), incident(2, **VILLAGE), incident(3, **VILLAGE | {"place_text": "Kolisnyky"})]
    rows = _totals(make, incidents, [_figure(1, 14, 14, 14), _figure(2, 5, 5, 5), _figure(3, 7, 7, 7)])
    assert [(r["best"], r["incidents"]) for r in rows] == [(14, 3)]


def test_what_different_donors_give_adds_up(make: Make, incident: Incident) -> None:
    given = {"kind": "aid", "status": "planned"}
    incidents = [
        incident(1, actor="DE", **given, **NATION),
        incident(2, actor="JP", **given, **TOWN),
        incident(3, **given, **TOWN),
    ]
    sums = {"measure": "aid", "object": "USD"}
    rows = _totals(
        make,
        incidents,
        [_figure(1, 100, 100, 100, **sums), _figure(2, 30, 30, 30, **sums), _figure(3, 5, 5, 5, **sums)],
    )
    assert [r["best"] for r in rows] == [135]


def test_of_one_donor_the_sum_for_a_town_is_part_of_that_for_the_nation(make: Make, incident: Incident) -> None:
    given = {"kind": "aid", "actor": "DE"}
    incidents = [incident(0, **given, **NATION), incident(1, **given, **TOWN)]
    sums = {"measure": "aid", "object": "USD"}
    rows = _totals(make, incidents, [_figure(0, 100, 100, 100, **sums), _figure(1, 30, 30, 30, **sums)])
    assert [r["best"] for r in rows] == [100]


def test_who_attacked_divides_no_total_but_that_of_aid(make: Make, incident: Incident) -> None:
    incidents = [incident(1, actor="RU", **NATION), incident(2, actor="UA", **TOWN)]
    assert [r["best"] for r in _totals(make, incidents, [_figure(1, 9, 9, 9), _figure(2, 4, 4, 4)])] == [9]


FLOOD = {"kind": "other", "headline": "Floods kill dozens"}


@pytest.mark.parametrize(
    ("of_the_nation", "of_the_town", "total"),
    [
        (FLOOD, {"kind": "shelling"}, 12),
        ({"kind": "air_attack"}, FLOOD | {"headline": "A ferry capsizes"}, 12),
        (FLOOD, {"kind": "other", "headline": "Three dead in Veresna"}, 9),
        (FLOOD, {"kind": "other", "headline": "A mudslide buries Veresna"}, 9),
        ({"kind": "other", "headline": "Nine dead in a day"}, {"kind": "shelling"}, 9),
        ({"kind": "other", "headline": None}, {"kind": "shelling"}, 9),
        ({"kind": "attack_other", "headline": "Nine killed in spite of floods"}, {"kind": "shelling"}, 9),
    ],
    ids=["a shelling", "a ferry", "nobody knows", "the flood's own", "anything", "no headline", "attacks"],
)
def test_an_attack_is_no_part_of_a_disaster(
    of_the_nation: dict[str, Any], of_the_town: dict[str, Any], total: int, make: Make, incident: Incident
) -> None:
    incidents = [incident(1, **NATION | of_the_nation), incident(2, **TOWN | of_the_town)]
    assert [r["best"] for r in _totals(make, incidents, [_figure(1, 9, 9, 9), _figure(2, 3, 3, 3)])] == [total]


def test_what_is_of_neither_may_be_part_of_either(make: Make, incident: Incident) -> None:
    unknown = TOWN | {"kind": "other", "place_text": "Sorvia", "place_name": "Sorvia"}
    incidents = [incident(1, **NATION | FLOOD), incident(2, **TOWN), incident(3, **unknown)]
    rows = _totals(make, incidents, [_figure(1, 9, 9, 9), _figure(2, 3, 3, 3), _figure(3, 5, 5, 5)])
    assert [r["best"] for r in rows] == [12]


def test_of_a_region_and_its_towns_the_greater_counts(make: Make, incident: Incident) -> None:
    elsewhere = TOWN | {"admin1": "UA-91"}
    incidents = [incident(1, **REGION), incident(2, **TOWN), incident(3, **elsewhere)]
    rows = _totals(make, incidents, [_figure(1, 6, 6, 6), _figure(2, 4, 4, 4), _figure(3, 1, 1, 1)])
    assert [r["best"] for r in rows] == [7]


def test_plans_are_apart_from_what_happened(make: Make, incident: Incident) -> None:
    incidents = [
        incident(1, kind="evacuation", **TOWN),
        incident(2, kind="evacuation", status="planned", **TOWN),
    ]
    moved = {"measure": "evacuated"}
    rows = _totals(make, incidents, [_figure(1, 30, 30, 30, **moved), _figure(2, 500, 500, 500, **moved)])
    assert {r["status"]: r["best"] for r in rows} == {"happened": 30, "planned": 500}


def test_running_totals_and_whole_months_are_of_no_day(make: Make, incident: Incident) -> None:
    month = {"date_from": date(2024, 2, 6)}
    incidents = [incident(1, **TOWN), incident(2, **TOWN, **month), incident(3, **TOWN)]
    figures = [_figure(1, 1, 1, 1), _figure(2, 50, 50, 50), _figure(3, 900, 900, 900, reason="running_total")]
    assert [r["best"] for r in _totals(make, incidents, figures)] == [1]


@pytest.mark.parametrize(
    ("date_from", "date_to", "counts"),
    [
        (date(2024, 3, 4), date(2024, 3, 5), True),
        (date(2024, 3, 3), date(2024, 3, 5), False),
        (None, date(2024, 3, 5), False),
        (date(2024, 3, 5), None, False),
    ],
    ids=["a night", "three days", "no first day", "no last day"],
)
def test_an_event_of_a_day_or_a_night_counts(
    date_from: date | None, date_to: date | None, counts: bool, make: Make, incident: Incident
) -> None:
    rows = _totals(make, [incident(1, date_from=date_from, date_to=date_to, **TOWN)], [_figure(1, 3, 3, 3)])
    assert [r["best"] for r in rows] == ([3] if counts else [])


def test_contested_incidents_are_counted(make: Make, incident: Incident) -> None:
    figures = [_figure(1, 2, 2, 8, contested=True), _figure(2, 1, 1, 1)]
    rows = _totals(make, [incident(1, **TOWN), incident(2, **TOWN)], figures)
    assert [(r["incidents"], r["contested"]) for r in rows] == [(2, 1)]


def test_an_unbounded_low_stays_unbounded(make: Make, incident: Incident) -> None:
    rows = _totals(make, [incident(1, **TOWN)], [_figure(1, None, 10, 10)])
    assert [(r["low"], r["best"], r["high"]) for r in rows] == [(None, 10, 10)]


def test_a_figure_without_its_incident_is_refused(make: Make) -> None:
    with pytest.raises(KeyError, match="20240305-1"):
        _totals(make, [], [_figure(1, 1, 1, 1)])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.tuples(
            st.sampled_from([NATION, REGION, TOWN, VILLAGE, NATION | FLOOD, TOWN | FLOOD]),
            st.integers(0, 9),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_total_is_in_order_and_between_the_greatest_part_and_the_sum(
    parts: list[tuple[dict[str, Any], int, int, int]], make: Make, incident: Incident
) -> None:
    incidents = [incident(n, **where) for n, (where, *_) in enumerate(parts)]
    figures = [_figure(n, *sorted(numbers)) for n, (_, *numbers) in enumerate(parts)]
    (total,) = _totals(make, incidents, figures)
    assert total["low"] <= total["best"] <= total["high"]
    assert max(f["best"] for f in figures) <= total["best"] <= sum(f["best"] for f in figures)
