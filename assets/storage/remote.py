"""A folder of an object store (`s3://…`), or whatever else fsspec knows: objects written whole, read with one request.

An object store shows an object only once it has all of it, so replacing one is atomic by itself. Listings are asked for
anew each time: other processes write too.

Belongs here: requests. Not here: which paths (`root`), files on this machine (`aside`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from upath import UPath

from assets.settings import SettingError
from pipeline.extras import how_to_install

TAIL_BYTES = 1 << 16
"""What is read of the end of a file for its metadata: most of them are shorter."""


def any_path(url: str, **options: Any) -> UPath:
    """A folder anywhere. SettingError, which says what to do, if nothing here knows such a URL."""
    try:
        path: UPath = UPath(url, **options)
    except ValueError as error:
        advice = "give a folder or a URL such as s3://bucket/folder"
        raise SettingError(f"{url} cannot be opened ({error}): {advice}") from None
    return path


def remote_path(url: str) -> UPath:
    """The folder, by a client that keeps no listings. SettingError if the client is not installed."""
    path = any_path(url, use_listings_cache=False)
    try:
        _ = path.fs  # is made when it is first asked for
    except ImportError as error:
        raise SettingError(f"{url} cannot be opened ({error}): for s3://, {how_to_install('s3')}") from None
    return path


def read(at: UPath) -> bytes:
    """A whole object; FileNotFoundError if there is none."""
    return bytes(at.fs.cat_file(at.path))


def read_end(at: UPath) -> bytes:
    """The last bytes of an object, at most `TAIL_BYTES`; FileNotFoundError if there is none."""
    size = at.fs.info(at.path)["size"]
    return bytes(at.fs.cat_file(at.path, start=max(0, size - TAIL_BYTES), end=size))


def replace(at: UPath, data: bytes) -> None:
    """Write an object whole; OSError if that fails, and the old one is then as it was."""
    at.fs.pipe_file(at.path, data)


def create(at: UPath, data: bytes) -> bool:
    """Write an object that is not there; False if it is, also if another process has made it at the same moment."""
    try:
        at.fs.pipe_file(at.path, data, mode="create")
    except FileExistsError:
        return False
    return True


def remove(at: UPath) -> None:
    """Remove an object, if it is there."""
    try:
        at.fs.rm_file(at.path)
    except FileNotFoundError:
        return


def children(at: UPath) -> list[Mapping[str, Any]]:
    """What is in a folder, as fsspec describes it; nothing if there is no such folder."""
    try:
        found: list[Mapping[str, Any]] = at.fs.ls(at.path, detail=True)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return found


def stamps(at: UPath) -> dict[str, object]:
    """For each object under a folder, by its path below it, what differs whenever it has been replaced."""
    base = at.path.rstrip("/") + "/"
    found = at.fs.find(at.path, detail=True).items()
    return {
        name.removeprefix(base): (info.get("ETag") or info.get("created"), info.get("size")) for name, info in found
    }
