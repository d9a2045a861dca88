"""What is in the watched folder, and which files of it are ready to be taken.

A file is ready when it has stayed the same from one look to the next and for some seconds: a file that is still being
written waits. Names that end as programs name unfinished files (`.part`, `.tmp`, …), or begin with a dot, are left out.

What became of each file, by size and time of change, is noted in `incoming.json` in the data root, so that a file is
taken once, one that was changed is taken again, and one that a killed run was to take is not forgotten.

Belongs here: looking and that note. Not here: taking files (`incoming`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assets.books import Books
from assets.live.folder_defaults import NAME as DEFAULTS_NAME
from assets.live.notes import read_note

NOTE = "incoming.json"
SETTLED_SECONDS = 5.0
"""So long a file must be unchanged, or it may still be being written."""
_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp", "~")

Stamp = tuple[int, int]
"""Size in bytes and time of change in nanoseconds."""
Stamps = Mapping[str, Stamp]
"""By path below the watched folder, with `/`."""


@dataclass(frozen=True, slots=True)
class Look:
    """The folder at one moment."""

    stamps: Stamps
    ready: Sequence[str]
    """Files to take, the oldest change first."""
    waiting: Sequence[str]
    """Files that may still be written."""


def look(books: Books, folder: Path, earlier: Stamps, now: float) -> Look:
    """What is there, given what was at the look before; `now` in seconds since 1970."""
    stamps = dict(sorted(_stamps(folder).items(), key=lambda item: (item[1][1], item[0])))
    done = noted(books)
    fresh = [name for name, stamp in stamps.items() if done.get(name) != stamp]
    ready = [name for name in fresh if stamps[name] == earlier.get(name) and _settled(stamps[name], now)]
    return Look(stamps, ready, [name for name in fresh if name not in set(ready)])


def stamp_of(folder: Path, name: str) -> Stamp:
    """A file as it is now; FileNotFoundError if it is gone."""
    found = (folder / name).stat()
    return found.st_size, found.st_mtime_ns


def noted(books: Books) -> dict[str, Stamp]:
    """The files that were dealt with, as they were then. UserError if the note is damaged."""
    advice = (
        "remove it; the files that are still in the watched folder are then looked at once more, and none counts twice"
    )
    return read_note(books.root, NOTE, _stamps_of, advice) or {}


def note(books: Books, folder: Path, done: Stamps) -> None:
    """Add files that were dealt with, and forget those that are gone."""
    known = {name: stamp for name, stamp in {**noted(books), **done}.items() if (folder / name).exists()}
    books.root.replace(NOTE, json.dumps(known, indent=0, ensure_ascii=False).encode() + b"\n")


def stamps_to_text(stamps: Stamps) -> str:
    """A look as a sensor's cursor."""
    return json.dumps(stamps, ensure_ascii=False)


def stamps_from_text(text: str | None) -> dict[str, Stamp]:
    """A look from a sensor's cursor; of the first, nothing."""
    return _stamps_of(json.loads(text or "{}"))


def _stamps_of(record: Mapping[str, Sequence[int]]) -> dict[str, Stamp]:
    return {name: (size, at) for name, (size, at) in record.items()}


def _stamps(folder: Path) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.name == DEFAULTS_NAME or name.lower().endswith(_UNFINISHED) or _is_hidden(name):
            continue
        try:
            if path.is_file():
                found[name] = stamp_of(folder, name)
        except FileNotFoundError:
            continue  # moved away between listing and looking
    return found


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _settled(stamp: Stamp, now: float) -> bool:
    return now - stamp[1] / 1e9 >= SETTLED_SECONDS
