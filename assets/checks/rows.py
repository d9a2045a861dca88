"""Rows of stored tables as the laws need them."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from assets.books import Books
from assets.partitions import MonthRange
from assets.storage.day_files import Day


def days(books: Books, name: str, months: MonthRange) -> list[Day]:
    """The days of a table that belong to the months; all of them for a table without partition."""
    return [day for day in books.table(name).days() if day is None or months.holds(day, books.start)]


def by_day(books: Books, name: str, months: MonthRange, columns: list[str]) -> Iterator[tuple[Day, pa.Table]]:
    """Some columns of a table, a day at a time."""
    stored = books.table(name)
    for day in days(books, name, months):
        yield day, stored.read(day, columns)


def rows(books: Books, name: str, months: MonthRange, columns: list[str]) -> Iterator[dict[str, object]]:
    """Some columns of a table, a row at a time."""
    for _, found in by_day(books, name, months, columns):
        yield from found.to_pylist()


def all_ids(books: Books, name: str, column: str) -> list[str]:
    """One column of a table over all days."""
    stored = books.table(name)
    return [value for day in stored.days() for value in stored.read(day, [column])[column].to_pylist()]
