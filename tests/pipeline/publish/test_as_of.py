"""Reading back what was known at a moment, in Python and in DuckDB alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from pipeline.publish import AS_OF_SQL, as_of


def _at(hour: int) -> datetime:
    return datetime(2024, 3, 5, hour, tzinfo=UTC)


@pytest.fixture
def history(make: Callable[..., pa.Table]) -> pa.Table:
    """Three dead from eight o'clock, seven from noon; ten injured from eight until a withdrawal at nine."""
    killed = {"incident_id": "20240305-1", "measure": "killed", "object": "people"}
    injured = killed | {"measure": "injured"}
    rows: list[dict[str, Any]] = [
        killed | {"known_from": _at(8), "known_until": _at(12), "best": 3},
        killed | {"known_from": _at(12), "known_until": None, "best": 7},
        injured | {"known_from": _at(8), "known_until": _at(9), "best": 10},
    ]
    return make("figure_history", rows)


CASES = [(7, []), (8, [("injured", 10), ("killed", 3)]), (11, [("killed", 3)]), (12, [("killed", 7)])]


@pytest.mark.parametrize(("hour", "known"), CASES)
def test_the_figures_of_a_moment(history: pa.Table, hour: int, known: list[tuple[str, int]]) -> None:
    rows = as_of(history, _at(hour)).to_pylist()
    assert sorted((row["measure"], row["best"]) for row in rows) == known


@pytest.mark.parametrize(("hour", "known"), CASES)
def test_duckdb_gives_the_same(history: pa.Table, hour: int, known: list[tuple[str, int]]) -> None:
    with duckdb.connect() as connection:
        connection.register("figure_history", history)
        connection.execute(AS_OF_SQL)
        query = f"select measure, best from as_of(timestamptz '2024-03-05 {hour:02}:00:00+00') order by 1"
        assert connection.sql(query).fetchall() == known


def test_a_moment_without_a_time_zone_is_refused(history: pa.Table) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        as_of(history, datetime(2024, 3, 5, 12))
