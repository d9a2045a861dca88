"""Claims that lack something, as an extractor's may, still find their incident where the update leaves no doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

from pipeline.reconcile import reconcile
from tests.pipeline.reconcile.drawn_posts import Build

_STRIKE: list[dict[str, Any]] = [
    {"is": "launched drone 6", "says": "[Six drones] flew at Veresna.", "at": "Veresna", "on": "2024-03-05"},
    {"is": "injured people 2", "says": "The drones hurt [two].", "at": "Veresna", "on": "2024-03-05"},
    {"is": "damaged school 1", "says": "[A school] burnt out.", "at": "Veresna", "on": "2024-03-05"},
]


def _incidents(tables: Build, claims: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reconcile(
        *tables([{"at": "2024-03-05T20:00", "claims": claims}])
    ).incidents.to_pylist()
    return found


@pytest.mark.parametrize("without", [{"at": None}, {"on": "none"}, {"at": None, "on": "none"}])
@pytest.mark.parametrize("which", [1, 2])
def test_a_casualty_or_damage_without_place_or_day_is_of_the_only_event_told(
    tables: Build, without: dict[str, Any], which: int
) -> None:
    claims = [claim | without if n == which else claim for n, claim in enumerate(_STRIKE)]
    (incident,) = _incidents(tables, claims)
    assert (incident["place_name"], incident["claims"]) == ("Veresna", 3)


def test_where_an_update_tells_of_two_towns_nothing_is_guessed(tables: Build) -> None:
    elsewhere = {"is": "killed people 1", "says": "A drone killed [a man].", "at": "Dubove", "on": "2024-03-05"}
    nowhere = {"is": "injured people 9", "says": "[Nine] were hurt.", "at": None, "on": "2024-03-05"}
    found = _incidents(tables, [*_STRIKE, elsewhere, nowhere])
    assert sorted((i["place_name"] or "", i["injured_best"]) for i in found) == [
        ("", 9),
        ("Dubove", None),
        ("Veresna", 2),
    ]


def test_a_part_is_where_its_whole_is(tables: Build) -> None:
    part = {"is": "intercepted drone 4", "says": "[Four] were downed.", "at": None, "on": "none", "part_of": 0}
    (incident,) = _incidents(tables, [*_STRIKE[:2], part])
    assert incident["drones_intercepted_best"] == 4


def test_a_name_is_one_place_in_the_update_even_where_one_claim_has_it_unresolved(tables: Build) -> None:
    claims, updates = tables([{"at": "2024-03-05T20:00", "claims": _STRIKE}])
    rows = claims.to_pylist()
    rows[1] |= dict.fromkeys(("country", "admin1", "geoname_id", "latitude", "longitude", "geo_precision"))
    rows[2] |= {"admin1": "UA-99"}
    rows.append(
        rows[0] | {"claim_id": "more", "quote_start": 9000, "measure": "struck", "best": 1, "low": 1, "high": 1}
    )
    (incident,) = reconcile(pa.Table.from_pylist(rows, schema=claims.schema), updates).incidents.to_pylist()
    assert (incident["claims"], incident["admin1"]) == (4, "UA-90")
