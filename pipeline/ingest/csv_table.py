"""CSV with a header line: one post a row, with the fields of JSON Lines, or others that are mapped to them.

Comma, semicolon, tab or bar may part the fields. A row that cannot be told apart is rejected line by line, so that one
quotation mark too many does not swallow what follows.

Belongs here: cutting the file into rows. Not here: what a field must hold (`fields`), which column is which
(`columns`).
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.ingest.columns import FIELDS, check_mapping, check_names
from pipeline.ingest.content import UTF8_BOM, Content, Line
from pipeline.ingest.fields import post_from_row
from pipeline.ingest.records import Context, Post, Reject
from pipeline.ingest.timestamps import FieldError, shorten

_SEPARATORS = ",;\t|"
_NAME = re.compile(r"[^\W\d][\w.:/()-]{0,30}(?: [\w.:/()-]{1,20})?")
"""A column's name: one word or two."""
_FEWEST_COLUMNS = 3
"""A post needs an id, a time and a text."""
_ROWS_LOOKED_AT = 20
_BLANK = (b"\n", b"\r\n")
_LINES_A_ROW = 500
"""A row with more lines than this has a quotation mark too many."""
_WIDTHS_KEPT = 64


class _Row(NamedTuple):
    lines: list[Line]
    values: list[str] | None

    @property
    def raw(self) -> bytes:
        return self.lines[0].raw if len(self.lines) == 1 else b"".join(line.raw for line in self.lines)


class CsvReader:
    """Reads CSV."""

    name = "CSV with a header"

    def detects(self, head: bytes) -> bool:
        """The first line is at least three short, different names, and most rows have as many fields as it.

        Without rows, three of the names must be those of posts.
        """
        lines = [Line(n, 0, raw + b"\n") for n, raw in enumerate(head.split(b"\n"), 1)]
        separator = _separator(lines[0].raw)
        if separator is None or len(lines) < 2:
            return False
        rows = list(islice(_rows(iter(lines), separator), _ROWS_LOOKED_AT))
        width = len(rows[0].values or [])
        if width < _FEWEST_COLUMNS:
            return False
        filled = [row for row in rows[1:-1] or rows[1:] if row.raw.strip()]
        if not filled:
            return len(set(FIELDS).intersection(rows[0].values or [])) >= _FEWEST_COLUMNS
        return sum(len(row.values or []) == width for row in filled) >= 0.5 * len(filled)

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """One post or one reject for each row. InputError if the columns are not those of posts."""
        check_mapping(content.path, context.defaults)
        lines = content.lines()
        first = next(lines)
        separator = _separator(first.raw.removeprefix(UTF8_BOM)) or ","
        header = next(_rows(iter([first._replace(raw=first.raw.removeprefix(UTF8_BOM))]), separator)).values or []
        check_names(content.path, header, context.defaults)
        for row in _rows(lines, separator):
            raw = row.raw
            if not raw.strip():
                continue
            first, last = row.lines[0], row.lines[-1]
            try:
                yield post_from_row(_fields(header, row.values, raw), context, first.number)
            except FieldError as problem:
                yield Reject(problem.reason, problem.detail, first.number, first.start, last.end, raw)


def _separator(first: bytes) -> str | None:
    """What parts the names in the header line; None if it is none."""
    try:
        text = first.decode().strip()
    except UnicodeDecodeError:
        return None
    if text.count('"') % 2:
        return None
    for separator in sorted(_SEPARATORS, key=text.count, reverse=True):
        names = [name.strip().strip('"') for name in text.split(separator)]
        if len(names) >= _FEWEST_COLUMNS and len(set(names)) == len(names) and all(map(_NAME.fullmatch, names)):
            return separator
    return None


def _rows(lines: Iterator[Line], separator: str) -> Iterator[_Row]:
    """The rows in order; `values` is None where the first line of what is left is no row."""
    waiting: deque[Line] = deque()
    while True:
        row = _next_row(lines, waiting, separator)
        if row is None:
            return
        if row.values is None:
            waiting.extendleft(reversed(row.lines[1:]))
            yield _Row(row.lines[:1], None)
        else:
            yield row


def _next_row(lines: Iterator[Line], waiting: deque[Line], separator: str) -> _Row | None:
    """Take the lines of one row, from those waiting first; None at the end."""
    line = waiting.popleft() if waiting else next(lines, None)
    if line is None:
        return None
    if line.raw in _BLANK:
        return _Row([line], [])
    taken = [line]

    def texts() -> Iterator[str]:
        yield taken[0].raw.decode(errors="replace")
        while len(taken) < _LINES_A_ROW:
            line = waiting.popleft() if waiting else next(lines, None)
            if line is None:
                return
            taken.append(line)
            yield line.raw.decode(errors="replace")

    try:
        values = next(csv.reader(texts(), delimiter=separator, strict=True), None)
    except csv.Error:
        values = None
    return _Row(taken, values)


def _fields(header: list[str], values: list[str] | None, raw: bytes) -> dict[str, object]:
    if values is None:
        raise FieldError("unreadable", "a quotation mark is not closed or stands where none may: double it or close it")
    try:
        raw.decode()
    except UnicodeDecodeError:
        raise FieldError("not_utf8", "the row is not UTF-8: save the file as UTF-8") from None
    if len(values) != len(header):
        raise FieldError("unreadable", _other_width(len(values), tuple(header)))
    return dict(zip(header, values, strict=True))


@lru_cache(_WIDTHS_KEPT)
def _other_width(fields: int, header: tuple[str, ...]) -> str:
    return (
        f"the row has {fields} fields, the header {len(header)} ({shorten(', '.join(header))}): "
        f"put fields that hold the separator into quotation marks"
    )
