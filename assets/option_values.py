"""What the words after an option mean, or a message that says how to write them.

Belongs here: reading one value. Not here: which options there are (`cli`, `commands_analyst`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from assets.errors import UserError
from pipeline.ingest import FIELDS, FieldError, zone_of


def moment(text: str | None) -> datetime | None:
    """`--published` as a time, naive if it says no offset. UserError if it is none."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise UserError(f"--published {text!r} is no date: write it as 2023-06-01T12:00") from None


def zone(text: str | None) -> str | None:
    """`--timezone` as an IANA name. UserError if there is no such zone, with one that is written alike."""
    if text is None:
        return None
    try:
        return zone_of(text).key
    except FieldError as problem:
        raise UserError(f"--timezone: {problem.detail}") from None


def columns(texts: Sequence[str]) -> dict[str, str]:
    """Each `--column FIELD=NAME` as the input's own name of a field. UserError if one is written otherwise."""
    found = {}
    for text in texts:
        field, sign, name = text.partition("=")
        if not sign or not name or field not in FIELDS:
            raise UserError(
                f"--column {text!r} is not understood: write FIELD=NAME, such as headline=title, "
                f"where FIELD is one of {', '.join(FIELDS)}"
            )
        found[field] = name
    return found


def day(option: str, text: str | None) -> date | None:
    """A day of the calendar. UserError if it is none."""
    if text is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"{option} {text!r} is no day: write it as 2024-09-01") from None
