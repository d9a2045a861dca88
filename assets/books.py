"""What every step needs to know: where the tables are kept, since which month posts are read, and from which month
Dagster shows them.

Belongs here: that. Not here: months and ranges of them (`partitions`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import dagster as dg

from assets.partitions import MonthRange, month_of, month_range, months, this_month
from assets.settings import DEFAULT_START, SettingError, Settings, read_month
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from assets.storage.form import described
from assets.storage.root import DataRoot
from assets.working_tables import WORKING
from pipeline.ingest.inputs import MADE_HERE
from schemas import TABLES

_NOTE = MADE_HERE
_SHOWN_AT_LEAST = timedelta(days=365)
"""So that live operation in a new folder has a month for what comes. Books that were begun with a month of their own
are shown from that month."""


@dataclass(frozen=True)
class Books:
    """The tables under one data root."""

    root: DataRoot
    start: date
    """The first month from which posts are read."""
    first: date
    """The first month that Dagster shows; days before it are counted to it."""
    last: date | None = None
    """The last one, likewise; None: the current month."""

    def table(self, name: str) -> StoredTable:
        """One table as it is kept now, of the contract or a working one; KeyError if there is no such table."""
        return StoredTable(self.root, WORKING.get(name) or described(name))

    def require_known(self) -> None:
        """VersionError if the last file of a table was written by a newer Tollbook."""
        for name in TABLES:
            stored = self.table(name)
            for day in stored.days()[-1:]:
                stored.file(day)

    def remember(self) -> None:
        """Keep what the files of all tables say, for the next process. Only for who has the turn of the tables."""
        for name in (*TABLES, *WORKING):
            self.table(name).remember()

    def anywhere(self) -> Books:
        """The same books, named so that a process with another working folder finds them."""
        return self if "://" in self.root.url else replace(self, root=DataRoot(str(self.root.path)))

    @property
    def months(self) -> dg.MonthlyPartitionsDefinition:
        """The partitions of all tables that are kept by day."""
        return months(self.first, self.last)

    @property
    def shown(self) -> MonthRange:
        """The first and the last month that Dagster shows."""
        return MonthRange(self.first, self.last or this_month())

    def reaching(self, days: Iterable[Day]) -> Books:
        """The same books, with months shown for these days too."""
        possible = MonthRange(self.start, this_month())
        found = [month_of(day, possible) for day in days if day is not None]
        return replace(self, first=min([self.first, *found]), last=self.last and max([self.last, *found]))

    def of_news_only(self) -> Books:
        """The same books without the months before the first news and since the last, if there is any: nothing is made
        for them, and so they would be shown as missing. A month with which they were begun stays."""
        days = [day for day in self.table("updates").days() if day is not None]
        if not days:
            return self
        first = self.first if self.first == self.start else month_of(days[0], self.shown)
        last = month_of(days[-1], self.shown)
        return replace(self, first=first, last=last if last != this_month() else None)

    def within(self, found: MonthRange) -> Callable[[Day], bool]:
        """Whether a day belongs to one of the months."""
        return lambda day: day is not None and found.holds(day, self.shown)

    def asked_for(self, context: dg.AssetExecutionContext) -> MonthRange:
        """The months that a run is to make."""
        return month_range(context.partition_key_range)


def open_books(settings: Settings) -> Books:
    """The books that the settings point to; SettingError if what was noted of them cannot be read."""
    root = DataRoot(settings.data)
    start = settings.start or _noted_start(root) or DEFAULT_START
    if start != DEFAULT_START:
        return Books(root, start, start)
    lately = (datetime.now(UTC) - _SHOWN_AT_LEAST).date().replace(day=1)
    return Books(root, start, lately).reaching(StoredTable(root, described("updates")).days()[:1])


def note_start(books: Books) -> None:
    """Note the first month, so that it need not be given again."""
    if _noted_start(books.root) != books.start:
        books.root.replace(_NOTE, json.dumps({"start": f"{books.start:%Y-%m}"}).encode() + b"\n")


def _noted_start(root: DataRoot) -> date | None:
    try:
        note = root.read(_NOTE)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return read_month(json.loads(note)["start"])
    except (ValueError, LookupError, TypeError, SettingError) as error:
        raise SettingError(
            f"{_NOTE} in {root.url} is damaged ({error}): remove it; if the books were begun with --start, give that "
            "month again with the next run"
        ) from None
