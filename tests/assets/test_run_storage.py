"""The list of runs with connections that stay open is the one that Dagster's own storage would keep."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import dagster as dg
import sqlalchemy as sa
from dagster._core.storage.runs import SqliteRunStorage

from assets.instance import instance
from assets.run_storage import KeptOpenRuns
from tests.assets.books import books_in


@dg.asset
def greeting() -> int:
    """Anything."""
    return 1


def test_dagsters_own_storage_reads_the_runs(tmp_path: Path) -> None:
    with instance(books_in(tmp_path / "data")) as found:
        assert isinstance(found.run_storage, KeptOpenRuns)
        ran = dg.materialize([greeting], instance=found, tags={"day": "first"})
    own = SqliteRunStorage.from_local(str(tmp_path / "data" / ".dagster" / "history"))
    (run,) = own.get_runs()
    assert (run.run_id, run.status) == (ran.run_id, dg.DagsterRunStatus.SUCCESS)
    assert run.tags["day"] == "first"


def test_runs_that_dagsters_own_storage_noted_are_found(tmp_path: Path) -> None:
    folder = str(tmp_path / "history")
    own = SqliteRunStorage.from_local(folder)
    own.add_run(dg.DagsterRun(job_name="greet", run_id="one"))
    kept = KeptOpenRuns.from_local(folder)
    assert [run.run_id for run in kept.get_runs()] == ["one"]
    kept.dispose()


def test_one_connection_serves_one_question_after_the_other(tmp_path: Path) -> None:
    kept = KeptOpenRuns.from_local(str(tmp_path / "history"))
    with patch.object(sa, "create_engine", side_effect=AssertionError("a new engine")):
        kept.add_run(dg.DagsterRun(job_name="greet", run_id="one"))
        kept.add_run_tags("one", {"day": "first"})
        assert kept.get_run_tag_keys() == ["day"]
    kept.dispose()
