"""Reading each input once, and keeping what it gave beside it.

Belongs here: when an input is read (again) and where the result is kept. Not here: how (`pipeline.ingest`), and how the
rows of several inputs become the table `updates` (`days`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assets.inbox.inputs import Input, write_record
from assets.storage.digest import fingerprint
from assets.storage.parquet_bytes import DamagedFileError, decoded
from assets.storage.root import DataRoot
from pipeline.ingest import IN_THE_FUTURE, InputError, Limits, Parsed, read_input, refused_input

READ_RECORD = "read.json"
"""What reading an input gave, written last."""
ROWS = ("updates", "rejects")
_OUT_OF_RANGE = "date_out_of_range"
READERS_VERSION = "4"
"""Raise it when `pipeline.ingest` reads the same bytes differently: all inputs are then read again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an input gave."""

    token: str
    """The fingerprint of the input, its defaults and the readers."""
    days: Mapping[date, int]
    """Updates by day of publication in UTC."""
    rejects: Mapping[str, int]
    """Rejected parts by reason."""
    refused: str = ""
    """Why the input could not be read at all and what to do; empty if it could."""

    @property
    def updates(self) -> int:
        """Updates in all."""
        return sum(self.days.values())


def token(item: Input, start: date) -> str:
    """What a reading of this input depends on."""
    published = item.defaults.published_at.isoformat() if item.defaults.published_at else ""
    given = item.defaults
    columns = (f"{field}={name}" for field, name in sorted(given.columns.items()))
    defaults = (published, given.timezone or "", given.source or "", given.charset or "", *columns)
    return fingerprint(item.sha256, defaults, READERS_VERSION, start.isoformat(), item.registered_at.isoformat())


def reading(root: DataRoot, item: Input, start: date) -> Reading | None:
    """What reading the input gave, or None if it has not been read as it is now."""
    found = _record(root, item)
    return found if found is not None and found.token == token(item, start) else None


def _record(root: DataRoot, item: Input) -> Reading | None:
    try:
        record = json.loads(root.read(f"{item.folder}/{READ_RECORD}"))
        days = {date.fromisoformat(day): rows for day, rows in record["days"].items()}
        return Reading(record["token"], days, record["rejects"], record.get("refused", ""))
    except (FileNotFoundError, ValueError, LookupError, AttributeError, TypeError):
        return None  # not there, or damaged: the input is read again


def by_clock_of(root: DataRoot, item: Input, start: date, now: datetime) -> Input:
    """The input as it is to be read now. One that could not be read (what that needs may be there since), or with posts
    that came after the time at which it was registered (the clock stood wrong then), is registered as of now; all
    others are as they were."""
    found = reading(root, item, start)
    if found is None or now <= item.registered_at:
        return item
    if not found.refused and not _has_posts_of_the_future(root, item, found):
        return item
    made = replace(item, registered_at=now)
    write_record(root, made)
    return made


def _has_posts_of_the_future(root: DataRoot, item: Input, found: Reading) -> bool:
    if _OUT_OF_RANGE not in found.rejects:
        return False
    rows = read_rows(root, item, "rejects", ["reason", "detail"]).to_pylist()
    return any(row["reason"] == _OUT_OF_RANGE and IN_THE_FUTURE in row["detail"] for row in rows)


def read_registered(root: DataRoot, item: Input, start: date) -> Reading:
    """Read an input now and keep the result. InputError, naming the input as it was given, if that is impossible."""
    with _whole_copy(root, item) as path:
        parsed = _parsed(item, path, start)
    return _keep(root, item, start, parsed)


def read_or_refuse(root: DataRoot, item: Input, start: date) -> Reading:
    """As `read_registered`, but an input that cannot be read is kept as one reject. InputError if its copy is damaged,
    or if it could be read before: what it gave then is not thrown away because something is missing."""
    with _whole_copy(root, item) as path:
        try:
            return _keep(root, item, start, _parsed(item, path, start))
        except InputError as error:
            if _gave_posts(root, item):
                raise
            refused = refused_input(path, str(error), item.path, item.registered_at)
            return _keep(root, item, start, refused, str(error))


def _parsed(item: Input, path: Path, start: date) -> Parsed:
    limits = _limits(start, item.registered_at)
    try:
        return read_input(path, item.defaults, item.registered_at, limits=limits, input_path=item.path)
    except InputError as error:
        raise InputError(str(error).replace(str(path), item.given_as)) from None


def _gave_posts(root: DataRoot, item: Input) -> bool:
    """Whether an earlier reading, with whatever readers and defaults, gave posts."""
    found = _record(root, item)
    return found is not None and found.updates > 0


@contextmanager
def _whole_copy(root: DataRoot, item: Input) -> Iterator[Path]:
    """The input's bytes as a path. InputError if they are not those that were registered."""
    again = f"give it again with `tollbook run {item.given_as}`, or remove {item.folder} to do without it"
    if not root.exists(item.path):
        raise InputError(f"{item.path} is gone: {again}")
    with root.local_copy(item.path) as path:
        with path.open("rb") as file:
            sha = hashlib.file_digest(file, "sha256").hexdigest()
        if sha != item.sha256:
            raise InputError(f"{item.path} is damaged, it is not the input that was registered: {again}")
        yield path


def read_rows(root: DataRoot, item: Input, name: str, columns: list[str] | None = None) -> pa.Table:
    """Rows of `updates` or `rejects` that reading the input gave."""
    path = f"{item.folder}/{name}.parquet"
    try:
        return decoded(root.read(path), path, columns)
    except FileNotFoundError:
        raise DamagedFileError(path, "it is gone") from None


def _opened(root: DataRoot, path: str) -> BinaryIO:
    try:
        return root.open(path)
    except FileNotFoundError:
        raise DamagedFileError(path, "it is gone") from None


class DayReader:
    """Reads what one input has on one day and another, without reading the rest. Close it, or use it as a context."""

    def __init__(self, root: DataRoot, item: Input, found: Reading) -> None:
        self._path = f"{item.folder}/updates.parquet"
        self._source = _opened(root, self._path)
        try:
            self._file = pq.ParquetFile(self._source, page_checksum_verification=True)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise DamagedFileError(self._path, error) from None
        self._groups = {day: n for n, day in enumerate(found.days)}

    def rows(self, days: Sequence[date]) -> pa.Table:
        """Rows of `updates` on some of the days, day after day, in the order of the table."""
        try:
            return self._file.read_row_groups([self._groups[day] for day in days])
        except (pa.ArrowException, OSError, ValueError) as error:
            raise DamagedFileError(self._path, error) from None

    def close(self) -> None:
        """Close the file."""
        self._source.close()


def _limits(start: date, registered_at: datetime) -> Limits:
    """Months that there are books for: from `start` to the month of reading."""
    usual = Limits()
    following = (registered_at.replace(day=1) + timedelta(days=32)).replace(
        day=1, hour=0, minute=0, second=0, microsecond=0
    )
    last = following - timedelta(microseconds=1)
    return Limits(
        earliest=max(usual.earliest, datetime(start.year, start.month, start.day, tzinfo=UTC)),
        ahead=min(usual.ahead, last - registered_at),
    )


def _keep(root: DataRoot, item: Input, start: date, parsed: Parsed, refused: str = "") -> Reading:
    days = dict(sorted(Counter(pc.cast(parsed.updates["published_at"], pa.date32()).to_pylist()).items()))
    root.replace(f"{item.folder}/updates.parquet", _in_groups(parsed.updates, list(days.values())))
    root.replace(f"{item.folder}/rejects.parquet", _in_groups(parsed.rejects, [len(parsed.rejects)]))
    found = Reading(token(item, start), days, _count(parsed.rejects["reason"]), refused)
    record = {
        "token": found.token,
        "days": {day.isoformat(): rows for day, rows in found.days.items()},
        "rejects": found.rejects,
        "refused": found.refused,
    }
    root.replace(f"{item.folder}/{READ_RECORD}", json.dumps(record, indent=1).encode() + b"\n")
    return found


def _in_groups(rows: pa.Table, sizes: list[int]) -> bytes:
    """A Parquet file with row groups of the given sizes, so that one day can be read alone."""
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, rows.schema, compression="zstd", write_page_checksum=True) as writer:
        for size, end in zip(sizes, accumulate(sizes), strict=True):
            writer.write_table(rows.slice(end - size, size))
    return bytes(sink.getvalue().to_pybytes())


def _count(reasons: pa.ChunkedArray) -> dict[str, int]:
    return dict(sorted(Counter(reasons.to_pylist()).items()))
