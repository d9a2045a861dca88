"""From what the user names (files, folders, patterns) to the files to read."""

from __future__ import annotations

from collections.abc import Iterable
from glob import glob, has_magic
from pathlib import Path

from pipeline.ingest.errors import InputError


def find_inputs(named: Iterable[str | Path]) -> list[Path]:
    """The files, each once, in the order named; those of a folder or a pattern sorted by path.

    A folder gives all files in it and below, a pattern (`*`, `?`, `[…]`, `**`) what it matches. Files and folders whose
    name begins with a dot are left out unless they are named. InputError if something named is not there or holds no
    file.
    """
    found: dict[Path, None] = {}
    for name in named:
        path = Path(name)
        if path.is_dir():
            files = _below(path)
        elif path.exists() or not has_magic(str(name)):
            files = [path]
        else:
            matches = sorted(glob(str(name), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
            files = [inner for match in matches for inner in _expanded(Path(match))]
        if not files:
            what = "is a folder without files" if path.is_dir() else "matches no file"
            raise InputError(f"{name} {what}: check the path")
        found.update(dict.fromkeys(files))
    if missing := [str(path) for path in found if not path.exists()]:
        raise InputError(f"{', '.join(missing)} does not exist: check the path")
    return list(found)


def _expanded(path: Path) -> list[Path]:
    return _below(path) if path.is_dir() else [path]


def _below(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))
