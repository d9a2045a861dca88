"""From inputs to the days of `updates`: which inputs have a say in a day, and what its rows are.

A day's rows are those of all inputs on that day, the same text once, revisions of a post numbered over all days on
which it appeared. So a day depends on the inputs that have rows on it, and on the rows of its posts on other days (they
are rare: an edit that was given a new time of publication).

Belongs here: that dependence, and the rows of a day. Not here: posts with rows on several days (`roaming`), merging
revisions (`pipeline.ingest.revisions`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from assets.inbox.inputs import Input, inputs
from assets.inbox.reading import DayReader, Reading, read_rows, reading
from assets.inbox.roaming import Roaming, roaming_posts
from assets.storage.day_file import Day
from assets.storage.days_of_rows import by_day
from assets.storage.digest import fingerprint
from assets.storage.root import DataRoot
from pipeline.engines import packed_days
from pipeline.ingest import merge_rejects, merge_updates
from schemas import empty_table

_OPEN_AT_ONCE = 16
_MERGED_AT_ONCE = 2_000
"""Rows of days that are merged together, each of `_ROW_BYTES` at most; a day with more is merged alone."""
_ROW_BYTES = 4_000


@dataclass(frozen=True)
class Inbox:
    """All inputs that have been read, in the order in which they were registered."""

    root: DataRoot
    read: tuple[tuple[Input, Reading], ...]

    @cached_property
    def inputs_by_day(self) -> Mapping[date, list[tuple[Input, Reading]]]:
        """The inputs with rows on each day of publication."""
        found: defaultdict[date, list[tuple[Input, Reading]]] = defaultdict(list)
        for item in self.read:
            for day in item[1].days:
                found[day].append(item)
        return dict(sorted(found.items()))

    def update_days(self) -> dict[Day, str]:
        """The fingerprint of what each day of `updates` is made from."""
        return {
            day: fingerprint((found.token for _, found in items), self._tokens_elsewhere(day))
            for day, items in self.inputs_by_day.items()
        }

    def update_rows(self, day: date) -> int:
        """How many rows inputs have on a day."""
        return sum(found.days[day] for _, found in self.inputs_by_day.get(day, ()))

    def roaming_on(self, days: Iterable[date]) -> Roaming:
        """Those posts on some days that appear on more than one, with all days of each."""
        return {post: self.roaming[post] for day in days for post in self._roaming_by_day.get(day, ())}

    def share_of(self, days: Sequence[date]) -> Share:
        """What some days of `updates` are made from."""
        roaming = self.roaming_on(days)
        touched = {*days, *(other for on in roaming.values() for other in on)}
        read = tuple(item for item in self.read if not touched.isdisjoint(item[1].days))
        return Share(self.root, tuple(days), read, roaming)

    def reject_days(self) -> dict[Day, str]:
        """The fingerprint of what each day of `rejects` is made from."""
        found: defaultdict[date, list[str]] = defaultdict(list)
        for item, read in self.read:
            if read.rejects:
                found[item.registered_at.date()].append(read.token)
        return {day: fingerprint(tokens) for day, tokens in sorted(found.items())}

    def rejects_of(self, day: Day) -> pa.Table:
        """The rows of `rejects` of inputs that were registered on one day."""
        items = [item for item, read in self.read if read.rejects and item.registered_at.date() == day]
        return reduce(merge_rejects, (read_rows(self.root, item, "rejects") for item in items), empty_table("rejects"))

    @cached_property
    def roaming(self) -> Roaming:
        """Posts that appear on more than one day, with those days."""
        return roaming_posts(self.root, self.read)

    @cached_property
    def _roaming_by_day(self) -> Mapping[date, Sequence[str]]:
        found: defaultdict[date, list[str]] = defaultdict(list)
        for post, days in self.roaming.items():
            for day in days:
                found[day].append(post)
        return found

    def _tokens_elsewhere(self, day: date) -> list[str]:
        """What the other days of posts of the day are made from."""
        others = {other for days in self.roaming_on([day]).values() for other in days if other != day}
        return sorted({found.token for other in others for _, found in self.inputs_by_day[other]})


@dataclass(frozen=True, slots=True)
class Share:
    """What some days of `updates` are made from; another process can make them of it."""

    root: DataRoot
    days: Sequence[date]
    read: Sequence[tuple[Input, Reading]]
    """The inputs with rows on the days, or on the other days of posts that roam."""
    roaming: Roaming
    """Those on the days."""

    def updates(self) -> Iterator[tuple[date, pa.Table]]:
        """The rows of `updates` on each of the days."""
        roams = {day for days in self.roaming.values() for day in days}
        with closing(_Readers(self.root)) as readers:
            for alone, days in groupby(self.days, roams.__contains__):
                if alone:
                    yield from ((day, self._updates_of(day, readers)) for day in days)
                else:
                    yield from self._updates_together(list(days), readers)

    def _updates_together(self, days: Sequence[date], readers: _Readers) -> Iterator[tuple[date, pa.Table]]:
        """The rows of days which have no post in common with any other, merged for some days at a time."""
        sizes = [(day, sum(_weight(item, found, day) for item, found in self.read)) for day in days]
        for some in packed_days(sizes, _MERGED_AT_ONCE):
            there = [(item, found, [day for day in some if day in found.days]) for item, found in self.read]
            parts = (readers.rows(item, found, on) for item, found, on in there if on)
            merged = by_day(reduce(merge_updates, parts, empty_table("updates")), "published_at")
            yield from ((day, merged[day]) for day in some)

    def _updates_of(self, day: date, readers: _Readers) -> pa.Table:
        parts = [readers.rows(item, found, [day]) for item, found in self.read if day in found.days]
        posts = {post for part in parts for post in part["post_id"].to_pylist()} & self.roaming.keys()
        if not posts:
            return reduce(merge_updates, parts, empty_table("updates"))
        days = sorted({other for post in posts for other in self.roaming[post]})
        wanted = pa.array(sorted(posts), pa.string())
        parts = []
        for item, found in self.read:
            there = [readers.rows(item, found, [other]) for other in days if other in found.days]
            parts += [rows.filter(pc.or_(_is_on(rows, day), pc.is_in(rows["post_id"], wanted))) for rows in there]
        merged = reduce(merge_updates, parts, empty_table("updates"))
        return merged.filter(_is_on(merged, day))


class _Readers:
    """Readers of the inputs that were asked for last."""

    def __init__(self, root: DataRoot) -> None:
        self._root = root
        self._open: dict[str, DayReader] = {}

    def rows(self, item: Input, found: Reading, days: Sequence[date]) -> pa.Table:
        """What an input has on some of its days."""
        reader = self._open.pop(item.input_id, None) or DayReader(self._root, item, found)
        self._open[item.input_id] = reader
        if len(self._open) > _OPEN_AT_ONCE:
            self._open.pop(next(iter(self._open))).close()
        return reader.rows(days)

    def close(self) -> None:
        """Close them all."""
        for reader in self._open.values():
            reader.close()
        self._open.clear()


def _weight(item: Input, found: Reading, day: date) -> int:
    """The rows of an input on a day; more of them where its posts are long on the whole."""
    return found.days.get(day, 0) * max(1, item.size // (max(1, found.updates) * _ROW_BYTES))


def _is_on(rows: pa.Table, day: date) -> pa.ChunkedArray:
    return pc.equal(pc.cast(rows["published_at"], pa.date32()), pa.scalar(day, pa.date32()))


def open_inbox(root: DataRoot, start: date) -> Inbox:
    """The inputs that have been read as they are now."""
    found = ((item, reading(root, item, start)) for item in inputs(root))
    return Inbox(root, tuple((item, read) for item, read in found if read is not None))
