"""Dagster's list of runs in SQLite, with connections that stay open.

Dagster's own makes an engine, and compiles each statement anew, for each of the some twenty times that a run is asked
about or noted. Everything else is as Dagster has it. Named in `dagster.yaml` (see `instance`).

Belongs here: what makes it faster. Not here: where it lies (`instance`), the events of a run (`event_log`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from dagster._core.storage.runs import SqliteRunStorage
from dagster._serdes import ConfigurableClassData

from assets.kept_open import kept_open


class KeptOpenRuns(SqliteRunStorage):
    """One engine for Dagster's file of runs, kept as long as the storage."""

    def __init__(self, conn_string: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engine = kept_open(conn_string)
        super().__init__(conn_string, inst_data)

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> KeptOpenRuns:
        """The storage that `dagster.yaml` describes."""
        return cls.from_local(inst_data=inst_data, **config_value)

    @contextmanager
    def connect(self) -> Iterator[sa.Connection]:
        """A connection with a transaction, which is committed at the end."""
        with self._engine.begin() as connection:
            yield connection

    def dispose(self) -> None:
        """Close all connections."""
        super().dispose()
        self._engine.dispose()
