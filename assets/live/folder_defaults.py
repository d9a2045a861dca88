"""`defaults.toml` in a watched folder, or in a folder below it: what holds for the files beside and below it.

    source = "Delta Courier"
    timezone = "Europe/Kyiv"
    published = 2024-09-05T21:00:00     # or "file time": when the file was last changed

The nearest `defaults.toml` counts, alone. Belongs here: reading it. Not here: what the defaults do (`pipeline.ingest`).
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.ingest import Defaults, InputError

NAME = "defaults.toml"
_FILE_TIME = "file time"
_KEYS = {"source", "timezone", "published"}


def defaults_for(path: Path, folder: Path) -> Defaults:
    """What holds for a file in or below the folder. InputError if `defaults.toml` cannot be used."""
    for parent in path.parents:
        if (parent / NAME).is_file():
            return _read(parent / NAME, path)
        if parent == folder:
            break
    return Defaults()


def _read(file: Path, path: Path) -> Defaults:
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file} is no TOML: {error}") from None
    if unknown := sorted(found.keys() - _KEYS):
        raise InputError(f"{file} knows no {unknown[0]!r}: it has {', '.join(sorted(_KEYS))}")
    zone, source, published = found.get("timezone"), found.get("source"), found.get("published")
    if not isinstance(source, str | None):
        raise InputError(f"{file}: source must be text, in quotation marks")
    try:
        zone = ZoneInfo(zone).key if zone is not None else None
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        raise InputError(f"{file}: timezone = {zone!r} is not known: write one as Europe/Kyiv") from None
    if published == _FILE_TIME:
        published = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if not isinstance(published, datetime | None):
        raise InputError(f'{file}: published must be a time such as 2024-09-05T21:00:00, or "{_FILE_TIME}"')
    return Defaults(published, zone, source)
