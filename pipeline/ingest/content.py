"""The bytes of one input, unpacked: its head for telling its form, its lines or the whole for reading it.

Belongs here: opening files, gzip, limits of size, what is lost at the end of a damaged archive. Not here: any form of
input (`jsonl`, `plain_text`, …).
"""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pipeline.ingest.errors import InputError
from pipeline.ingest.records import MIB, Limits, Reject

HEAD_BYTES = 64 * 1024
_CHUNK = 256 * 1024
_GZIP_MAGIC = b"\x1f\x8b"
_BOMB_BYTES = 64 * MIB
_BOMB_RATIO = 250
"""Text packs to a third or a tenth; gzip can reach 1 to 1032, which only a bomb does over `_BOMB_BYTES`."""

UTF8_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Line(NamedTuple):
    """One line as it stands in the input, its line end included. `number` counts from 1, `start` bytes from 0."""

    number: int
    start: int
    raw: bytes

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.raw)


class Content:
    """One file, opened for reading once. Use as a context manager.

    InputError if it cannot be opened, is larger than `limits` allow (also on unpacking), or is UTF-16 or UTF-32.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.damage: Reject | None = None
        """Set when a packed file could not be unpacked to its end: what was left over."""
        self.corrupt = False
        """Set when what was unpacked may be wrong as well, because the archive's own check failed."""
        self.head = self._read_head()
        self._stream = self._open()

    def __enter__(self) -> Content:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def lines(self) -> Iterator[Line]:
        """All lines, split at LF, blank ones too."""
        start = 0
        for number, raw in enumerate(self._stream, 1):
            yield Line(number, start, raw)
            start += len(raw)

    def read(self) -> bytes:
        """All bytes."""
        return self._stream.read()

    def _open(self) -> BinaryIO:
        try:
            if self.path.exists() and not (self.path.is_file() or self.path.is_dir()):
                raise InputError(f"{self.path} is no regular file: save what it gives to a file first")
            file = self.path.open("rb")
            if os.fstat(file.fileno()).st_size > self.limits.input_bytes:
                file.close()
                raise too_large(self.path, self.limits)
            magic = file.read(2)
            file.seek(0)
        except OSError as error:
            raise _cannot_open(self.path, error) from None
        if magic != _GZIP_MAGIC:
            return file
        return io.BufferedReader(_Unpacked(file, self), _CHUNK)

    def _read_head(self) -> bytes:
        """The first `HEAD_BYTES`; more if these are all blank, so that a head says what the input begins with. A byte
        order mark is taken off."""
        with self._open() as stream:
            head = stream.read(HEAD_BYTES)
            while head.removeprefix(UTF8_BOM).isspace() and (more := stream.read(_CHUNK)):
                head += more
        if not head:
            raise InputError(
                f"{self.path} {self.damage.detail}" if self.damage else f"{self.path} is empty: nothing to read"
            )
        if head.removeprefix(UTF8_BOM).strip() == b"":
            raise InputError(f"{self.path} holds only white space: nothing to read")
        self.damage, self.corrupt = None, False
        for mark, encoding in _OTHER_BOMS:
            if head.startswith(mark):
                raise InputError(
                    f"{self.path} is {encoding} text, not UTF-8: convert it first "
                    f"(iconv -f {encoding} -t UTF-8 {self.path.name})"
                )
        return head.removeprefix(UTF8_BOM)


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a gzip file of one or more members, ending early where the file is damaged."""

    def __init__(self, file: BinaryIO, content: Content) -> None:
        self._file = file
        self._content = content
        self._unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        self._waiting = b""
        self._member_taken = False
        self._taken = 0
        self._given = 0
        self._done = False

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
        super().close()

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._done:
            data = self._step(len(view))
            if data:
                view[: len(data)] = data
                return len(data)
        return 0

    def _step(self, size: int) -> bytes:
        """Unpack up to `size` bytes; empty at the end, or when more input is needed first."""
        if not self._waiting:
            self._waiting = self._file.read(_CHUNK)
            if not self._waiting:
                return self._finish()
        packed = self._waiting
        if self._unpacker.eof:
            if not packed.strip(b"\0"):  # zeros may pad the end of an archive
                self._waiting = b""
                return b""
            self._unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            self._member_taken = False
        try:
            data = self._unpacker.decompress(packed, size)
        except zlib.error as error:
            at_start_of_member = not self._member_taken and self._given
            self._content.corrupt = not at_start_of_member
            return self._damaged(f"the compressed data is broken ({error})", packed)
        self._waiting = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        self._taken += len(packed) - len(self._waiting)
        self._given += len(data)
        self._member_taken = True
        self._check_size()
        return data

    def _finish(self) -> bytes:
        if not self._unpacker.eof:
            return self._damaged("the compressed data ends too early", b"")
        self._done = True
        return b""

    def _damaged(self, what: str, packed: bytes) -> bytes:
        rest = packed + self._file.read()
        detail = f"{what}: fetch the file again or pack it again"
        self._content.damage = Reject("broken_gzip", detail, None, self._given, self._given, rest)
        self._done = True
        return b""

    def _check_size(self) -> None:
        limits, path = self._content.limits, self._content.path
        if self._given > limits.input_bytes:
            raise too_large(path, limits)
        if self._given > _BOMB_BYTES and self._given > _BOMB_RATIO * self._taken:
            raise InputError(
                f"{path} unpacks to more than {_BOMB_RATIO} times its size, which no text does: it is not read; "
                f"unpack it yourself if you trust it"
            )


def too_large(path: Path, limits: Limits) -> InputError:
    """The error of a file over the limit."""
    return InputError(
        f"{path} is larger than the limit of {limits.input_bytes // MIB} MiB: split it into smaller files"
    )


def _cannot_open(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"{path} does not exist: check the path")
    if isinstance(error, IsADirectoryError):
        return InputError(f"{path} is a folder: give the files in it")
    if isinstance(error, PermissionError):
        return InputError(f"{path} may not be read by this user: change its permissions")
    return InputError(f"{path} cannot be read: {error.strerror or error}")
