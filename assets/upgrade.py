"""Tables of an older schema version rewritten as this one has them, without their input.

What the rows say stays what it was. A run makes tables anew instead where their input is kept, with what extraction has
learnt since; until then, or without the input, upgraded tables are read like any other.

Belongs here: rewriting files. Not here: what versions differ in (`schemas.upgrades`).
"""

from __future__ import annotations

import pyarrow as pa

from assets.books import Books
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from assets.storage.new_day import VERSION_LABEL, file_of_labels
from assets.storage.parquet_bytes import labels_of
from assets.turns import TABLES_WAIT_SECONDS, Told, nobody_told, turn
from assets.working_tables import WORKING
from schemas import SCHEMA_VERSION, TABLES


def upgrade(books: Books, told: Told = nobody_told) -> dict[str, int]:
    """Rewrite what is of an older version; how many files that were, by table.

    VersionError if a file is of a newer one; nothing is lost if it breaks off: run it again.
    """
    with turn(books, "tables", TABLES_WAIT_SECONDS, told):
        found = {name: sum(_rewritten(books.table(name), day) for day in books.table(name).days()) for name in TABLES}
        for name in WORKING:
            found[name] = sum(_relabelled(books.table(name), day) for day in books.table(name).days())
    return {name: count for name, count in found.items() if count}


def _rewritten(stored: StoredTable, day: Day) -> bool:
    labels = _older_labels(stored, day)
    if labels is None:
        return False
    _write_again(stored, day, stored.read(day), labels)
    return True


def _relabelled(stored: StoredTable, day: Day) -> bool:
    """Keep a file of a working table if it has the columns of this version; else the next run makes it anew."""
    labels = _older_labels(stored, day)
    if labels is None:
        return False
    rows = stored.read(day)
    if stored.form.problems(rows):
        stored.remove(day)
    else:
        _write_again(stored, day, rows, labels)
    return True


def _older_labels(stored: StoredTable, day: Day) -> dict[str, str] | None:
    """The labels of a day's file if it is of an older version; VersionError if it is of a newer one."""
    if stored.file(day) is None:
        return None
    path = stored.path(day)
    labels = labels_of(stored.root.read(path), path)
    return None if labels.get(VERSION_LABEL) == SCHEMA_VERSION else labels


def _write_again(stored: StoredTable, day: Day, rows: pa.Table, labels: dict[str, str]) -> None:
    """Write rows with what their file said of itself: what they were made from, and its notes."""
    said = file_of_labels(day, rows.num_rows, labels)
    stored.write(day, rows, said.fingerprint, said.notes)
