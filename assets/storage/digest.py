"""Fingerprints: what a file was made from, and what its rows say.

Belongs here: hashing. Not here: when a file is made anew (`plan`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
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
    return content_digests(rows, [len(rows)])[0]


def content_digests(rows: pa.Table, lengths: Sequence[int]) -> list[str]:
    """`content_digest` of each of the parts that follow one another in `rows`, by their numbers of rows.

    As each column is laid out once for all parts, many parts of a few rows take a small part of the time of as many
    tables.
    """
    ends = [0, *np.cumsum(lengths).tolist()]
    digests = [hashlib.sha256(length.to_bytes(8, "little")) for length in lengths]
    for name in rows.column_names:
        if name in RUN_COLUMNS:
            continue
        for digest, data in zip(digests, _parts(name.encode(), rows[name], ends), strict=True):
            digest.update(data)
    return [digest.hexdigest()[:32] for digest in digests]


def _parts(name: bytes, values: pa.ChunkedArray, ends: Sequence[int]) -> Iterator[bytes]:
    """What a column has to say of each part: its name, which values there are, and these; nothing where all are null,
    so that a column that is new to a table changes no digest."""
    held = _laid_out(values)
    there = pc.is_valid(values).to_numpy() if values.null_count else None
    for start, end in pairwise(ends):
        count = end - start if there is None else np.count_nonzero(there[start:end])
        if not count:
            yield b""
        elif there is None or count == end - start:
            yield b"".join((name, b"\0", *held.between(start, end)))
        else:
            yield b"".join((name, b"\1", there[start:end].tobytes(), *held.between(start, end)))


class _LaidOut(Protocol):
    """The values of a column in memory, without those that are null."""

    def between(self, start: int, end: int) -> tuple[bytes, ...]:
        """The bytes of the rows from one to before another."""


class _Fixed:
    """Values of one width."""

    def __init__(self, values: npt.NDArray[Any]) -> None:
        self._values = values

    def between(self, start: int, end: int) -> tuple[bytes, ...]:
        """The bytes of the rows from one to before another."""
        return (self._values[start:end].tobytes(),)


class _Texts:
    """Values of any length: how long each is, then all of them."""

    def __init__(self, values: pa.Array) -> None:
        _, offsets, data = values.buffers()
        self._ends = np.frombuffer(offsets, np.int32, len(values) + 1, values.offset * np.int32().itemsize)
        self._lengths = np.diff(self._ends)
        self._data = memoryview(data if data is not None else b"")

    def between(self, start: int, end: int) -> tuple[bytes, ...]:
        """The bytes of the rows from one to before another."""
        return self._lengths[start:end].tobytes(), bytes(self._data[self._ends[start] : self._ends[end]])


def _laid_out(values: pa.ChunkedArray) -> _LaidOut:
    """Bytes under a null are whatever memory held: they are filled."""
    if pa.types.is_string(values.type) or pa.types.is_binary(values.type):
        empty = pa.scalar(b"" if pa.types.is_binary(values.type) else "", values.type)
        return _Texts((pc.fill_null(values, empty) if values.null_count else values).combine_chunks())
    if pa.types.is_temporal(values.type):
        values = values.cast(pa.int64() if pa.types.is_timestamp(values.type) else pa.int32())
    if values.null_count:
        values = pc.fill_null(values, pa.scalar(False if pa.types.is_boolean(values.type) else 0, values.type))
    return _Fixed(values.to_numpy())
