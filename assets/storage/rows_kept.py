"""Rows of day files that this process wrote or read lately, so that the next step does not decode them again.

A file is known again by its stamp (`root`): one that was replaced meanwhile, by whomever, is read anew. What is kept is
bounded, so that memory does not grow with the books.

Belongs here: that store. Not here: reading and writing files (`day_files`).
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

import pyarrow as pa

_BYTES = 32 << 20
_FILES = 6_000
"""Small tables cost some kilobytes each beside their rows."""


@dataclass(slots=True)
class RowsKept:
    """Tables by name of file, the ones that were used longest ago given up first."""

    bytes_at_most: int = _BYTES
    files_at_most: int = _FILES
    _held: OrderedDict[tuple[str, str], tuple[object, pa.Table, int]] = field(default_factory=OrderedDict)
    _bytes: int = 0

    def keep(self, file: tuple[str, str], stamp: object | None, rows: pa.Table, size: int | None = None) -> None:
        """Keep all rows of a file; nothing if its stamp is not known, or if they alone are too many. `size`: the bytes
        that they take, where they are a part of what Arrow counts."""
        self.forget(file)
        size = rows.get_total_buffer_size() if size is None else size
        if stamp is None or size > self.bytes_at_most // 4:
            return
        self._held[file] = stamp, rows, size
        self._bytes += size
        while self._bytes > self.bytes_at_most or len(self._held) > self.files_at_most:
            self.forget(next(iter(self._held)))

    def of(self, file: tuple[str, str], stamp: object | None) -> pa.Table | None:
        """The rows of a file if they are kept and it has not been replaced."""
        known, rows, _ = self._held.get(file, (None, None, 0))
        if rows is None or stamp is None or known != stamp:
            return None
        self._held.move_to_end(file)
        return rows

    def forget(self, file: tuple[str, str]) -> None:
        """Give a file's rows up."""
        _, _, size = self._held.pop(file, (None, None, 0))
        self._bytes -= size
