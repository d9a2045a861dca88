"""A glimpse of a table for the Dagster UI: some of its rows, and how many there are by day.

Belongs here: which columns and days are worth a look. Not here: layout (`markdown`), the other metadata (`metadata`).
"""

from __future__ import annotations

from collections.abc import Mapping

from assets.markdown import bars, table
from assets.storage.day_files import Day, DayFile, StoredTable

ROWS = 5
DAYS = 21
COLUMNS = {
    "updates": ("published_at", "source", "headline", "body", "revision", "is_withdrawn"),
    "rejects": ("input_path", "line", "reason", "detail"),
    "claims": ("quote", "measure", "object", "low", "best", "high", "hedge", "status", "place_name", "attribution"),
    "incidents": ("date_from", "place_name", "country", "kind", "status", "killed_best", "injured_best", "claims"),
    "incident_figures": ("measure", "object", "low", "best", "high", "reason", "speakers", "contested"),
    "incident_claims": ("incident_id", "claim_id", "used", "why_not"),
    "figure_history": ("measure", "object", "known_from", "known_until", "low", "best", "high"),
    "daily_totals": ("date", "country", "status", "measure", "object", "low", "best", "high"),
}
"""The columns of each table that are shown."""


def sample(stored: StoredTable, day: Day) -> str | None:
    """The first rows of a day as a Markdown table; None for working tables, and where there is no row."""
    if stored.name not in COLUMNS:
        return None
    columns = COLUMNS[stored.name]
    rows = stored.read(day, columns).slice(0, ROWS).to_pylist()
    return table(columns, [[row[name] for name in columns] for row in rows]) if rows else None


def rows_by_day(files: Mapping[Day, DayFile]) -> str | None:
    """Bars for the rows of the last days that there are; None for a table that has no days."""
    last = sorted(day for day, file in files.items() if day is not None and file.rows)[-DAYS:]
    return bars({day.isoformat(): files[day].rows for day in last}) if last else None
