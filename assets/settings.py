"""Where the tables are kept and which months they cover, from the environment or from the command line.

Belongs here: settings and their defaults. Not here: what is done with them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

DATA_VARIABLE = "TOLLBOOK_DATA"
START_VARIABLE = "TOLLBOOK_START"
DEFAULT_DATA = "out"
DEFAULT_START = date(1980, 1, 1)
"""Old newswire archives load without any setting, and a time stamp of zero (1970) is still refused."""

_EARLIEST = date(1900, 1, 1)


class SettingError(Exception):
    """A setting has a value that cannot be used; the message says which and what it should look like."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` is a folder or a URL that fsspec knows (`s3://bucket/folder`). `start` is the first day of the books; not
    given, it is what it was when it was given last, else `DEFAULT_START`."""

    data: str = DEFAULT_DATA
    start: date | None = None


def read_month(text: str) -> date:
    """`2014-01` as its first day; SettingError if it is no month."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-01)?", text)
    if not match or not 1 <= int(match[2]) <= 12:
        raise SettingError(f"the first month cannot be {text!r}: give it as YYYY-MM, such as 2014-01")
    found, today = date(int(match[1]), int(match[2]), 1), datetime.now(UTC).date()
    if not _EARLIEST <= found <= today:
        raise SettingError(f"the first month cannot be {text!r}: give one from {_EARLIEST:%Y-%m} to {today:%Y-%m}")
    return found


def from_environment() -> Settings:
    """The settings that the Dagster UI runs with."""
    start = os.environ.get(START_VARIABLE)
    return Settings(data=os.environ.get(DATA_VARIABLE) or DEFAULT_DATA, start=read_month(start) if start else None)
