"""Connections to Dagster's SQLite files that stay open from one entry to the next.

Belongs here: opening them. Not here: what is kept in the files (`event_log`, `run_storage`).
"""

from __future__ import annotations

import sqlalchemy as sa

_BUSY_SECONDS = 60


def kept_open(address: str, synchronous: str = "NORMAL") -> sa.Engine:
    """An engine that keeps its connections until it is disposed of, and what it has compiled of statements.

    `synchronous`: SQLite's pragma. With a write-ahead log, which Dagster uses, NORMAL loses no consistency, at worst
    the last entries in a power cut.
    """
    engine = sa.create_engine(address, connect_args={"timeout": _BUSY_SECONDS}, poolclass=sa.QueuePool)
    pragma = f"PRAGMA synchronous={synchronous}"
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute(pragma))
    return engine
