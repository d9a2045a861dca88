"""CSV files that a spreadsheet can open without harm.

A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to a spreadsheet, and texts here
come from anybody. Such a text gets an apostrophe in front, which spreadsheets take for "this is text" (the advice of
the OWASP on CSV injection). Numbers are left alone. Belongs here: cells and files of CSV. Not here: what is in them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_INVISIBLE = " \u00a0\u200b\u200e\u200f\ufeff"
"""Characters that a spreadsheet may skip before it looks for a formula."""


def text_cell(text: str) -> str:
    """A text with an apostrophe in front if a spreadsheet would take it for a formula.

    >>> text_cell('=HYPERLINK("http://x")'), text_cell("12 dead")
    ('\\'=HYPERLINK("http://x")', '12 dead')
    """
    bare = text.lstrip(_INVISIBLE)
    return f"'{text}" if text.startswith(_FORMULA) or bare.startswith(_FORMULA) else text


def cell(value: object) -> str:
    """A value as CSV has it: nothing for None, `true` and `false`, ISO 8601 for days and for times in UTC."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return text_cell(value) if isinstance(value, str) else str(value)


def write_csv(path: Path, heads: Iterable[Sequence[str]], rows: Iterable[Sequence[object]]) -> Path:
    """Write head lines as they are and rows as cells, in UTF-8; a reader sees the old file whole or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.writing")
    with aside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(heads)
        writer.writerows([cell(value) for value in row] for row in rows)
    aside.replace(path)
    return path


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.writing")
    aside.write_bytes(data)
    aside.replace(path)
    return path
