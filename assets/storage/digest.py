"""Fingerprints: what a file was made from, and what its rows say.

Belongs here: hashing. Not here: when a file is made anew (`plan`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from schemas import SCHEMA_VERSION

RUN_COLUMNS = frozenset({"ingested_at", "input_path"})
"""Columns that tell of the reading and not of the news: the content of a row is the same whatever they hold."""


def fingerprint(*parts: str | Iterable[str]) -> str:
    """32 hexadecimal digits over the parts, in order, and the schema version."""
    digest = hashlib.sha256(SCHEMA_VERSION.encode())
    for part in parts:
        for piece in (part,) if isinstance(part, str) else part:
            data = piece.encode()
            digest.update(len(data).to_bytes(8, "little") + data)
        digest.update(b"\xff")
    return digest.hexdigest()[:32]


def content_digest(rows: pa.Table) -> str:
    """32 hexadecimal digits over all rows in their order, but for `RUN_COLUMNS`; equal rows give equal digests."""
    columns: dict[str, pa.ChunkedArray] = {}
    for name in rows.column_names:
        values = rows[name]
        if name in RUN_COLUMNS or values.null_count == len(rows):
            continue
        columns[name] = _without_nulls(values)
        if values.null_count:
            columns[f"{name} there"] = pc.is_valid(values).cast(pa.int8())
    sink = pa.BufferOutputStream()
    plain = pa.table(columns).combine_chunks()
    with pa.ipc.new_stream(sink, plain.schema) as writer:
        writer.write_table(plain)
    return fingerprint(str(len(rows)), hashlib.sha256(sink.getvalue()).hexdigest())


def _without_nulls(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Bytes under a null, and bits after the last row, are whatever memory held: neither may reach the digest."""
    if pa.types.is_boolean(values.type):
        values = values.cast(pa.int8())
    if not values.null_count:
        return values
    if pa.types.is_temporal(values.type):
        values = values.cast(pa.int64() if pa.types.is_timestamp(values.type) else pa.int32())
    if pa.types.is_string(values.type) or pa.types.is_binary(values.type):
        return pc.fill_null(values, pa.scalar(b"" if pa.types.is_binary(values.type) else "", values.type))
    return pc.fill_null(values, pa.scalar(0, values.type))
