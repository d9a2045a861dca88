"""Dagster's history of the tables, written anew from the files where it was lost.

Tables know by themselves what they were made from; Dagster's books only show it. Where these were lost or removed, each
table and month that has files gets one entry, so that the UI shows it as made.

Belongs here: those entries. Not here: Dagster's books themselves (`instance`), runs (`run`).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import dagster as dg

from assets.books import Books
from assets.instance import instance
from assets.metadata import written_metadata
from assets.partitions import month_of
from assets.storage.day_file import DayFile
from assets.storage.plan import Written
from assets.turns import TABLES_WAIT_SECONDS, Told, nobody_told, turn
from assets.working_tables import WORKING
from schemas import TABLES


def rebuild_history(books: Books, told: Told = nobody_told) -> dict[str, int]:
    """Write the entries that are missing; how many, by table. What is there stays."""
    with turn(books, "tables", TABLES_WAIT_SECONDS, told), instance(books) as dagster:
        found = {name: _rebuilt(books, name, dagster) for name in (*TABLES, *WORKING)}
    return {name: count for name, count in found.items() if count}


def _rebuilt(books: Books, name: str, dagster: dg.DagsterInstance) -> int:
    stored, key = books.table(name), dg.AssetKey(name)
    files = list(stored.files().values())
    by_month = stored.form.partition is not None and name != "rejects"
    known = dagster.get_materialized_partitions(key) if by_month else set()
    if not by_month and (not files or dagster.get_latest_materialization_event(key) is not None):
        return 0
    missing = {m: f for m, f in _by_month(books, files).items() if m not in known} if by_month else {None: files}
    for month, there in missing.items():
        found = written_metadata(stored, Written(kept=there))
        if month is not None:
            found["dagster/partition_row_count"] = sum(file.rows for file in there)
        dagster.report_runless_asset_event(dg.AssetMaterialization(key, partition=month, metadata=found))
    return len(missing)


def _by_month(books: Books, files: list[DayFile]) -> dict[str | None, list[DayFile]]:
    found: defaultdict[str | None, list[DayFile]] = defaultdict(list)
    for file in files:
        if isinstance(file.day, date):
            found[month_of(file.day, books.shown).isoformat()].append(file)
    return dict(sorted(found.items(), key=str))
