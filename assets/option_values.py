"""What the words after a command mean, or a message that says how to write them.

Belongs here: reading one value, or those that must fit one another. Not here: which options there are (`cli`,
`commands_analyst`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assets.errors import ArgumentError
from assets.settings import SettingError, read_month
from pipeline.ingest import FIELDS, FieldError, InputError, find_inputs, zone_of

if TYPE_CHECKING:
    from assets.engines import EngineChoice


def files(named: Sequence[Path]) -> list[Path]:
    """The files that inputs stand for. ArgumentError if one is not there or holds none."""
    try:
        return find_inputs(named)
    except InputError as error:
        raise ArgumentError(str(error)) from None


def engine(name: str, workers: int | None, scheduler: str | None) -> EngineChoice:
    """What the work is done by. ArgumentError if there is no such engine or the options do not fit one another."""
    from assets.engines import choose

    try:
        return choose(name, workers, scheduler)
    except SettingError as error:
        raise ArgumentError(str(error)) from None


def moment(text: str | None) -> datetime | None:
    """`--published` as a time, naive if it says no offset. ArgumentError if it is none."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"--published {text!r} is no date: write it as 2023-06-01T12:00") from None


def month(text: str | None) -> date | None:
    """`--start` as its first day. ArgumentError if it is no month."""
    try:
        return None if text is None else read_month(text)
    except SettingError as error:
        raise ArgumentError(str(error)) from None


def zone(text: str | None) -> str | None:
    """`--timezone` as an IANA name. ArgumentError if there is no such zone, with one that is written alike."""
    if text is None:
        return None
    try:
        return zone_of(text).key
    except FieldError as problem:
        raise ArgumentError(f"--timezone: {problem.detail}") from None


def columns(texts: Sequence[str]) -> dict[str, str]:
    """Each `--column FIELD=NAME` as the input's own name of a field. ArgumentError if one is written otherwise."""
    found = {}
    for text in texts:
        field, sign, name = text.partition("=")
        if not sign or not name or field not in FIELDS:
            raise ArgumentError(
                f"--column {text!r} is not understood: write FIELD=NAME, such as headline=title, "
                f"where FIELD is one of {', '.join(FIELDS)}"
            )
        found[field] = name
    return found


def day(option: str, text: str | None) -> date | None:
    """A day of the calendar. ArgumentError if it is none."""
    if text is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"{option} {text!r} is no day: write it as 2024-09-01") from None
