"""Finding files that are not as they were written, in the tables and in the inbox, and taking them away.

A step that reads a damaged page is told so by its checksum. The rest of a file (its footer, statistics) is found by
reading the file whole and writing the same rows again in memory: what differs by a bit is damaged.

Belongs here: which files are damaged, and making room for new ones. Not here: making them (`assets.run`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from assets.books import Books
from assets.inbox.inputs import Input, inputs
from assets.inbox.reading import READ_RECORD, ROWS, reading
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from assets.storage.digest import content_digest
from assets.storage.new_day import CONTENT_LABEL, VERSION_LABEL, WRITTEN_BY_LABEL, are_as_written
from assets.storage.parquet_bytes import WRITER, DamagedFileError, decoded, encoded, labels_of
from assets.working_tables import WORKING
from schemas import SCHEMA_VERSION, TABLES


@dataclass(frozen=True, slots=True)
class Damage:
    """One file that is not as it was written."""

    path: str
    """Under the data root."""
    what: str
    remove: tuple[str, ...]
    """The files to take away, so that the next run makes them anew; none if that would lose what cannot be made."""
    advice: str = "it is made anew from its input"


def damages(books: Books) -> Iterator[Damage]:
    """All damaged files of tables and inbox, each as soon as it is found. Reads everything."""
    for name in (*TABLES, *WORKING):
        stored = books.table(name)
        for folder in stored.strays():
            what = f"{folder} is no day of a table"
            yield Damage(folder, what, (), "move it elsewhere: runs leave it out, but queries read what lies in it")
        for day in stored.days():
            yield from _of_day(stored, day)
    for item in inputs(books.root):
        yield from _of_input(books, item)


def take_away(books: Books) -> list[Damage]:
    """Remove the damaged files that a next run makes anew; all that is damaged."""
    found = list(damages(books))
    for damage in found:
        for path in damage.remove:
            books.root.remove(path)
    return found


def _of_day(stored: StoredTable, day: Day) -> Iterator[Damage]:
    path = stored.path(day)
    try:
        require_whole(stored.root.read(path), path)
    except FileNotFoundError:
        return  # a folder that a run left without a file has no rows
    except DamagedFileError as error:
        yield Damage(path, str(error), (path,))


def _of_input(books: Books, item: Input) -> Iterator[Damage]:
    record = f"{item.folder}/{READ_RECORD}"
    if reading(books.root, item, books.start) is not None:
        for name in ROWS:
            path = f"{item.folder}/{name}.parquet"
            try:
                decoded(books.root.read(path), path)
            except FileNotFoundError:
                yield Damage(path, f"{path} is gone", (record,))
            except DamagedFileError as error:
                yield Damage(path, str(error), (record,))
    try:
        whole_input = hashlib.sha256(books.root.read(item.path)).hexdigest() == item.sha256
    except FileNotFoundError:
        whole_input = False
    if not whole_input:
        what = f"{item.path} is not the input that was registered"
        yield Damage(item.path, what, (), f"give the input again: it was {item.given_as}")


def require_whole(data: bytes, path: str) -> None:
    """DamagedFileError if a table's file is not, to the bit, what was written (of one that another version wrote, only
    the pages' checksums can be held)."""
    labels = labels_of(data, path)
    if not are_as_written(labels):
        raise DamagedFileError(path, "what it says of itself is not what was written")
    rows = decoded(data, path).replace_schema_metadata(None)
    if labels.get(VERSION_LABEL) != SCHEMA_VERSION or labels.get(WRITTEN_BY_LABEL) != WRITER:
        return
    if content_digest(rows) != labels.get(CONTENT_LABEL):
        raise DamagedFileError(path, "its rows are not those that were written")
    if encoded(rows, labels) != data:
        raise DamagedFileError(path, "its bytes are not those that were written")
