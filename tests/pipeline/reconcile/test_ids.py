"""An incident keeps its id when more is told of it, and the id tells its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from pipeline.reconcile import incident_day, reconcile
from tests.pipeline.reconcile.drawn_posts import Build


def _post(hour: int, source: str, **claim: Any) -> dict[str, Any]:
    base = {"is": "killed people 2", "says": "A missile killed [two].", "at": "Veresna", "on": "2024-03-05"}
    return {"at": f"2024-03-05T{hour:02}:00", "source": source, "claims": [base | claim]}


def _ids(tables: Build, *posts: Mapping[str, Any]) -> list[str]:
    ids: list[str] = reconcile(*tables(posts)).incidents["incident_id"].to_pylist()
    return ids


def test_later_and_earlier_reports_leave_the_id_as_it_is(tables: Build) -> None:
    (alone,) = _ids(tables, _post(12, "Wire"))
    later = _post(18, "Courier", **{"is": "killed people 5", "by": "Roman Hnat"})
    earlier = _post(9, "Gazette", **{"is": "injured people 5", "says": "Drones hurt [five]."})
    assert _ids(tables, _post(12, "Wire"), later) == [alone]
    assert _ids(tables, earlier | {"claims": [earlier["claims"][0] | {"says": "[Five] hurt."}]}, _post(12, "Wire")) == [
        alone
    ]


def test_the_id_begins_with_the_day_of_the_incident(tables: Build) -> None:
    (night,) = _ids(tables, _post(12, "Wire", on="overnight"))
    assert incident_day(night) == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["", "abc", "20241305-1"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no incident id"):
        incident_day(text)
