"""The event log with connections that stay open keeps the same books as Dagster's own, for Dagster to read."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest
from dagster._core.storage.event_log import SqliteEventLogStorage

from assets.event_log import KeptOpenEventLog
from assets.instance import instance
from tests.assets.books import books_in


@dg.asset
def greeting() -> int:
    """Anything."""
    return 1


@pytest.fixture
def history(tmp_path: Path) -> str:
    """The folder of the event log, after one run."""
    books = books_in(tmp_path / "data")
    with instance(books) as found:
        assert dg.materialize([greeting], instance=found).success
        assert isinstance(found.event_log_storage, KeptOpenEventLog)
    return str(tmp_path / "data" / ".dagster" / "history" / "runs")


def _kinds(storage: SqliteEventLogStorage) -> list[str]:
    assert list(storage.all_asset_keys()) == [dg.AssetKey("greeting")]
    record = storage.get_latest_materialization_events([dg.AssetKey("greeting")])[dg.AssetKey("greeting")]
    assert record is not None
    return [entry.dagster_event_type.value for entry in storage.get_logs_for_run(record.run_id) if entry.dagster_event]


def test_dagsters_own_storage_reads_what_was_written(history: str) -> None:
    own = SqliteEventLogStorage(history)
    kinds = _kinds(own)
    assert "ASSET_MATERIALIZATION" in kinds
    assert kinds[-1] == "PIPELINE_SUCCESS"
    assert _kinds(KeptOpenEventLog(history)) == kinds
