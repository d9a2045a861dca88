"""The error that ends a command: a message for the user instead of a traceback.

Belongs here: the error, and turning known ones into it. Not here: errors of an input (`pipeline.ingest.errors`).
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from assets.settings import SettingError
from assets.storage.new_day import SchemaError
from assets.storage.parquet_bytes import DamagedFileError
from pipeline.engines import BatchError, EngineError, WorkerDiedError
from pipeline.ingest import InputError
from schemas.upgrades import VersionError

_FULL = "the disk is full: {what}. What was there before is whole; make room and run the same command again"


class UserError(Exception):
    """A command cannot do what was asked; the message says what is wrong and what to do."""


class ArgumentError(UserError):
    """An argument of a command cannot be what it is; the message says how to write it."""


def for_user(error: BaseException) -> UserError | None:
    """The same error for a user, or None if it is none that a user can do something about."""
    batch = ""
    for cause in causes(error):
        if isinstance(cause, BatchError) and not batch:
            batch = f"{cause.batch}: "
        if isinstance(cause, UserError):
            return cause
        if isinstance(cause, DamagedFileError):
            return UserError(f"{cause}: `tollbook verify --mend --data DIR` makes anew what is damaged")
        if isinstance(cause, InputError | SettingError | VersionError) or _of_engine(cause):
            return UserError(str(cause))
        if isinstance(cause, SchemaError):
            return UserError(f"{cause}. This is a fault of the program: please report it with the input that shows it")
        if isinstance(cause, sqlite3.DatabaseError) and (advice := _of_history(str(cause))):
            return UserError(f"Dagster's history, the folder .dagster of the data root, {advice}")
        if _is_full(cause):
            return UserError(batch + _FULL.format(what=_named(cause)))
        if isinstance(cause, NotADirectoryError | FileExistsError):
            return UserError(f"{batch}{cause.filename} is not a folder: choose another --out")
        if isinstance(cause, PermissionError) or (isinstance(cause, OSError) and cause.errno == errno.EROFS):
            return UserError(f"{batch}{_forbidden(cause)}")
    return None


def _of_engine(error: BaseException) -> bool:
    """Whether an engine failed, and not what it worked on."""
    return isinstance(error, WorkerDiedError) or (isinstance(error, EngineError) and not isinstance(error, BatchError))


def _forbidden(error: OSError) -> str:
    """What may not be done, by the file that is there and the folder that is in the way; both as users know them."""
    if error.filename is None:
        return f"{error.strerror}: change the permissions of the folder of the tables or choose another"
    path = Path(str(error.filename))
    folder = next(parent for parent in (path.parent, *path.parents) if _is_folder(parent))
    try:
        if path.is_file() and not os.access(path, os.R_OK):
            return f"may not read {path}: change its permissions"
        if path.exists() and not path.is_dir() and not path.name.startswith("."):
            return f"may not write {path}: change its permissions or choose another"
    except PermissionError:
        return f"may not look into the folder {folder}: change its permissions"
    return f"may not write to the folder {folder}: change its permissions or choose another"


def _is_folder(path: Path) -> bool:
    """Whether it is a folder as far as this user may know."""
    try:
        return path.is_dir()
    except PermissionError:
        return False


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came of, also where Dagster holds it."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop(0)
        if cause is not None and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [cause.__cause__, cause.__context__, getattr(cause, "original_error", None)]


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return True
    return "disk is full" in str(error) and "sqlite" in type(error).__module__


def _of_history(message: str) -> str | None:
    """What is wrong with Dagster's SQLite files, and what to do; None if it is something else."""
    if "locked" in message:
        return "is in use by another program: end it, or wait, and run again. The tables are whole"
    if "disk I/O error" in message:
        return (
            "cannot be written: the disk is full or failing. The tables are whole; make room and run the same command "
            "again"
        )
    if "not a database" in message or "malformed" in message or "no such table" in message:
        return (
            f"is damaged ({message}): remove it, run the same command again, and then `tollbook history --data DIR`. "
            "The tables are whole and do not need it"
        )
    return None


def _named(error: BaseException) -> str:
    name = getattr(error, "filename", None)
    return f"{name} could not be written" if name else "a table could not be written"
