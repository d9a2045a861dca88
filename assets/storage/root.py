"""The folder, or bucket, that holds everything: reading, replacing and removing files whole.

Belongs here: files as bytes. Not here: what is in them (`day_files`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from upath import UPath

from assets.storage import remote
from assets.storage.aside import replace_whole, sweep

ASIDE = ".writing"
"""The folder of files that are being written."""
_AT_ONCE = 8
"""Files that are on their way to the disk or the store at the same time. More bring nothing on a local disk, which
flushes those that wait together."""


@dataclass(frozen=True)
class DataRoot:
    """All paths below are relative to `url`, with `/` between their parts."""

    url: str

    @cached_property
    def path(self) -> UPath:
        """The folder itself, absolute where it is local. SettingError if the URL is of no kind that can be opened."""
        path = remote.any_path(self.url)
        return path.absolute() if _local(path) else remote.remote_path(self.url)

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine, where files have locks and paths."""
        return self._folder is not None

    def make(self) -> None:
        """Make the folder if it is not there; OSError if that is impossible."""
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)

    def at(self, relative: str) -> UPath:
        """The path of one file or folder."""
        return self.path / relative if relative else self.path

    def open(self, relative: str) -> BinaryIO:
        """One file for reading; FileNotFoundError if there is none."""
        if self._folder is not None:
            return open(f"{self._folder}/{relative}", "rb")  # noqa: PTH123 - thousands of times in a run
        return BytesIO(remote.read(self.at(relative)))

    def read_end(self, relative: str) -> bytes:
        """The end of a file, long enough for most metadata; FileNotFoundError if there is no file."""
        return self.read(relative) if self.is_local else remote.read_end(self.at(relative))

    def read(self, relative: str) -> bytes:
        """The bytes of one file; FileNotFoundError if there is none."""
        with self.open(relative) as file:
            return file.read()

    def stamps(self, relative: str) -> Callable[[str], object | None]:
        """For files under a folder, what differs whenever one has been replaced; None if there is no such file."""
        if self.is_local:
            return self.stamp
        found = remote.stamps(self.at(relative))
        return lambda path: found.get(path.removeprefix(f"{relative}/"))

    def stamp(self, relative: str) -> object | None:
        """The same for one file on this machine."""
        try:
            found = os.stat(f"{self._folder}/{relative}")  # noqa: PTH116 - thousands of times in a run
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def exists(self, relative: str) -> bool:
        """Whether there is such a file or folder."""
        return bool(self.at(relative).exists())

    @cached_property
    def _folder(self) -> Path | None:
        return _local(self.path)

    def replace(self, relative: str, data: bytes) -> None:
        """Write a file so that a reader sees the old one whole or the new one whole, whatever happens meanwhile.

        OSError if that fails (no space, no permission); the old file is then as it was.
        """
        if self._folder is None:
            remote.replace(self.at(relative), data)
            return
        replace_whole(self._folder / ASIDE, self._folder / relative, data)

    def replace_all(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Write several files, each as `replace` does, in any order.

        OSError, of the first in order, if some could not be written; each of the others is in place.
        """
        if len(files) < 2:
            for relative, data in files:
                self.replace(relative, data)
            return
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            written = [pool.submit(self.replace, relative, data) for relative, data in files]
        for one in written:
            one.result()

    def sweep(self) -> None:
        """Remove what processes that were killed left half written."""
        if self._folder is not None:
            sweep(self._folder / ASIDE)

    def remove(self, relative: str) -> None:
        """Remove a file, and its folder if that is left empty; nothing if there is neither."""
        target = self.at(relative)
        if (final := _local(target)) is None:
            remote.remove(target)
            return
        final.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            if not any(final.parent.iterdir()):
                final.parent.rmdir()

    def folders(self, relative: str) -> list[str]:
        """Names of the folders in a folder, sorted; empty if there is no such folder."""
        at = self.at(relative)
        if (folder := _local(at)) is None:
            found = (info for info in remote.children(at) if info["type"] == "directory")
            return sorted(str(info["name"]).rstrip("/").rsplit("/", 1)[-1] for info in found)
        if not folder.is_dir():
            return []
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir())

    @contextmanager
    def local_copy(self, relative: str) -> Iterator[Path]:
        """The file as a path on this machine, for readers that need one."""
        source = self.at(relative)
        if (local := _local(source)) is not None:
            yield local
            return
        with TemporaryDirectory() as folder:
            copy = Path(folder, source.name)
            copy.write_bytes(remote.read(source))
            yield copy


def _local(path: UPath) -> Path | None:
    """The path on this machine, or None if it is elsewhere."""
    return Path(path.path) if path.protocol in ("", "file", "local") else None
