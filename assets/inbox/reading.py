"""Reading each input once, and keeping what it gave beside it.

Belongs here: when an input is read (again) and where the result is kept. Not here: how (`pipeline.ingest`), and how the
rows of several inputs become the table `updates` (`days`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assets.inbox.inputs import Input
from assets.storage.digest import fingerprint
from assets.storage.root import DataRoot
from pipeline.ingest import InputError, Limits, Parsed, read_input

READERS_VERSION = "1"
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

    @property
    def updates(self) -> int:
        """Updates in all."""
        return sum(self.days.values())


def token(item: Input, start: date) -> str:
    """What a reading of this input depends on."""
    published = item.defaults.published_at.isoformat() if item.defaults.published_at else ""
    given = item.defaults
    defaults = (published, given.timezone or "", given.source or "", given.charset or "")
    return fingerprint(item.sha256, defaults, READERS_VERSION, start.isoformat())


def reading(root: DataRoot, item: Input, start: date) -> Reading | None:
    """What reading the input gave, or None if it has not been read as it is now."""
    try:
        record = json.loads(root.read(f"{item.folder}/read.json"))
    except FileNotFoundError:
        return None
    if record["token"] != token(item, start):
        return None
    days = {date.fromisoformat(day): rows for day, rows in record["days"].items()}
    return Reading(record["token"], days, record["rejects"])


def read_registered(root: DataRoot, item: Input, start: date) -> Reading:
    """Read an input now and keep the result. InputError, naming the input as it was given, if that is impossible."""
    with root.local_copy(item.path) as path:
        try:
            parsed = read_input(
                path,
                item.defaults,
                item.registered_at,
                limits=_limits(start, item.registered_at),
                input_path=item.path,
            )
        except InputError as error:
            raise InputError(str(error).replace(str(path), item.given_as)) from None
    return _keep(root, item, start, parsed)


def read_rows(root: DataRoot, item: Input, name: str, columns: list[str] | None = None) -> pa.Table:
    """Rows of `updates` or `rejects` that reading the input gave."""
    with root.open(f"{item.folder}/{name}.parquet") as source:
        return pq.ParquetFile(source).read(columns=columns)


class DayReader:
    """Reads what one input has on one day and another, without reading the rest. Close it, or use it as a context."""

    def __init__(self, root: DataRoot, item: Input, found: Reading) -> None:
        self._source = root.open(f"{item.folder}/updates.parquet")
        self._file = pq.ParquetFile(self._source)
        self._groups = {day: n for n, day in enumerate(found.days)}

    def rows(self, day: date) -> pa.Table:
        """Rows of `updates` on one of the days, in the order of the table."""
        return self._file.read_row_group(self._groups[day])

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


def _keep(root: DataRoot, item: Input, start: date, parsed: Parsed) -> Reading:
    days = dict(sorted(Counter(pc.cast(parsed.updates["published_at"], pa.date32()).to_pylist()).items()))
    root.replace(f"{item.folder}/updates.parquet", _in_groups(parsed.updates, list(days.values())))
    root.replace(f"{item.folder}/rejects.parquet", _in_groups(parsed.rejects, [len(parsed.rejects)]))
    found = Reading(token(item, start), days, _count(parsed.rejects["reason"]))
    record = {
        "token": found.token,
        "days": {day.isoformat(): rows for day, rows in found.days.items()},
        "rejects": found.rejects,
    }
    root.replace(f"{item.folder}/read.json", json.dumps(record, indent=1).encode() + b"\n")
    return found


def _in_groups(rows: pa.Table, sizes: list[int]) -> bytes:
    """A Parquet file with row groups of the given sizes, so that one day can be read alone."""
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, rows.schema, compression="zstd") as writer:
        for size, end in zip(sizes, accumulate(sizes), strict=True):
            writer.write_table(rows.slice(end - size, size))
    return bytes(sink.getvalue().to_pybytes())


def _count(reasons: pa.ChunkedArray) -> dict[str, int]:
    return dict(sorted(Counter(reasons.to_pylist()).items()))
