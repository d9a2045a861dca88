"""A glimpse of a table for the Dagster UI: some of its rows, how many there are by day, which days were made anew.

Belongs here: which columns and days are worth a look. Not here: layout (`markdown`), the other metadata (`metadata`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from assets.markdown import bars, table
from assets.storage.day_file import Day, DayFile
from assets.storage.day_files import StoredTable

ROWS = 5
DAYS = 21
DAYS_NAMED = 40
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


def sample(stored: StoredTable, files: Collection[DayFile]) -> str | None:
    """The first rows of some days, spread over those that are given from the first to the last, as a Markdown table
    with their day; None for working tables, and where there is no row."""
    if stored.name not in COLUMNS:
        return None
    columns = COLUMNS[stored.name]
    rows = [
        (*((file.day,) if file.day else ()), *row.values())
        for file, count in _shares(sorted((file for file in files if file.rows), key=lambda file: str(file.day)))
        for row in stored.read(file.day, columns).slice(0, count).to_pylist()
    ]
    head = (stored.form.partition,) if stored.form.partition else ()
    return table((*head, *columns), rows) if rows else None


def _shares(files: Sequence[DayFile]) -> Iterator[tuple[DayFile, int]]:
    """Up to `ROWS` files, evenly spread, with how many rows to show of each."""
    chosen = [files[round(n * (len(files) - 1) / (ROWS - 1))] for n in range(ROWS)] if len(files) > ROWS else files
    left = ROWS
    for place, file in enumerate(chosen):
        count = min(file.rows, -(-left // (len(chosen) - place)))
        left -= count
        yield file, count


def rows_by_day(files: Mapping[Day, DayFile]) -> str | None:
    """Bars for the rows of the last days that there are; None for a table that has no days."""
    last = sorted(day for day, file in files.items() if day is not None and file.rows)[-DAYS:]
    return bars({day.isoformat(): files[day].rows for day in last}) if last else None


def days_named(days: Iterable[Day]) -> str:
    """The first `DAYS_NAMED` days in a line, and how many more there are; a table without days is one whole."""
    names = [day.isoformat() if day else "the whole table" for day in days]
    more = f" and {len(names) - DAYS_NAMED} more" if len(names) > DAYS_NAMED else ""
    return ", ".join(names[:DAYS_NAMED]) + more
