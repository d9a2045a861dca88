"""Files that a user named, taken into the inbox each by itself: one that cannot be read keeps no other from it.

Belongs here: what becomes of those that can be read and of those that cannot. Not here: files of the watched folder
(`assets.live.taking`), registering (`inputs`), reading (`reading`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assets.books import Books
from assets.inbox.inputs import Input, Known, known_inputs, put_back, register
from assets.inbox.reading import Reading, by_clock_of, read_registered, reading
from pipeline.ingest import Defaults, InputError

Make = Callable[[Iterable[str]], None]
"""Brings assets up to date, by their names."""
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Given:
    """What became of the files."""

    read: Sequence[tuple[Input, Reading]]
    """The inputs that could be read, each once, with what that gave."""
    refused: Mapping[str, str]
    """Why each of the other files could not be read and what to do, by its path as it was given."""


def take_given(books: Books, files: Sequence[Path], defaults: Defaults, make: Make) -> Given:
    """Register files and have the assets `inbox` and `rejects` made, which read them.

    A file that cannot be read is kept as an input and is in `rejects`, so that it is not forgotten; but one that was
    read before, with other defaults, stays as it was. InputError if none can be read; the inbox is then as it was.
    """
    before = known_inputs(books.root)
    taken = _Taken(books, defaults, dict(before))
    try:
        for path in files:
            taken.add(path)
        make(["inbox", "rejects"])
    except BaseException:
        taken.undo(before)
        raise
    found = taken.found()
    if taken.refused and not found:
        taken.undo(before)
        make(["inbox", "rejects"])
        raise InputError(_told(taken.refused))
    if forget_refusals(books, taken.known, {item.sha256 for item, _ in found}):
        make(["rejects"])
    return Given(found, taken.refused)


@dataclass
class _Taken:
    books: Books
    defaults: Defaults
    known: Known
    items: dict[str, Input] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, path: Path) -> None:
        """Register a file; two of the same bytes are one input."""
        try:
            item = self._registered(path)
        except InputError as error:
            self.refused[str(path)] = str(error)
            return
        self.known[item.input_id] = self.items[item.input_id] = item

    def _registered(self, path: Path) -> Input:
        root, start, now = self.books.root, self.books.start, datetime.now(UTC)
        item = by_clock_of(root, register(root, path, self.defaults, now, self.known), start, now)
        old = self.known.get(item.input_id)
        found = reading(root, old, start) if old is not None and old != item else None
        if found is not None and found.updates:
            try:
                read_registered(root, item, start)
            except InputError:
                put_back(root, item, old)
                raise
        return item

    def found(self) -> list[tuple[Input, Reading]]:
        """What reading gave, of those that could be read; the others are noted as refused."""
        readings = [(item, reading(self.books.root, item, self.books.start)) for item in self.items.values()]
        self.refused |= {item.given_as: read.refused for item, read in readings if read is not None and read.refused}
        return [(item, read) for item, read in readings if read is not None and not read.refused]

    def undo(self, before: Known) -> None:
        for item in self.items.values():
            put_back(self.books.root, item, before.get(item.input_id))


def forget_refusals(books: Books, known: Known, read: set[str]) -> bool:
    """Take inputs out of the inbox that could not be read where the same bytes have been read for another source, given
    by their SHA-256; whether there were any."""
    same = [item for item in known.values() if item.sha256 in read]
    found = [(item, reading(books.root, item, books.start)) for item in same]
    gone = [item for item, reading_ in found if reading_ is not None and reading_.refused]
    for item in gone:
        put_back(books.root, item, None)
    return bool(gone)


def _told(refused: Mapping[str, str]) -> str:
    reasons = list(refused.values())
    if len(reasons) == 1:
        return reasons[0]
    more = [f"and {len(reasons) - _SHOWN} more"] if len(reasons) > _SHOWN else []
    return "\n".join([f"none of {len(reasons)} files could be read:", *reasons[:_SHOWN], *more])
