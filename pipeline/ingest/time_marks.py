"""What a line of a page says that is nothing but a time: "14:05 BST", "8:12 a.m. ET, June 1, 2023", "2 hr 5 min ago".

Belongs here: one line. Not here: which lines are times (`headlines`), whose they are (`page_times`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipeline.ingest.timestamps import find_zone

FILE = "clock_zones.toml"
_OF_EDIT = re.compile(r"(?:(?:last )?(?:updated|edited)|at)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:posted|published)(?: at|:| on)?\s+", re.IGNORECASE)
_DAYS_AGO = re.compile(r"\d+ ?d(?:ays?)?\b.* ago|yesterday", re.IGNORECASE)
_UNIT = r"(?:s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?)"
_AGO = re.compile(rf"\d+ ?{_UNIT}(?: ?\d+ ?{_UNIT})* ago|just now|moments ago", re.IGNORECASE)
_AGO_AND_CLOCK = re.compile(rf"\d+ ?{_UNIT} ago ?\(?(?=\d)", re.IGNORECASE)
_COUNTED = re.compile(r"(\d+) ?([smh])", re.IGNORECASE)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})[T ]?")
_DAY_FIRST = re.compile(rf"(?<![:.])\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:at|on|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?:[:.]\d{2})? ?(?:(?P<half>[ap])\.?m\b\.?)?"
    r"\s*\(?(?P<letters>[a-z]{1,5})?\)?\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_LONG_AGO = timedelta(days=180)


class Mark(NamedTuple):
    """When a post was published, as far as its line says so."""

    ago: timedelta | None = None
    """Before the page was read."""
    clock: time | None = None
    """With the zone that stands beside it, if one does."""
    day: tuple[int | None, int, int] | None = None
    """Year where said, month and day."""
    doubt: str = ""
    """Why the moment cannot be told from it."""

    @property
    def precision(self) -> int:
        """The greater, the more it says."""
        return 3 if self.day else 2 if self.clock else 1


def mark_of(line: str, zone: ZoneInfo) -> Mark | None:
    """What a line of a time says; None where it says no hour, or when the post before it was edited. The letters that
    `zone` itself goes by are known."""
    if _OF_EDIT.match(line):
        return None
    text = _OPENING.sub("", line, count=1).strip()
    if _DAYS_AGO.fullmatch(text):
        return Mark(doubt="some are told in days")
    if _AGO_AND_CLOCK.match(text):
        text = text[text.index("ago") + 3 :].strip()
    if _AGO.fullmatch(text):
        parts = {_UNITS[unit.lower()]: int(count) for count, unit in _COUNTED.findall(text)}
        return Mark(ago=timedelta(**parts)) if max(parts.values(), default=0) < 1000 else None
    found = _ISO_DAY.search(text) or _DAY_FIRST.search(text) or _MONTH_FIRST.search(text)
    rest = text[: found.start()] + " " + text[found.end() :] if found else text
    clock = _CLOCK.fullmatch(_BETWEEN.sub(" ", rest).strip(" ,.("))
    if clock is None or not (clock["minute"] or clock["half"]):
        return None
    day = (int(found["year"]) if found["year"] else None, _month(found["month"]), int(found["day"])) if found else None
    return _of_clock(clock, day, zone)


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS.index(written[:3].lower()) + 1


def _of_clock(found: re.Match[str], day: tuple[int | None, int, int] | None, zone: ZoneInfo) -> Mark | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    letters = (found["letters"] or "").upper()
    said = zone_of_letters(letters, zone) if letters else None
    if letters and said is None:
        return Mark(clock=time(hour, minute), day=day, doubt=f"which zone {letters} is, is not known")
    if found["offset"]:
        said = _offset(found["offset"])
    return Mark(clock=time(hour, minute, tzinfo=said), day=day)


def _offset(written: str) -> tzinfo:
    digits = written[1:].replace(":", "")
    hours, minutes = int(digits[:-2] if len(digits) > 2 else digits), int(digits[-2:] if len(digits) > 2 else 0)
    offset = timedelta(hours=hours % 24, minutes=minutes % 60)
    return timezone(-offset if written[0] == "-" else offset)


def zone_of_letters(letters: str, zone: ZoneInfo) -> tzinfo | None:
    """The zone that letters behind a clock stand for; None if that is not known."""
    if letters in {datetime(2000, month, 1, tzinfo=zone).tzname() for month in (1, 7)}:
        return zone
    return zones().get(letters)


@cache
def zones() -> Mapping[str, ZoneInfo]:
    """The zones of the letters in the file. ValueError that names what is wrong in it."""
    return parse_zones((files("pipeline.ingest") / FILE).read_text("utf-8"))


def parse_zones(text: str) -> Mapping[str, ZoneInfo]:
    """The same of the file's text."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{FILE}: {error}") from None
    found: dict[str, ZoneInfo] = {}
    for letters, name in data.items():
        zone = find_zone(name) if isinstance(name, str) else None
        if zone is None or not letters.isupper():
            raise ValueError(f"{FILE}: {letters} = {name!r} are not capitals and a zone of the tz database")
        found[letters] = zone
    return found


def day_of(day: tuple[int | None, int, int], latest: datetime) -> date | None:
    """The date; without a year the last one before the moment, or up to half a year after it. None if there is none."""
    year, month, number = day
    try:
        if year is not None:
            return date(year, month, number)
        this = date(latest.year, month, number)
        return this if this - latest.date() < _LONG_AGO else this.replace(year=latest.year - 1)
    except ValueError:
        return None
