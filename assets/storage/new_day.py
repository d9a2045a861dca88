"""Days' rows made into their files: held against the table's form, in order, with what each file says of itself.

The Parquet metadata say what it was made from (`tollbook.fingerprint`), what it holds (`tollbook.content`), the schema
version, what wrote the bytes, and how many rows each measure (of `rejects`: each reason) has.

Belongs here: rows to bytes, and what the metadata say. Not here: where the bytes go (`day_files`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from assets.storage.day_file import Day, DayFile
from assets.storage.digest import content_digests
from assets.storage.form import Form
from assets.storage.parquet_bytes import FOR_STEPS_LABEL, WRITER, encoded
from schemas import SCHEMA_VERSION

_PREFIX = "tollbook."
VERSION_LABEL = f"{_PREFIX}schema_version"
WRITTEN_BY_LABEL = f"{_PREFIX}written_by"
"""By what the bytes were made: see `parquet_bytes.WRITER`."""
CONTENT_LABEL = f"{_PREFIX}content"
_SEAL_LABEL = f"{_PREFIX}seal"
"""A digest of all other labels."""
_DAY = "(day)"


class SchemaError(Exception):
    """Rows are not what the table's description says; the message lists what is wrong."""


@dataclass(frozen=True, slots=True)
class NewDay:
    """Rows that are to become a day's file."""

    day: Day
    rows: pa.Table
    made_from: str
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EncodedDay:
    """A day's file as it will be."""

    file: DayFile
    rows: pa.Table
    data: bytes
    size: int
    """Bytes that the rows take in memory."""


def accepted(form: Form, path: Callable[[Day], str], days: Sequence[NewDay]) -> tuple[Sequence[NewDay], str]:
    """The days before the first whose rows are not what the form says, and what is to be said of that one; empty if
    there is none."""
    if _is_as_described(form, days):
        return days, ""
    for place, new in enumerate(days):
        if wrong := form.problems(new.rows):
            return days[:place], f"{path(new.day)} is not written: " + "; ".join(wrong)
    return days, ""


def _is_as_described(form: Form, days: Sequence[NewDay]) -> bool:
    """Whether the rows of all days are, looked at together; False as well where that cannot be told."""
    if not all(new.rows.schema.equals(form.schema) for new in days):
        return False
    return not form.problems(pa.concat_tables([new.rows for new in days]))


def encoded_days(form: Form, days: Sequence[NewDay]) -> list[EncodedDay]:
    """The files of days whose rows are as the form says. The rows of all of them are sorted and digested together: most
    days have a few rows only, and each step over each column has its price."""
    if not days:
        return []
    lengths = [len(new.rows) for new in days]
    rows = _in_order(form, [new.rows for new in days])
    size = rows.get_total_buffer_size() // max(1, len(rows))
    contents = content_digests(rows, lengths)
    counted = rows[form.counted].to_pylist() if form.counted else None
    found, start = [], 0
    for new, content, length in zip(days, contents, lengths, strict=True):
        counts = _counts(counted[start : start + length]) if counted is not None else {}
        file = DayFile(new.day, length, new.made_from, content, counts, dict(new.notes))
        part = rows.slice(start, length)
        found.append(EncodedDay(file, part, encoded(part, _labels(file, form)), size * length))
        start += length
    return found


def _labels(file: DayFile, form: Form) -> dict[str, str]:
    labels = {
        VERSION_LABEL: SCHEMA_VERSION,
        WRITTEN_BY_LABEL: WRITER,
        f"{_PREFIX}fingerprint": file.fingerprint,
        CONTENT_LABEL: file.content,
        f"{_PREFIX}counts": json.dumps(file.counts, sort_keys=True),
        f"{_PREFIX}notes": json.dumps(file.notes, sort_keys=True),
    }
    if form.for_steps:
        labels[FOR_STEPS_LABEL] = "yes"
    return labels | {_SEAL_LABEL: _seal(labels)}


def _seal(labels: Mapping[str, str]) -> str:
    said = json.dumps({name: text for name, text in labels.items() if name != _SEAL_LABEL}, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def are_as_written(labels: Mapping[str, str]) -> bool:
    """Whether a file's labels are those that it was given; files of versions that did not seal them are believed."""
    if _SEAL_LABEL not in labels:
        return labels.get(WRITTEN_BY_LABEL) != WRITER
    return labels[_SEAL_LABEL] == _seal(labels)


def file_of_labels(day: Day, rows: int, labels: Mapping[str, str]) -> DayFile:
    """What the labels of a file say. ValueError if they cannot be read."""
    return DayFile(
        day,
        rows,
        labels.get(f"{_PREFIX}fingerprint", ""),
        labels.get(CONTENT_LABEL, ""),
        json.loads(labels.get(f"{_PREFIX}counts", "{}")),
        json.loads(labels.get(f"{_PREFIX}notes", "{}")),
    )


def _in_order(form: Form, days: Sequence[pa.Table]) -> pa.Table:
    """The rows of all days, day after day, those of each in the order of the form; in memory of their own."""
    whole = pa.concat_tables(
        [rows if rows.schema.equals(form.schema, True) else rows.cast(form.schema) for rows in days]
    )
    keys = whole.select(list(form.order))
    keys = keys.add_column(0, _DAY, pa.array(np.repeat(np.arange(len(days)), list(map(len, days)))))
    return whole.take(pc.sort_indices(keys, [(name, "ascending") for name in keys.column_names])).combine_chunks()


def _counts(values: Sequence[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
