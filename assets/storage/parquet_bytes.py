"""Rows as the bytes of a Parquet file that tells when it is damaged: each page has a checksum, and reading holds it.

Equal rows and labels give equal bytes, as long as the `WRITER` is the same.

Belongs here: bytes. Not here: where they are kept (`root`), what the labels say (`day_files`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

WRITER = f"Arrow {pa.__version__}, 3"
"""What makes the bytes of a file: equal rows and labels give equal bytes exactly where this is the same. Raise the
number when something is to be written in another way."""
FOR_STEPS_LABEL = "tollbook.for_steps"
"""Stands on files that only later steps read, most of them many times."""
_SMALL = 256
"""Rows below which dictionaries, packing and the least and greatest of each column cost time and, with their headers,
more room than they save."""
_LARGE = 1 << 20
"""Bytes from which handing columns to threads is worth it."""


class DamagedFileError(Exception):
    """A file of the data root is not as it was written: cut short, or with other bytes. It can be made anew."""

    def __init__(self, path: str, what: object) -> None:
        super().__init__(f"{path} is damaged ({what})")
        self.path = path
        """Under the data root."""
        self._what = what

    def __reduce__(self) -> tuple[type[DamagedFileError], tuple[str, str]]:
        """So that it reaches the caller of a worker process."""
        return DamagedFileError, (self.path, str(self._what))


def encoded(rows: pa.Table, labels: Mapping[str, str]) -> bytes:
    """A Parquet file of one row group, with the labels in its metadata.

    What is for steps alone is packed less tightly, so that reading takes half the time, and has no bounds of columns,
    for which no step asks.
    """
    sink = pa.BufferOutputStream()
    small, for_steps = len(rows) < _SMALL, FOR_STEPS_LABEL in labels
    with pq.ParquetWriter(
        sink,
        rows.schema,
        compression="none" if small else "lz4" if for_steps else "zstd",
        use_dictionary=not small,
        write_statistics=not (small or for_steps),
        write_page_checksum=True,
        store_schema=False,  # Parquet's own says all of it
    ) as writer:
        writer.write_table(rows)
        writer.add_key_value_metadata(dict(sorted(labels.items())))
    return bytes(sink.getvalue().to_pybytes())


def decoded(data: bytes, path: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows, or some columns of them. DamagedFileError, which names the path, if it is no whole Parquet file."""
    try:
        file = pq.ParquetFile(pa.BufferReader(data), page_checksum_verification=True)
        return file.read(columns=list(columns) if columns is not None else None, use_threads=len(data) > _LARGE)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DamagedFileError(path, error) from None


def labels_of(data: bytes, path: str) -> dict[str, str]:
    """The labels in a file's metadata. DamagedFileError as `decoded`."""
    try:
        metadata = pq.read_metadata(pa.BufferReader(data)).metadata or {}
        return {key.decode(): value.decode() for key, value in metadata.items() if key != b"ARROW:schema"}
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DamagedFileError(path, error) from None
