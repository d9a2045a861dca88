"""Dagster's event log in SQLite, with connections that stay open and tables that are made once.

Dagster's own opens a new connection, and compiles each statement anew, for every event, and for each event of an asset
asks twice which tables and columns there are; a run over four years of months logs some thousand. For each run's file
it also reads all its migrations, to note which was the last. Events that come together, as those of the months of a
table do, are one transaction here (`store_event_batch`). Everything else is as Dagster has it. Named in `dagster.yaml`
(see `instance`).

Belongs here: what makes it faster. Not here: where it lies (`instance`).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
import sqlalchemy as sa
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME
from dagster._serdes import ConfigurableClassData

from assets.kept_open import kept_open

BATCH_VARIABLE = "DAGSTER_EVENT_BATCH_SIZE"
"""The environment's word to Dagster that events which come together may be stored together, and how many at most."""
BATCH = "200"


class KeptOpenEventLog(SqliteEventLogStorage):
    """One engine for each of Dagster's SQLite files, kept as long as the storage."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, sa.Engine] = {}
        self._without_events: bytes | None = None
        self._batch = threading.local()
        self._there: set[str] = set()
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> KeptOpenEventLog:
        """The storage that `dagster.yaml` describes."""
        return cls(inst_data=inst_data, **config_value)

    def store_event_batch(self, events: Sequence[dg.EventLogEntry]) -> None:
        """Store events of one or more runs, in one transaction for each file."""
        shards = dict.fromkeys([*(event.run_id for event in events), INDEX_SHARD_NAME])
        with self._db_lock, ExitStack() as stack:
            connections = {shard: stack.enter_context(self._engine(shard).begin()) for shard in shards}
            self._batch.connections = connections
            stack.callback(self._batch.__dict__.clear)
            for event in events:
                self.store_event(event)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[sa.Connection]:
        if (of_batch := getattr(self._batch, "connections", {}).get(shard)) is not None:
            yield of_batch
            return
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def has_table(self, table_name: str) -> bool:
        """Whether there is such a table; one that was there once is not looked for again."""
        if table_name not in self._there and super().has_table(table_name):
            self._there.add(table_name)
        return table_name in self._there

    def _has_asset_key_col_on_connection(self, conn: sa.Connection, column_name: str) -> bool:
        column = f"asset_keys.{column_name}"
        if column not in self._there and super()._has_asset_key_col_on_connection(conn, column_name):
            self._there.add(column)
        return column in self._there

    def _engine(self, shard: str) -> sa.Engine:
        if shard not in self._engines:
            if shard not in self._initialized_dbs:
                self._begin(Path(self.path_for_shard(shard)), shard)
                self._initialized_dbs.add(shard)
            self._engines[shard] = kept_open(self.conn_string_for_shard(shard))
        return self._engines[shard]

    def _begin(self, file: Path, shard: str) -> None:
        """Make the tables of a file that has none: as a copy of the first that this process made."""
        is_new = not file.exists()
        if is_new and self._without_events is not None and _placed(file, self._without_events):
            return
        fresh = kept_open(
            self.conn_string_for_shard(shard), "OFF"
        )  # tables that are still empty need no waiting for the disk
        self._initdb(fresh)
        fresh.dispose()
        if is_new and not Path(f"{file}-wal").exists():  # nobody else has it open: it is whole
            self._without_events = file.read_bytes()

    def dispose(self) -> None:
        """Close all connections."""
        super().dispose()
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()


def _placed(file: Path, data: bytes) -> bool:
    """Put a file where there is none; False if another process was first, or the file system has no links."""
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_bytes(data)
    try:
        os.link(aside, file)
    except OSError:
        return False
    finally:
        aside.unlink()
    return True
