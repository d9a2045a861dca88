"""The event log with connections that stay open keeps the same books as Dagster's own, for Dagster to read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import dagster as dg
import pytest
from dagster._check import CheckError
from dagster._core.storage.event_log import SqliteEventLogStorage

from assets.event_log import KeptOpenEventLog, _placed
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


def test_the_tables_of_later_runs_are_those_that_dagster_makes(history: str, tmp_path: Path) -> None:
    kept = KeptOpenEventLog(history)
    with patch.object(KeptOpenEventLog, "_initdb", autospec=True, side_effect=KeptOpenEventLog._initdb) as made:
        for run in ("one", "two", "three"):
            assert kept.get_logs_for_run(run) == []
    assert made.call_count == 1
    kept.dispose()
    own = SqliteEventLogStorage(str(tmp_path / "own"))
    assert own.get_logs_for_run("three") == []
    assert _dump(Path(history, "three.db")) == _dump(Path(history, "one.db")) == _dump(tmp_path / "own" / "three.db")
    assert not list(Path(history).glob("*.db.*"))


def test_a_file_that_another_process_has_begun_is_left_as_it_is(history: str) -> None:
    (run,) = [path for path in Path(history).glob("*.db") if path.stem != "index"]
    kept = KeptOpenEventLog(history)
    assert kept.get_logs_for_run("one") == []
    assert not _placed(run, b"other")
    assert kept.get_logs_for_run(run.stem) != []
    assert not list(Path(history).glob("*.db.*"))


def test_events_that_come_together_are_stored_together_or_not_at_all(history: str) -> None:
    kept = KeptOpenEventLog(history)
    record = kept.get_latest_materialization_events([dg.AssetKey("greeting")])[dg.AssetKey("greeting")]
    assert record is not None
    before = kept.get_logs_for_run(record.run_id)
    with pytest.raises(CheckError):
        kept.store_event_batch([record, SimpleNamespace(run_id=record.run_id)])  # type: ignore[list-item]
    assert kept.get_logs_for_run(record.run_id) == before
    later = record._replace(timestamp=record.timestamp + 60)
    kept.store_event_batch([record, later])
    kept.dispose()
    own = SqliteEventLogStorage(history)
    assert own.get_logs_for_run(record.run_id) == [*before, record, later]
    assert own.get_latest_materialization_events([dg.AssetKey("greeting")])[dg.AssetKey("greeting")] == later


def test_the_months_of_a_table_are_stored_together(tmp_path: Path) -> None:
    months = dg.MonthlyPartitionsDefinition("2023-01-01", end_date="2023-12-01")

    @dg.asset(partitions_def=months, backfill_policy=dg.BackfillPolicy.single_run())
    def monthly() -> None:
        """One run makes all months."""

    with (
        instance(books_in(tmp_path / "data")) as found,
        patch.object(
            found.event_log_storage, "store_event_batch", wraps=found.event_log_storage.store_event_batch
        ) as at,
    ):
        tags = {"dagster/asset_partition_range_start": "2023-01-01", "dagster/asset_partition_range_end": "2023-11-01"}
        assert dg.materialize([monthly], instance=found, tags=tags).success
        kinds = [[event.dagster_event_type.value for event in call.args[0]] for call in at.call_args_list]
        assert ["ASSET_MATERIALIZATION"] * 11 in kinds
        assert len(found.get_materialized_partitions(monthly.key)) == 11


def _dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())
