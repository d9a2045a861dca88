"""Running totals as series with differences, and where they fall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipeline.reconcile import cumulative_series, file_claims, unexplained_falls
from tests.pipeline.reconcile.drawn_posts import Build


def _post(day: int, total: str, says: str = "[Many] in all.", **claim: Any) -> dict[str, Any]:
    base = {"is": f"killed soldiers {total}", "says": says, "cumulative": True, "at": "Ukraine", "by": "General Staff"}
    return {"at": f"2024-03-{day:02}T08:00", "claims": [base | {"on": f"2022-02-24..2024-03-{day:02}"} | claim]}


def _series(tables: Build, *posts: Mapping[str, Any]) -> pa.Table:
    return cumulative_series(file_claims(*tables(posts)))


def test_a_series_has_the_difference_to_its_day_before(tables: Build) -> None:
    rows = _series(tables, _post(7, "1300"), _post(4, "1000"), _post(5, "1120")).to_pylist()
    assert [(r["day"].day, r["best"], r["difference"], r["days"]) for r in rows] == [
        (4, 1000, None, None),
        (5, 1120, 120, 1),
        (7, 1300, 180, 2),
    ]


def test_speakers_and_scopes_are_apart(tables: Build) -> None:
    posts = [_post(4, "1000"), _post(5, "300", by="Health Ministry"), _post(5, "70", at="Veresna")]
    assert _series(tables, *posts)["difference"].to_pylist() == [None, None, None]


def test_a_fall_is_flagged_unless_the_claim_says_that_it_corrects(tables: Build) -> None:
    silent = _series(tables, _post(4, "1000"), _post(5, "900"))
    assert unexplained_falls(silent)["best"].to_pylist() == [900]
    said = _series(tables, _post(4, "1000"), _post(5, "900", says="The total was revised to [900]."))
    assert said["falls"].to_pylist() == [False, True]
    assert unexplained_falls(said).num_rows == 0


def test_a_part_of_a_total_is_no_fall_of_it(tables: Build) -> None:
    bodies = _post(4, "3840")
    identified = bodies["claims"][0] | {"is": "killed soldiers 3190", "part_of": 0}
    of_the_dead = bodies["claims"][0] | {"is": "injured soldiers 900", "part_of": 0}
    bodies["claims"] += [identified, of_the_dead]
    rows = _series(tables, bodies, _post(5, "3900")).to_pylist()
    assert [(r["measure"], r["best"], r["difference"]) for r in rows] == [
        ("injured", 900, None),
        ("killed", 3840, None),
        ("killed", 3900, 60),
    ]


def test_a_total_without_a_day_is_of_its_day_of_publication(tables: Build) -> None:
    assert [d.isoformat() for d in _series(tables, _post(4, "1000", on="none"))["day"].to_pylist()] == ["2024-03-04"]


def test_an_event_is_no_running_total(tables: Build) -> None:
    assert _series(tables, _post(4, "5", cumulative=False)).num_rows == 0
