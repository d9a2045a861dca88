"""Rows of stored tables as the laws need them: some columns, day by day, so that years can be held against the laws.

Belongs here: reading what laws need. Not here: laws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from assets.books import Books
from assets.checks.keys import Numbers, all_numbers
from assets.inbox.inputs import Input, inputs
from assets.inbox.reading import Reading, reading
from assets.partitions import MonthRange
from assets.storage.day_files import Day


class Shelf:
    """The tables in the given months."""

    def __init__(self, books: Books, months: MonthRange) -> None:
        self.books = books
        self.months = months
        self._numbers: dict[tuple[str, str, tuple[Day, ...]], Numbers] = {}
        self._inputs: list[tuple[Input, Reading | None]] | None = None

    def days(self, name: str) -> list[Day]:
        """The days of a table that are at hand; all there is of a table without partition."""
        return [day for day in self.books.table(name).days() if self._at_hand(day)]

    def by_day(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of a table, a day at a time."""
        stored = self.books.table(name)
        return (stored.read(day, columns) for day in self.days(name))

    def numbers(self, name: str, column: str, days: Sequence[Day] | None = None) -> Numbers:
        """The numbers of a column over some days, at hand or not; over all if none are given. Sorted."""
        stored = self.books.table(name)
        wanted = tuple(stored.days() if days is None else days)
        if (name, column, wanted) not in self._numbers:
            self._numbers[name, column, wanted] = all_numbers(stored.read(day, [column]) for day in wanted)
        return self._numbers[name, column, wanted]

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
        return day is None or self.months.holds(day, self.books.start)

    def _has_a_say(self, found: Reading | None) -> bool:
        return found is None or not found.days or any(map(self._at_hand, found.days))
