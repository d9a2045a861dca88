"""The figures as they were known at a past moment.

Belongs here: reading `figure_history` back. Not here: how it is made (`pipeline.reconcile.history`).
"""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

AS_OF_SQL = """\
create or replace macro as_of(moment) as table
    select * exclude (known_from, known_until), known_from
    from figure_history
    where known_from <= moment and (known_until is null or known_until > moment)
"""
"""A DuckDB table macro over a view `figure_history`: `select * from as_of(timestamptz '2023-06-01 12:00:00+00')`."""


def as_of(figure_history: pa.Table, moment: datetime) -> pa.Table:
    """The rows of `figure_history` that held at a moment: known from then or before, and not yet replaced.

    ValueError if the moment has no time zone, as the same clock time means another moment elsewhere.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone: say which clock is meant, as in 2023-06-01T12:00+00:00")
    at = pa.scalar(moment, pa.timestamp("us", tz="UTC"))
    known = pc.less_equal(figure_history["known_from"], at)
    holds = pc.fill_null(pc.greater(figure_history["known_until"], at), True)
    return figure_history.filter(pc.and_(known, holds))
