"""What the files of a table say of themselves, remembered in this process and between processes.

A plan asks it of every day of a year or more, and reading a footer takes a hundred times as long as asking the file
system whether the file is still the same. So what a file said holds for as long as its stamp (`DataRoot.stamps`) is the
same. It is kept in the data root, a file a table, with a digest: what is missing there, damaged, or of another version
is found out anew, and nothing but time is lost.

Belongs here: that memory. Not here: reading a footer (`day_files`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from assets.storage.day_file import DayFile
from assets.storage.root import DataRoot
from schemas import SCHEMA_VERSION

FOLDER = ".known"
_TABLES_HELD = 64
"""Tables that a process remembers, those that were asked for last."""
_FORM = f"1 of schema {SCHEMA_VERSION}"


@dataclass(slots=True)
class KnownFiles:
    """The files of one table by their paths under the data root."""

    root: DataRoot
    table: str
    _held: dict[str, tuple[object, DayFile]] = field(default_factory=dict)
    _is_loaded: bool = False
    _has_news: bool = False

    def get(self, path: str, stamp: object) -> DayFile | None:
        """What the file said when it had this stamp; None if that is not known."""
        found = self._held.get(path)
        if found is None and not self._is_loaded:
            self._load()
            found = self._held.get(path)
        return found[1] if found is not None and found[0] == stamp else None

    def learn(self, path: str, stamp: object, file: DayFile) -> None:
        """Remember what a file with this stamp says."""
        if self._held.get(path) != (stamp, file):
            self._held[path] = (stamp, file)
            self._has_news = True

    def keep(self, paths: set[str]) -> None:
        """Keep in the data root what is known of these files, which are all there are; forget all others. OSError if it
        cannot be written. Only for who has the turn of the tables."""
        self._load()
        if not self._held.keys() <= paths:
            self._held = {path: found for path, found in self._held.items() if path in paths}
            self._has_news = True
        if self._has_news:
            self.root.replace(self._path, _encoded(self._held))
            self._has_news = False

    def _load(self) -> None:
        if not self._is_loaded:
            self._is_loaded = True
            self._held = dict(self._stored()) | self._held

    @property
    def _path(self) -> str:
        return f"{FOLDER}/{self.table}.json"

    def _stored(self) -> Iterator[tuple[str, tuple[object, DayFile]]]:
        try:
            data = self.root.read(self._path)
        except FileNotFoundError:
            return
        digest, _, body = data.partition(b"\n")
        if digest != _digest(body):
            return
        record = json.loads(body)
        if record["form"] != _FORM:
            return
        for path, (stamp, day, *rest) in record["files"].items():
            yield path, (tuple(stamp), DayFile(date.fromisoformat(day) if day else None, *rest))


def known_files(root: DataRoot, table: str) -> KnownFiles:
    """What this process knows of the files of a table."""
    found = _known.pop((root.url, table), None) or KnownFiles(root, table)
    _known[root.url, table] = found
    if len(_known) > _TABLES_HELD:
        _known.pop(next(iter(_known)), None)
    return found


def _encoded(held: dict[str, tuple[object, DayFile]]) -> bytes:
    files = {
        path: [
            stamp,
            file.day.isoformat() if file.day else None,
            file.rows,
            file.fingerprint,
            file.content,
            dict(file.counts),
            dict(file.notes),
        ]
        for path, (stamp, file) in held.items()
        if file.fingerprint
    }
    body = json.dumps({"form": _FORM, "files": files}, ensure_ascii=False, separators=(",", ":")).encode()
    return _digest(body) + b"\n" + body


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


_known: dict[tuple[str, str], KnownFiles] = {}
"""By data root and table; in the order in which they were asked for."""
