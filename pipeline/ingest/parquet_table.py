"""Parquet: one post a row, with the fields of JSON Lines, or others that are mapped to them.

A rejected row has no bytes of its own in the file: what is kept is the row written as JSON, and `line` is its number.

Belongs here: reading the rows. Not here: what a field must hold (`fields`), which column is which (`columns`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.ingest.columns import FIELDS, check_mapping, check_names
from pipeline.ingest.content import Content
from pipeline.ingest.errors import InputError
from pipeline.ingest.fields import post_from_row
from pipeline.ingest.records import Context, Post, Reject
from pipeline.ingest.timestamps import FieldError

_MAGIC = b"PAR1"
_BATCH = 5000


class ParquetReader:
    """Reads Parquet."""

    name = "Parquet"

    def detects(self, head: bytes) -> bool:
        """It begins with Parquet's magic number."""
        return head.startswith(_MAGIC)

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """One post or one reject for each row. InputError if the file is damaged or its columns are not of posts."""
        check_mapping(content.path, context.defaults)
        try:
            file = pq.ParquetFile(pa.BufferReader(content.read()))
            names = file.schema_arrow.names
            check_names(content.path, names, context.defaults)
            wanted = [context.defaults.columns.get(field, field) for field in FIELDS]
            number = 0
            for batch in file.iter_batches(_BATCH, columns=[name for name in wanted if name in names]):
                for row in batch.to_pylist():
                    number += 1
                    yield _item(row, number, context)
            if number != file.metadata.num_rows:
                raise ValueError(f"it says that it has {file.metadata.num_rows} rows and has {number}")
        except (pa.ArrowException, OSError, ValueError) as error:
            raise InputError(f"{content.path} is damaged ({error}): write or fetch it again") from None


def _item(row: dict[str, object], number: int, context: Context) -> Post | Reject:
    fields = {name: _as_datetime(value) for name, value in row.items()}
    try:
        return post_from_row(fields, context)
    except FieldError as problem:
        raw = json.dumps(row, default=str, ensure_ascii=True).encode()
        return Reject(problem.reason, problem.detail, number, 0, 0, raw)


def _as_datetime(value: object) -> object:
    """A day as its midnight; anything else as it is."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value
