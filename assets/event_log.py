"""Dagster's event log in SQLite, with connections that stay open and tables that are made once.

Dagster's own opens a new connection, and compiles each statement anew, for every event; a run over four years of months
logs some thousand. For each run's file it also reads all its migrations, to note which was the last. Everything else is
as Dagster has it. Named in `dagster.yaml` (see `instance`).

Belongs here: what makes it faster. Not here: where it lies (`instance`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData

_BUSY_SECONDS = 60


class KeptOpenEventLog(SqliteEventLogStorage):
    """One engine for each of Dagster's SQLite files, kept as long as the storage."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, sa.Engine] = {}
        self._without_events: bytes | None = None
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> KeptOpenEventLog:
        """The storage that `dagster.yaml` describes."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[sa.Connection]:
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def _engine(self, shard: str) -> sa.Engine:
        if shard not in self._engines:
            if shard not in self._initialized_dbs:
                self._begin(Path(self.path_for_shard(shard)), shard)
                self._initialized_dbs.add(shard)
            # with a write-ahead log this loses no consistency, at worst the last events in a power cut
            self._engines[shard] = self._new_engine(shard, "NORMAL")
        return self._engines[shard]

    def _begin(self, file: Path, shard: str) -> None:
        """Make the tables of a file that has none: as a copy of the first that this process made."""
        is_new = not file.exists()
        if is_new and self._without_events is not None and _placed(file, self._without_events):
            return
        fresh = self._new_engine(shard, "OFF")  # tables that are still empty need no waiting for the disk
        self._initdb(fresh)
        fresh.dispose()
        if is_new and not Path(f"{file}-wal").exists():  # nobody else has it open: it is whole
            self._without_events = file.read_bytes()

    def _new_engine(self, shard: str, synchronous: str) -> sa.Engine:
        engine = sa.create_engine(
            self.conn_string_for_shard(shard), connect_args={"timeout": _BUSY_SECONDS}, poolclass=sa.QueuePool
        )
        pragma = f"PRAGMA synchronous={synchronous}"
        sa.event.listen(engine, "connect", lambda connection, _: connection.execute(pragma))
        return engine

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
