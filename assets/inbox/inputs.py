"""Which inputs there are: registering them, listing them, and the record of each.

Belongs here: the bytes and their record. Not here: reading what they say (`reading`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assets.storage.root import DataRoot
from pipeline.ingest import Defaults, InputError

FOLDER = "inbox"
_RECORD = "input.json"
_TAKEN = frozenset({_RECORD, "read.json", "updates.parquet", "rejects.parquet"})
"""Names of the files that lie beside an input."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input: bytes with a name, and what holds for its posts where they do not say it themselves."""

    input_id: str
    number: int
    """1, 2, … in the order in which inputs were registered."""
    name: str
    """Its file name."""
    given_as: str
    """The path that it was registered from."""
    size: int
    """Bytes."""
    sha256: str
    defaults: Defaults
    registered_at: datetime
    """Aware, UTC: the `ingested_at` of its rows."""

    @property
    def folder(self) -> str:
        """Its folder under the data root."""
        return f"{FOLDER}/{self.input_id}"

    @property
    def path(self) -> str:
        """Where its bytes are under the data root: the `input_path` of its rows."""
        return f"{self.folder}/{self.name}"


Known = dict[str, Input]
"""Registered inputs by id; the last has the greatest number."""


def register(root: DataRoot, path: Path, defaults: Defaults, now: datetime, known: Known | None = None) -> Input:
    """Keep a copy of an input. InputError if it cannot be read; OSError if it cannot be kept.

    The same bytes for the same source are the same input: if they are there with other defaults, those are replaced.
    `known`: what `known_inputs` gives, so that who registers many files lists the inbox once.
    """
    data = _bytes_of(path)
    sha = hashlib.sha256(data).hexdigest()
    key = hashlib.sha256(f"{sha} {defaults.source or ''}".encode()).hexdigest()[:16]
    known = known_inputs(root) if known is None else known
    old = known.get(key)
    if old is not None and _is_kept(root, old, data) and old.defaults == defaults:
        return old
    number = old.number if old else next((last.number for last in reversed(known.values())), 0) + 1
    name, registered_at = (old.name, old.registered_at) if old else (_kept_name(path), now)
    made = Input(key, number, name, str(path), len(data), sha, defaults, registered_at)
    root.replace(made.path, data)
    write_record(root, made)
    return made


def _kept_name(path: Path) -> str:
    """The file's name; one that the inbox needs itself, or that is hidden, with a word before it."""
    return f"given-{path.name}" if path.name in _TAKEN or path.name.startswith(".") else path.name


def _is_kept(root: DataRoot, item: Input, data: bytes) -> bool:
    """Whether the copy that was kept is whole; it is given now, so that a damaged one can be replaced."""
    try:
        return root.read(item.path) == data
    except FileNotFoundError:
        return False


def inputs(root: DataRoot) -> list[Input]:
    """All registered inputs in the order in which they were registered."""
    found = []
    for key in root.folders(FOLDER):
        try:
            found.append(_from_json(key, root.read(f"{FOLDER}/{key}/{_RECORD}")))
        except FileNotFoundError:
            continue  # registering broke off before the record was there: the input was never accepted
        except (ValueError, LookupError, TypeError) as error:
            raise InputError(
                f"{FOLDER}/{key}/{_RECORD} is damaged ({error}): restore it from a copy, or remove {FOLDER}/{key} and "
                f"give the input again"
            ) from None
    return sorted(found, key=lambda item: item.number)


def known_inputs(root: DataRoot) -> Known:
    """All registered inputs by their ids, in the order in which they were registered."""
    return {item.input_id: item for item in inputs(root)}


def write_record(root: DataRoot, item: Input) -> None:
    """Replace what is known of an input."""
    root.replace(f"{item.folder}/{_RECORD}", _to_json(item))


def put_back(root: DataRoot, item: Input, before: Input | None) -> None:
    """Undo a registration: the input is again what it was before, or not there at all."""
    if before is not None:
        write_record(root, before)
        return
    root.remove(f"{item.folder}/{_RECORD}")
    for name in ("read.json", "updates.parquet", "rejects.parquet", item.name):
        root.remove(f"{item.folder}/{name}")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist: check the path") from None
    except PermissionError:
        raise InputError(f"{path} may not be read by this user: change its permissions") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None


def _to_json(item: Input) -> bytes:
    published = item.defaults.published_at
    record = {
        "number": item.number,
        "name": item.name,
        "given_as": item.given_as,
        "size": item.size,
        "sha256": item.sha256,
        "registered_at": item.registered_at.isoformat(),
        "published_at": published.isoformat() if published else None,
        "timezone": item.defaults.timezone,
        "source": item.defaults.source,
        "charset": item.defaults.charset,
        "columns": dict(item.defaults.columns),
    }
    return json.dumps(record, indent=1, ensure_ascii=False).encode() + b"\n"


def _from_json(key: str, data: bytes) -> Input:
    record = json.loads(data)
    published = record["published_at"]
    defaults = Defaults(
        published_at=datetime.fromisoformat(published) if published else None,
        timezone=record["timezone"],
        source=record["source"],
        charset=record.get("charset"),
        columns=record.get("columns", {}),
    )
    registered_at = datetime.fromisoformat(record["registered_at"])
    return Input(
        key,
        record["number"],
        record["name"],
        record["given_as"],
        record["size"],
        record["sha256"],
        defaults,
        registered_at,
    )
