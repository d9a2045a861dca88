"""One figure read under each policy, in Python and in DuckDB alike."""

from __future__ import annotations

from typing import Any, cast

import duckdb
import pyarrow as pa
import pytest

from pipeline.publish import POLICIES, POLICY_SQL, Policy, under_policy

FIGURES = pa.table({"low": pa.array([10, None], pa.int64()), "best": [12, 14], "high": [20, 14]})
EXPECTED: dict[Policy, list[tuple[int, int]]] = {
    "conservative": [(10, 10), (14, 14)],
    "best": [(12, 12), (14, 14)],
    "range": [(10, 20), (14, 14)],
}


def test_every_policy_is_tested() -> None:
    assert set(EXPECTED) == set(POLICIES)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_figure_under_a_policy(policy: Policy) -> None:
    rows = under_policy(FIGURES, policy).to_pylist()
    assert [(row["value_from"], row["value_to"]) for row in rows] == EXPECTED[policy]


@pytest.mark.parametrize("policy", POLICIES)
def test_duckdb_gives_the_same(policy: Policy) -> None:
    with duckdb.connect() as connection:
        connection.register("figures", FIGURES)
        connection.execute(POLICY_SQL)
        ends = f"figure_from('{policy}', low, best, high), figure_to('{policy}', low, best, high)"
        assert connection.sql(f"select {ends} from figures").fetchall() == EXPECTED[policy]


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="choose one of conservative, best, range"):
        under_policy(FIGURES, cast("Any", "median"))
