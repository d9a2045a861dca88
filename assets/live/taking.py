"""Taking one file into the inbox: registered and read at once, or not at all.

Belongs here: that step, shared by the watched folder and the polled sources. Not here: which files (`incoming`) or
responses (`responses`) are taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assets.books import Books
from assets.inbox.given import forget_refusals
from assets.inbox.inputs import Input, Known, known_inputs, put_back, register
from assets.inbox.reading import Reading, by_clock_of, read_registered, read_rows, reading
from pipeline.ingest import Defaults


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is in the inbox."""

    item: Input
    reading: Reading
    is_new: bool
    """False: the same bytes were there already."""


def take(books: Books, path: Path, defaults: Defaults, now: datetime, known: Known | None = None) -> Taken:
    """Register and read a file. InputError if it cannot be read; the inbox is then as it was.

    `known`: what `known_inputs` gives, to which the input is added, so that who takes many files lists the inbox once.
    """
    before = known_inputs(books.root) if known is None else known
    item = by_clock_of(books.root, register(books.root, path, defaults, now, before), books.start, now)
    found = reading(books.root, item, books.start)
    try:
        found = found if found and not found.refused else read_registered(books.root, item, books.start)
    except BaseException:
        put_back(books.root, item, before.get(item.input_id))
        raise
    is_new = item.input_id not in before
    before[item.input_id] = item
    forget_refusals(books, before, {item.sha256})
    return Taken(item, found, is_new)


def adds_nothing(books: Books, item: Input, earlier: Input) -> bool:
    """Whether each text that one input has is in an earlier one too."""
    return _texts(books, item) <= _texts(books, earlier)


def give_up(books: Books, taken: Taken) -> None:
    """Take an input that is new out of the inbox again."""
    if taken.is_new:
        put_back(books.root, taken.item, None)


def _texts(books: Books, item: Input) -> set[str]:
    return set(read_rows(books.root, item, "updates", ["update_id"])["update_id"].to_pylist())
