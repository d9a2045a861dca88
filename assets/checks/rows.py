"""Rows of stored tables as the laws need them, each file read once for all laws that are held together.

Belongs here: reading what laws need, and keeping it. Not here: long texts, which are too large to keep (a law about
them reads them day by day).
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from assets.books import Books
from assets.partitions import MonthRange
from assets.storage.day_files import Day
from schemas import table

_LONG = frozenset({"headline", "body", "sentence", "quote", "raw", "detail"})


class Shelf:
    """The tables in the given months, without their long texts."""

    def __init__(self, books: Books, months: MonthRange) -> None:
        self.books = books
        self.months = months
        self._tables: dict[str, pa.Table] = {}
        self._ids: dict[tuple[str, str], list[str]] = {}

    def days(self, name: str) -> list[Day]:
        """The days of a table that belong to the months; all of them for a table without partition."""
        return [day for day in self.books.table(name).days() if day is None or self.months.holds(day, self.books.start)]

    def table(self, name: str) -> pa.Table:
        """A table in the months, but for long texts."""
        if name not in self._tables:
            columns = [column.name for column in table(name).columns if column.name not in _LONG]
            self._tables[name] = self.books.table(name).read_days(self.days(name), columns)
        return self._tables[name]

    def rows(self, name: str, columns: Iterable[str]) -> list[dict[str, object]]:
        """Some columns of a table in the months, as rows."""
        found: list[dict[str, object]] = self.table(name).select(list(columns)).to_pylist()
        return found

    def all_ids(self, name: str, column: str) -> list[str]:
        """One column of a table over all days, whatever the months."""
        if (name, column) not in self._ids:
            stored = self.books.table(name)
            self._ids[name, column] = stored.read_days(stored.days(), [column])[column].to_pylist()
        return self._ids[name, column]
