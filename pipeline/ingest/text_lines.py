"""The lines of a plain text with their places in its bytes.

Belongs here: bytes and lines. Not here: which line is what (`headlines`, `line_times`), the posts made of them
(`plain_text`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.ingest.content import UTF8_BOM
from pipeline.wrapping import unwrap


class TextLine(NamedTuple):
    """One line that is not blank, without outer white space; `sound` if it is UTF-8. Lines that were broken at a fixed
    width are one, from `number` to `last`."""

    number: int
    last: int
    start: int
    end: int
    text: str
    sound: bool


def text_lines(data: bytes) -> Iterator[TextLine]:
    """The lines that are not blank, each without its outer white space, ends being LF, CR LF or CR."""
    at = len(UTF8_BOM) if data.startswith(UTF8_BOM) else 0
    for number, line in enumerate(data[at:].splitlines(keepends=True), 1):
        raw = line.rstrip(b"\r\n")
        try:
            text, sound = raw.decode().strip(), True
        except UnicodeDecodeError:
            text, sound = raw.decode(errors="replace").strip(), False
        if text:
            yield TextLine(number, number, at, at + len(raw), text, sound)
        at += len(line)


def whole_lines(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines, with those joined that only a fixed width parts, as wires and old archives write them."""
    at = 0
    while at < len(lines):
        stop = at + 1
        while stop < len(lines) and lines[stop].number == lines[stop - 1].number + 1:
            stop += 1
        block = iter(lines[at:stop])
        for text in unwrap("\n".join(line.text for line in lines[at:stop])).split("\n"):
            first = next(block)
            yield first if len(first.text) == len(text) else _joined(first, block, text)
        at = stop


def _joined(first: TextLine, following: Iterator[TextLine], text: str) -> TextLine:
    """A line and as many of those that follow as the text takes in, which has one letter for each break."""
    last, length, sound = first, len(first.text), first.sound
    while length < len(text):
        last = next(following)
        length += 1 + len(last.text)
        sound = sound and last.sound
    return TextLine(first.number, last.number, first.start, last.end, text, sound)


def cut(line: TextLine, data: bytes, length: int) -> tuple[TextLine, TextLine] | None:
    """The first `length` characters of a line and what comes after them, as two lines; None if these characters are not
    what the bytes begin with."""
    raw = data[line.start : line.end].decode(errors="replace")
    lead = len(raw) - len(raw.lstrip())
    if not line.sound or raw[lead : lead + length] != line.text[:length]:
        return None
    at = line.start + len(raw[: lead + length].encode())
    first, second = line.text[:length].strip(), line.text[length:].strip()
    return line._replace(end=at, text=first, last=line.number), line._replace(start=at, text=second)


def gaps(lines: Sequence[TextLine]) -> list[int]:
    """The blank lines before each line; -1 before what stands on one line with another."""
    between = [line.number - before.last - 1 for before, line in pairwise(lines)]
    return [0, *between][: len(lines)]
