"""Which days of a table are to be made anew, and doing it.

One rule serves new input, repeated runs, late posts, upgrades and runs that broke off: a day is made anew exactly when
the fingerprint of what it should be made from is not the one in its file. A day that should not be there is removed.

Belongs here: that rule. Not here: what a day of some table is made from (`assets.steps`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pyarrow as pa

from assets.storage.day_file import Day, DayFile
from assets.storage.day_files import StoredTable
from assets.storage.new_day import NewDay

Watch = Callable[[str, int, int], None]
"""Called with table, days done and days to do, while a plan is carried out."""


def unwatched(_table: str, _done: int, _of: int) -> None:
    """The watch of nobody."""


Made = Iterator[tuple[Day, pa.Table | DayFile]]
"""Days as they are made: the rows of each, or its file where the rows have been written already."""


def one_by_one(make: Callable[[Day], pa.Table]) -> Callable[[Sequence[Day]], Made]:
    """Makes days each by itself."""
    return lambda days: ((day, make(day)) for day in days)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What the days of one table should be."""

    table: str
    wanted: Mapping[Day, str]
    """The fingerprint of what each day is made from."""
    make: Callable[[Sequence[Day]], Made]
    """Makes days, given in order, and gives each as soon as it is made."""
    in_scope: Callable[[Day], bool] = lambda _: True
    """Days out of scope are left alone, whether wanted or not."""
    notes: Callable[[pa.Table], Mapping[str, str]] = lambda _: {}
    """What to leave in a file's metadata, from its rows."""
    there: Mapping[Day, DayFile] | None = None
    """The files in scope as they were when the plan was made, for tables that are made together; None: look."""

    def changes(self, stored: StoredTable) -> tuple[list[Day], list[Day]]:
        """The days to make and the days to remove, each in order."""
        make, remove, _ = self.compared(stored)
        return make, remove

    def compared(self, stored: StoredTable) -> tuple[list[Day], list[Day], list[DayFile]]:
        """The days to make, the days to remove, and the files that are as they should be."""
        there = stored.files(self.in_scope) if self.there is None else self.there
        wanted = {day: made_from for day, made_from in self.wanted.items() if self.in_scope(day)}
        kept = [file for day, file in there.items() if wanted.get(day) == file.fingerprint]
        make = wanted.keys() - {file.day for file in kept}
        return sorted(make, key=str), [day for day in there if day not in self.wanted], kept


@dataclass(frozen=True, slots=True)
class Written:
    """What carrying out a plan did."""

    made: list[DayFile] = field(default_factory=list)
    kept: list[DayFile] = field(default_factory=list)
    removed: list[Day] = field(default_factory=list)

    @property
    def files(self) -> list[DayFile]:
        """All days there are now, in order."""
        return sorted([*self.made, *self.kept], key=lambda file: str(file.day))


def carry_out(plan: DayPlan, stored: StoredTable, watch: Watch = unwatched) -> Written:
    """Make and remove what differs. SchemaError or OSError leave the day at hand, and those after it, as they were."""
    to_make, to_remove, kept = plan.compared(stored)
    written = Written(kept=kept)
    watch(plan.table, 0, len(to_make))
    for file in _written(plan, stored, to_make) if to_make else ():
        written.made.append(file)
        watch(plan.table, len(written.made), len(to_make))
    for day in to_remove:
        stored.remove(day)
        written.removed.append(day)
    return written


def _written(plan: DayPlan, stored: StoredTable, days: Sequence[Day]) -> Iterator[DayFile]:
    """Makes days and gives their files, which are in place."""
    for has_file, made in groupby(plan.make(days), lambda of_day: isinstance(of_day[1], DayFile)):
        if not has_file:
            yield from stored.write_days(_new(plan, day, rows) for day, rows in made)
            continue
        for _, file in made:
            stored.learn(file)
            yield file


def _new(plan: DayPlan, day: Day, rows: pa.Table) -> NewDay:
    return NewDay(day, rows, plan.wanted[day], plan.notes(rows))
