"""A table as it is kept: which days there are, what each was made from, reading and writing one of them.

A day's file is `TABLE/PARTITION=YYYY-MM-DD/part.parquet` (`TABLE/part.parquet` for a table without partition; its day
is None).

Belongs here: files of one table. Not here: what a file says of itself (`new_day`), which are to be made anew (`plan`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyarrow as pa
import pyarrow.parquet as pq

from assets.storage.day_file import Day, DayFile
from assets.storage.form import Form
from assets.storage.groups import grouped
from assets.storage.known_files import KnownFiles, known_files
from assets.storage.new_day import (
    VERSION_LABEL,
    EncodedDay,
    NewDay,
    SchemaError,
    accepted,
    encoded_days,
    file_of_labels,
)
from assets.storage.parquet_bytes import decoded
from assets.storage.root import DataRoot
from assets.storage.rows_kept import RowsKept
from schemas import SCHEMA_VERSION, TABLES
from schemas.upgrades import is_newer, newer_version, upgraded

_FOLDERS_KEPT = 50_000
_TOGETHER = 64
"""Files that are written at a time: nearly all that a small one takes is waiting for the disk."""
_ROWS_TOGETHER = 2_000
_BYTES_TOGETHER = 8 << 20
"""Rows, and bytes of texts that may be of any length, which files that are written at a time hold, but for the last of
them: some megabytes in memory."""


@dataclass(frozen=True, slots=True)
class StoredTable:
    """One table under a data root."""

    root: DataRoot
    form: Form

    @property
    def name(self) -> str:
        """The table's name."""
        return self.form.name

    @property
    def counted(self) -> str:
        """The column by which rows are counted; empty if there is none."""
        return self.form.counted

    def path(self, day: Day) -> str:
        """Path of a day's file under the data root."""
        if self.form.partition is None or day is None:
            return f"{self.form.folder}/part.parquet"
        return f"{self.form.folder}/{self.form.partition}={day.isoformat()}/part.parquet"

    def days(self) -> list[Day]:
        """The days that have a folder, in order."""
        if self.form.partition is None:
            return [None] if self.root.exists(self.path(None)) else []
        return [day for folder in self.root.folders(self.form.folder) if (day := self._day_of(folder)) is not None]

    def _paths(self) -> list[tuple[Day, str]]:
        return [(day, self.path(day)) for day in self.days()]

    def strays(self) -> list[str]:
        """Folders beside those of days that are none of a day, by their paths under the data root; they are left out of
        everything."""
        if self.form.partition is None:
            return []
        folders = self.root.folders(self.form.folder)
        return [f"{self.form.folder}/{folder}" for folder in folders if self._day_of(folder) is None]

    def _day_of(self, folder: str) -> date | None:
        return _day_of_folder(folder, self.form.partition)

    def file(self, day: Day) -> DayFile | None:
        """What is known of a day without reading its rows; None if there is no file.

        VersionError if a newer Tollbook wrote it: it is not to be replaced by an older one.
        """
        path = self.path(day)
        return self._file(day, path, self.root.stamps(path.rpartition("/")[0])(path), known_files(self.root, self.name))

    def _file(self, day: Day, path: str, stamp: object | None, known: KnownFiles) -> DayFile | None:
        found = known.get(path, stamp) if stamp is not None else None
        if found is None:
            found = self._read_footer(day)
            if found is not None and stamp is not None:
                known.learn(path, stamp, found)
        return found

    def _read_footer(self, day: Day) -> DayFile | None:
        try:
            if self.root.is_local:
                with self.root.open(self.path(day)) as source:
                    return self._said(day, pq.read_metadata(source))
            return self._said(day, self._remote_footer(day))
        except FileNotFoundError:
            return None
        except (pa.ArrowException, ValueError):
            return DayFile(day, 0, "", "")
        except OSError as error:
            if error.errno is not None:
                raise
            return DayFile(day, 0, "", "")  # Arrow's own, of a footer that it cannot make out

    def _remote_footer(self, day: Day) -> pq.FileMetaData:
        try:
            return pq.read_metadata(pa.BufferReader(self.root.read_end(self.path(day))))
        except pa.ArrowInvalid:
            return pq.read_metadata(pa.BufferReader(self.root.read(self.path(day))))

    def _said(self, day: Day, footer: pq.FileMetaData) -> DayFile:
        found = {key.decode(): value.decode() for key, value in (footer.metadata or {}).items()}
        version = found.get(VERSION_LABEL, "")
        if is_newer(version):
            raise newer_version(self.path(day), version)
        if version != SCHEMA_VERSION:
            return DayFile(day, footer.num_rows, "", "")
        return file_of_labels(day, footer.num_rows, found)

    def files(self, among: Callable[[Day], bool] = lambda _: True) -> dict[Day, DayFile]:
        """The days that have a file, or those of them that are asked for, in order."""
        stamps, known = self.root.stamps(self.form.folder), known_files(self.root, self.name)
        found = ((day, self._file(day, path, stamps(path), known)) for day, path in self._paths() if among(day))
        return {day: file for day, file in found if file is not None}

    def learn(self, file: DayFile) -> None:
        """Take note of a file that another process has written."""
        if self.root.is_local:
            path = self.path(file.day)
            known_files(self.root, self.name).learn(path, self.root.stamp(path), file)

    def remember(self) -> None:
        """Keep in the data root what the files say, so that the next process need not ask each. OSError if it cannot be
        written. Only for who has the turn of the tables."""
        known_files(self.root, self.name).keep({path for _, path in self._paths()})

    def read(self, day: Day, columns: Iterable[str] | None = None) -> pa.Table:
        """The rows of a day; no rows if there is no file. DamagedFileError if it is not as it was written."""
        wanted = list(columns) if columns is not None else None
        if wanted == self.form.schema.names:
            wanted = None
        path = self.path(day)
        stamp = self.root.stamp(path) if self.root.is_local else None
        if (kept := _rows.of((self.root.url, path), stamp)) is not None:
            return kept if wanted is None else kept.select(wanted)
        try:
            data = self.root.read(path)
        except FileNotFoundError:
            return self._empty(wanted)
        rows = decoded(data, path, wanted)
        version = (rows.schema.metadata or {}).get(VERSION_LABEL.encode(), SCHEMA_VERSION.encode()).decode()
        if version != SCHEMA_VERSION:
            rows = self._of_other_version(data, day, version)
            return (rows if wanted is None else rows.select(wanted)).replace_schema_metadata(None)
        rows = rows.replace_schema_metadata(None)
        if wanted is None:
            _rows.keep((self.root.url, path), stamp, rows)
        return rows

    def _of_other_version(self, data: bytes, day: Day, version: str) -> pa.Table:
        if is_newer(version):
            raise newer_version(self.path(day), version)
        rows = decoded(data, self.path(day))
        return upgraded(self.name, rows, version) if self.name in TABLES else rows

    def read_days(self, days: Iterable[Day], columns: Iterable[str] | None = None) -> pa.Table:
        """The rows of several days, in the order given."""
        wanted = list(columns) if columns is not None else None
        return pa.concat_tables([self._empty(wanted), *(self.read(day, wanted) for day in days)])

    def _empty(self, columns: list[str] | None) -> pa.Table:
        rows = self.form.schema.empty_table()
        return rows if columns is None else rows.select(columns)

    def write(self, day: Day, rows: pa.Table, made_from: str, notes: Mapping[str, str] | None = None) -> DayFile:
        """Replace a day's file. SchemaError if the rows are not what the description says; then nothing is written."""
        (file,) = self.write_days([NewDay(day, rows, made_from, notes or {})])
        return file

    def write_days(self, days: Iterable[NewDay]) -> Iterator[DayFile]:
        """Replace days' files, some at a time, and give what each says once it is in place.

        SchemaError if the rows of a day are not what the description says, or whatever making them raises: the days
        before it are written then, it and those after it are as they were.
        """
        for group in grouped(days, self._weight, _TOGETHER, _ROWS_TOGETHER):
            good, refusal = accepted(self.form, self.path, group)
            files = encoded_days(self.form, good)
            self.root.replace_all([(self.path(one.file.day), one.data) for one in files])
            for one in files:
                self._keep(one)
                yield one.file
            if refusal:
                raise SchemaError(refusal)

    def _weight(self, new: NewDay) -> int:
        """Rows; more of them where their texts are long."""
        texts = new.rows[self.form.boundless].nbytes if self.form.boundless in new.rows.column_names else 0
        return max(len(new.rows), texts * _ROWS_TOGETHER // _BYTES_TOGETHER)

    def _keep(self, written: EncodedDay) -> None:
        self.learn(written.file)
        if self.root.is_local:
            path = self.path(written.file.day)
            _rows.keep((self.root.url, path), self.root.stamp(path), written.rows, written.size)

    def remove(self, day: Day) -> None:
        """Remove a day's file and folder."""
        self.root.remove(self.path(day))


_rows = RowsKept()
"""What a step wrote, the next one reads; laws read it once more."""


@lru_cache(_FOLDERS_KEPT)
def _day_of_folder(folder: str, partition: str | None) -> date | None:
    """The day whose file a folder of a table holds; None if it is none of a day."""
    key, _, value = folder.partition("=")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if key == partition and value == day.isoformat() else None
