"""Rows of stored tables as the laws need them: some columns, some days at a time, so that years can be held against the
laws in little memory, and years of few rows in little time.

Belongs here: reading what laws need. Not here: laws.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import pyarrow as pa

from assets.books import Books
from assets.checks.keys import Numbers, all_numbers
from assets.inbox.inputs import Input, inputs
from assets.inbox.reading import Reading, reading
from assets.partitions import MonthRange
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable

_TOGETHER = 5_000
"""Rows that are looked at together, if no day has more."""
DAY = "(day)"
"""The column that says under which day a row is kept, which in a file only the folder tells."""
_KEPT = 40_000
"""Rows that are kept, with all their columns, for the laws that follow. What is beyond is read anew for each law."""


class Shelf:
    """The tables in the given months, or on the given days of them."""

    def __init__(self, books: Books, months: MonthRange, only: Collection[Day] | None = None) -> None:
        self.books = books
        self.months = months
        self._only = only
        self._numbers: dict[tuple[str, str, tuple[Day, ...]], Numbers] = {}
        self._inputs: list[tuple[Input, Reading | None]] | None = None
        self._held: dict[tuple[str, tuple[Day, ...]], pa.Table] = {}

    def days(self, name: str) -> list[Day]:
        """The days of a table that are at hand; all there is of a table without partition."""
        return [day for day in self.books.table(name).days() if self._at_hand(day)]

    def around(self, name: str) -> list[Day]:
        """All days of a table in the months, for what days say together."""
        return [day for day in self.books.table(name).days() if self._in_months(day)]

    def batches(self, name: str, days: Sequence[Day] | None = None) -> Iterator[tuple[Day, ...]]:
        """The days of a table that are at hand, or those that are given, some at a time, in order."""
        stored = self.books.table(name)
        batch: list[Day] = []
        rows = 0
        for day in self.days(name) if days is None else days:
            file = stored.file(day)
            if batch and rows + (file.rows if file else 0) > _TOGETHER:
                yield tuple(batch)
                batch, rows = [], 0
            batch.append(day)
            rows += file.rows if file else 0
        if batch:
            yield tuple(batch)

    def rows(self, name: str, days: tuple[Day, ...], columns: Sequence[str]) -> pa.Table:
        """Some columns of some days of a table; of the column `DAY`, the day under which each row is kept."""
        held = self._held.get((name, days))
        if held is not None:
            return held.select(columns)
        stored = self.books.table(name)
        files = [file for day in days if (file := stored.file(day)) is not None]
        if sum(file.rows for file in files) + sum(map(len, self._held.values())) > _KEPT:
            own = [column for column in columns if column != DAY]
            return _dated(stored, days, own).select(columns)
        self._held[name, days] = _dated(stored, days, None)
        return self._held[name, days].select(columns)

    def parts(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of all days at hand, some days at a time."""
        return (self.rows(name, batch, columns) for batch in self.batches(name))

    def parts_around(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of all days in the months, some days at a time. No other column is read, and nothing is kept:
        these are the days of two months where one day has changed."""
        return (self._without_keeping(name, batch, columns) for batch in self.batches(name, self.around(name)))

    def numbers(self, name: str, column: str, days: Sequence[Day] | None = None) -> Numbers:
        """The numbers of a column over some days, at hand or not; over all if none are given. Sorted."""
        wanted = tuple(self.books.table(name).days() if days is None else days)
        if (name, column, wanted) not in self._numbers:
            parts = (self._without_keeping(name, batch, [column]) for batch in self.batches(name, wanted))
            self._numbers[name, column, wanted] = all_numbers(parts)
        return self._numbers[name, column, wanted]

    def _without_keeping(self, name: str, days: tuple[Day, ...], columns: Sequence[str]) -> pa.Table:
        held = self._held.get((name, days))
        return held.select(columns) if held is not None else self.books.table(name).read_days(days, columns)

    def published_for(self, incident_days: Sequence[Day]) -> list[Day]:
        """The days of publication with a say in days of incidents, by the notes of `filed_claims`."""
        wanted = {day.isoformat() for day in incident_days if day is not None}
        files = self.books.table("filed_claims").files()
        return [day for day, file in files.items() if not wanted.isdisjoint(file.notes)]

    def incidents_of(self, published: Sequence[Day]) -> list[Day]:
        """The days of incidents in which days of publication have a say, by the notes of `filed_claims`."""
        files = self.books.table("filed_claims").files(frozenset(published).__contains__)
        wanted = {incident for file in files.values() for incident in file.notes}
        return [day for day in self.books.table("incident_claims").days() if day and day.isoformat() in wanted]

    def inputs(self) -> list[tuple[Input, Reading | None]]:
        """The inputs with posts in the months, or with none at all, with what reading them gave."""
        if self._inputs is None:
            start = self.books.start
            every = [(item, reading(self.books.root, item, start)) for item in inputs(self.books.root)]
            self._inputs = [(item, found) for item, found in every if self._has_a_say(found)]
        return self._inputs

    def _at_hand(self, day: Day) -> bool:
        return day is None or ((self._only is None or day in self._only) and self._in_months(day))

    def _in_months(self, day: Day) -> bool:
        return day is None or self.months.holds(day, self.books.shown)

    def _has_a_say(self, found: Reading | None) -> bool:
        return found is None or not found.days or any(map(self._at_hand, found.days))


def _dated(stored: StoredTable, days: Sequence[Day], columns: Sequence[str] | None) -> pa.Table:
    """Rows of some days with the column `DAY`."""
    parts = [stored.read(day, columns) for day in days]
    on = np.repeat(pa.array(days, pa.date32()).to_numpy(zero_copy_only=False), [len(part) for part in parts])
    rows = pa.concat_tables([stored.read_days((), columns), *parts])
    return rows.append_column(DAY, pa.array(on, pa.date32()))
