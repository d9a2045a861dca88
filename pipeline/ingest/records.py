"""What readers are given and what they give: defaults, limits, posts and rejects.

Belongs here: the records that pass between the readers and the tables. Not here: how any form of input is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

import pyarrow as pa

Reason = Literal[
    "empty",
    "not_utf8",
    "broken_gzip",
    "broken_json",
    "not_an_object",
    "missing_field",
    "bad_field",
    "bad_date",
    "unknown_timezone",
    "date_out_of_range",
    "not_an_update",
    "unreadable",
]
"""The words of the column `reason` of the table `rejects`; `schemas.vocabulary` gives their meanings."""

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for posts that do not say it themselves.

    `timezone` (an IANA name) and `source` stand in for missing ones in every form of input. `published_at` is for forms
    that have no times of their own (plain text) and for times that nobody can read; if it is without a zone it is read
    in `timezone`.
    """

    published_at: datetime | None = None
    timezone: str | None = None
    source: str | None = None
    charset: str | None = None
    """For web pages and feeds: the encoding that came with them (`Content-Type` of HTTP), which goes before what they
    say themselves."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """For rows (JSON Lines, JSON arrays, CSV, Parquet): the input's own name of a field, by the name used here."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken for a mistake rather than for news. All can be set."""

    earliest: datetime = datetime(1900, 1, 1, tzinfo=UTC)
    """Posts published before are rejected. The default lets old newswire through and stops a zero or a slip."""
    ahead: timedelta = timedelta(hours=36)
    """Posts published further than this after the time of reading are rejected. The default allows for a local time
    that was labelled UTC (up to 14 hours off) and for a clock that is most of a day wrong."""
    line_bytes: int = 16 * MIB
    """A longer line of JSON is rejected unparsed: a long post has some 50 kB."""
    input_bytes: int = 2048 * MIB
    """A file that is larger, or unpacks to more, is not read: a year of a busy newsroom's posts has some 500 MB."""


class Post(NamedTuple):
    """One post as a reader found it, checked: nothing in it is empty that must not be. Times are UTC."""

    source: str
    external_id: str
    headline: str
    body: str
    published_at: datetime
    timezone: str
    url: str | None = None
    updated_at: datetime | None = None
    unread_time: str | None = None
    """What was wrong with the time that the input gave; `published_at` is then the time of reading."""
    withdrawal: str | None = None
    """Not None: the post is taken back. It has no text; this is the time that the input gives for it, in ISO 8601, and
    empty if it gives none (`updated_at` is then the time of reading)."""
    unread_line: int | None = None
    """The line of the input that gave it, where it has lines."""


class Reject(NamedTuple):
    """A part of the input that could not be used. `line` counts from 1; bytes count from the start, unpacked."""

    reason: Reason
    detail: str
    """What is wrong and what to do, for a person."""
    line: int | None
    byte_start: int
    byte_end: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Context:
    """What every reader needs to know beside the input itself."""

    defaults: Defaults
    ingested_at: datetime
    """Aware; "far in the future" is counted from here."""
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One input read: rows of the tables `updates` and `rejects`, each in its schema."""

    updates: pa.Table
    rejects: pa.Table
