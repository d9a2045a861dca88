"""Times of publication: from the words of an input to UTC, with what is wrong where that fails.

Belongs here: ISO 8601 times, IANA zones, the range of believable dates. Not here: dates within a text (`extract`).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pipeline.ingest.records import Limits, Reason

_WORDS = re.compile(r"[A-Za-z]{3}")
_FOUR_DIGITS = re.compile(r"\b\d{4}\b")
_LONGEST_TIME = 60
_NEAR = 3
"""Names that are looked at for one to suggest."""


class FieldError(Exception):
    """A field of one post cannot be used: the word for `rejects.reason` and the detail for a person."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@lru_cache(maxsize=1024)
def find_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; FieldError that suggests a near one if there is none."""
    zone = find_zone(name)
    if zone is None:
        near = _near_zone(name)
        hint = f"did you mean {near!r}?" if near else "use a name such as 'Europe/Kyiv' or 'UTC'"
        raise FieldError("unknown_timezone", f"no time zone is called {shorten(name)!r}: {hint}")
    return zone


def _near_zone(name: str) -> str | None:
    """The most alike name of a zone; of an alias, the name that it stands for where that is alike too."""
    near = get_close_matches(name, sorted(available_timezones()), n=_NEAR)
    if not near:
        return None
    current = _aliases().get(near[0])
    return current if current in near else near[0]


@cache
def _aliases() -> dict[str, str]:
    """Names of zones that stand for another name, with that name: the lines `L name alias` of the tz database."""
    lines = (files("tzdata") / "zoneinfo" / "tzdata.zi").read_text("utf-8").splitlines()
    links = (line.split() for line in lines if line.startswith("L "))
    return {alias: name for _, name, alias in links}


def read_time(text: str, field: str, zone: ZoneInfo | None) -> datetime:
    """A time in UTC; one without an offset is taken in `zone`, a date alone is its midnight there.

    ISO 8601, or a date in English words with day, month and year ("1 June 2023 14:05"). FieldError if it is no time, if
    there is no such day, or if it has no offset and there is no zone.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        in_words = _in_words(text.strip())
        if in_words is None:
            raise FieldError(
                "bad_date",
                f"{field} {shorten(text)!r} is not a time ({error}): write it like 2023-06-01T12:00:00+03:00",
            ) from None
        moment = in_words
    return to_utc(moment, field, zone)


def _in_words(text: str) -> datetime | None:
    """The time that English words state in full; None for anything less, such as "last Tuesday", or 03/04/2024, whose
    day and month nobody can tell apart."""
    if not _WORDS.search(text) or not _FOUR_DIGITS.search(text) or len(text) > _LONGEST_TIME:
        return None
    import dateparser  # takes a third of a second to load, and is wanted for few inputs

    strict = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    moment: datetime | None = dateparser.parse(text, languages=["en"], settings=strict)
    return moment


def to_utc(moment: datetime, field: str, zone: ZoneInfo | None) -> datetime:
    """The moment in UTC, read in `zone` if it is naive. FieldError as `read_time`."""
    if moment.tzinfo is None:
        if zone is None:
            raise FieldError(
                "missing_field",
                f"{field} {moment.isoformat()} says no offset and the post no timezone: "
                f"add a field timezone such as 'Europe/Kyiv', or give a default (--timezone)",
            )
        moment = moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise FieldError("bad_date", f"{field} {moment.isoformat()} is outside the calendar: correct it") from None


IN_THE_FUTURE = "is in the future"
"""Words of the error by which a date that is too late is told from one that is too early."""


def check_range(moment: datetime, field: str, ingested_at: datetime, limits: Limits) -> None:
    """FieldError if the moment is too early or too far in the future to be believed."""
    if moment < limits.earliest:
        raise FieldError(
            "date_out_of_range",
            f"{field} {moment.isoformat()} is before {limits.earliest.date()}: "
            f"correct it, or let the books begin earlier (--start)",
        )
    if moment - ingested_at > limits.ahead:
        raise FieldError(
            "date_out_of_range",
            f"{field} {moment.isoformat()} {IN_THE_FUTURE} (read at {ingested_at.isoformat(timespec='minutes')}): "
            f"correct it, or read it again when it is past",
        )


def shorten(text: str, most: int = 60) -> str:
    """The text, cut to `most` characters for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"
