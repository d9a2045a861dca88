"""A day's rows made into its file: held against the table's form, in order, with what the file says of itself.

The Parquet metadata say what it was made from (`tollbook.fingerprint`), what it holds (`tollbook.content`), the schema
version, and how many rows each measure (of `rejects`: each reason) has.

Belongs here: rows to bytes, and what the metadata say. Not here: where the bytes go (`day_files`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from assets.storage.day_file import Day, DayFile
from assets.storage.digest import content_digest
from assets.storage.form import Form
from assets.storage.parquet_bytes import encoded
from schemas import SCHEMA_VERSION

_PREFIX = "tollbook."
VERSION_LABEL = f"{_PREFIX}schema_version"


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

    @property
    def size(self) -> int:
        """Bytes that it takes in memory."""
        return len(self.data) + int(self.rows.get_total_buffer_size())


def encoded_day(form: Form, path: str, new: NewDay) -> EncodedDay:
    """The file of a day. SchemaError, naming the path, if the rows are not what the form says."""
    wrong = form.problems(new.rows)
    if wrong:
        raise SchemaError(f"{path} is not written: " + "; ".join(wrong))
    rows = _in_order(form, new.rows)
    file = DayFile(new.day, len(rows), new.made_from, content_digest(rows), _counts(form, rows), dict(new.notes))
    labels = {
        VERSION_LABEL: SCHEMA_VERSION,
        f"{_PREFIX}arrow": pa.__version__,
        f"{_PREFIX}fingerprint": file.fingerprint,
        f"{_PREFIX}content": file.content,
        f"{_PREFIX}counts": json.dumps(file.counts, sort_keys=True),
        f"{_PREFIX}notes": json.dumps(file.notes, sort_keys=True),
    }
    return EncodedDay(file, rows.replace_schema_metadata(None), encoded(rows, labels))


def file_of_labels(day: Day, rows: int, labels: Mapping[str, str]) -> DayFile:
    """What the labels of a file say. ValueError if they cannot be read."""
    return DayFile(
        day,
        rows,
        labels.get(f"{_PREFIX}fingerprint", ""),
        labels.get(f"{_PREFIX}content", ""),
        json.loads(labels.get(f"{_PREFIX}counts", "{}")),
        json.loads(labels.get(f"{_PREFIX}notes", "{}")),
    )


def _in_order(form: Form, rows: pa.Table) -> pa.Table:
    if len(rows) > 1:
        rows = rows.sort_by([(column, "ascending") for column in form.order])
    rows = rows.combine_chunks()
    return rows if rows.schema.equals(form.schema, check_metadata=True) else rows.cast(form.schema)


def _counts(form: Form, rows: pa.Table) -> dict[str, int]:
    if not form.counted:
        return {}
    found = rows[form.counted].value_counts().to_pylist()
    return {item["values"]: item["counts"] for item in sorted(found, key=lambda item: str(item["values"]))}
