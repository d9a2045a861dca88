"""From what the user names (files, folders, patterns) to the files to read.

Belongs here: finding files, with an error for what names none. Not here: reading them (`read`), keeping them
(`assets.inbox`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from pipeline.ingest.errors import InputError

MADE_HERE = "books.json"
"""The file that lies in every folder of tables: what is in there was made from inputs and is none."""


def find_inputs(named: Iterable[str | Path]) -> list[Path]:
    """The files, each once, in the order named; those of a folder or a pattern sorted by path.

    A folder gives all files in it and below, a pattern (`*`, `?`, `[…]`, `**`) what it matches. Files and folders whose
    name begins with a dot are left out unless they are named, and so are folders of tables that were made from inputs.
    InputError if something named is not there or holds no file, or if a folder on the way may not be looked into, so
    that nobody can tell which files it holds.
    """
    try:
        return _found(named)
    except PermissionError as error:
        raise InputError(
            f"{error.filename} may not be looked into by this user: change its permissions or those of its folder"
        ) from None


def _found(named: Iterable[str | Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for name in named:
        path = Path(name)
        if path.is_dir():
            files = _below(path)
        elif path.exists() or not has_magic(str(name)):
            files = [path]
        else:
            matches = sorted(glob(str(name), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
            free = [Path(match) for match in matches if not _is_made(Path(match), path)]
            files = [inner for match in free for inner in _expanded(match)]
        if not files:
            raise InputError(f"{name} {_lack(path)}: check the path")
        found.update(dict.fromkeys(files))
    if missing := [str(path) for path in found if not path.exists()]:
        raise InputError(f"{', '.join(missing)} does not exist: {_advice(missing[0])}")
    return list(found)


def _advice(missing: str) -> str:
    if missing.startswith(("http:", "https:")):
        return "addresses are not fetched here: save the page, or list it in sources.toml for the UI to poll"
    return "check the path"


def _lack(path: Path) -> str:
    if (path / MADE_HERE).exists():
        return "is a folder of tables, whose inputs are registered already"
    return "is a folder without files" if path.is_dir() else "matches no file"


def _is_made(path: Path, pattern: Path) -> bool:
    """Whether a folder of tables holds a match, among the folders that the pattern does not name outright."""
    named = next(number for number, part in enumerate(pattern.parts) if has_magic(part))
    folders = [folder for folder in (path, *path.parents) if len(folder.parts) >= named]
    return any((folder / MADE_HERE).exists() for folder in folders)


def _expanded(path: Path) -> list[Path]:
    return _below(path) if path.is_dir() else [path]


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in _walked(folder) if path.is_file())


def _walked(folder: Path) -> Iterator[Path]:
    """What is in a folder and below, not hidden and in no folder of tables.

    PermissionError where a folder may not be looked into.
    """
    for top, folders, names in os.walk(folder, onerror=_refused):
        if MADE_HERE in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(top, name) for name in names if not name.startswith("."))


def _refused(error: OSError) -> None:
    if isinstance(error, PermissionError):
        raise error
