"""`sources.toml`: the feeds and pages to fetch. `docs/operate.md` shows one.

Belongs here: reading that file and saying what is wrong with it. Not here: fetching, or when a source is due.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.fetch.records import Rules
from pipeline.fetch.secrets import without_secrets

LEAST_INTERVAL = timedelta(minutes=1)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_INTERVAL = re.compile(r"(\d{1,5})\s*(s|min|h)")
_UNIT_SECONDS = {"s": 1, "min": 60, "h": 3600}
_SOURCE_KEYS = {"name", "url", "publisher", "timezone", "interval"}
_FETCH_KEYS = {"contact", "private"}


class SourcesError(Exception):
    """`sources.toml` cannot be used; the message says where, why, and what it should say, and no secret of a URL."""

    def __init__(self, message: str) -> None:
        super().__init__(without_secrets(message))


@dataclass(frozen=True, slots=True)
class Source:
    """One feed or page."""

    name: str
    """Small letters, digits and `_`: its name in the UI and in folders."""
    url: str
    publisher: str
    timezone: str
    """IANA name of the zone of times without one, and in which "Thursday" is meant."""
    interval: timedelta


@dataclass(frozen=True, slots=True)
class Sources:
    """All of them, and the rules by which they are fetched."""

    rules: Rules
    sources: tuple[Source, ...]


def load_sources(path: Path) -> Sources:
    """Read the file. SourcesError if it is not there or anything in it is not as it should be."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise SourcesError(f"{path} does not exist: write it as docs/operate.md shows") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path} is no TOML: {error}") from None
    _known(path, "the file", data, {"fetch", "source"})
    entries = data.get("source", [])
    if not isinstance(entries, list):
        raise SourcesError(f"{path}: begin each source with [[source]], with two brackets")
    sources = tuple(_source(path, number, entry) for number, entry in enumerate(entries, 1))
    names = [source.name for source in sources]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SourcesError(f"{path}: two sources are named {twice[0]!r}: give each a name of its own")
    return Sources(_rules(path, data.get("fetch")), sources)


def _rules(path: Path, entry: object) -> Rules:
    if not isinstance(entry, dict) or not entry.get("contact"):
        raise SourcesError(
            f'{path}: [fetch] must have contact = "…", a mail address or page at which publishers reach you'
        )
    _known(path, "[fetch]", entry, _FETCH_KEYS)
    contact = _text(path, "[fetch]", entry, "contact")
    if not contact.isascii() or not contact.isprintable():
        raise SourcesError(f"{path}: contact = {contact!r} must be plain ASCII, as it is sent in a header")
    private = entry.get("private", [])
    if not isinstance(private, list) or not all(isinstance(p, str) and re.fullmatch(r".+:\d+", p) for p in private):
        raise SourcesError(f'{path}: [fetch] private lists hosts with ports, such as ["feeds.intern.example:443"]')
    return Rules(contact=contact, private=frozenset(private))


def _source(path: Path, number: int, entry: object) -> Source:
    where = f"source {number}"
    if not isinstance(entry, dict):
        raise SourcesError(f"{path}: {where} is no table: begin it with [[source]]")
    _known(path, where, entry, _SOURCE_KEYS)
    name = _text(path, where, entry, "name")
    if not _NAME.fullmatch(name):
        raise SourcesError(f"{path}: {where}: name = {name!r} must be small letters, digits and _, a letter first")
    where = f"source {name!r}"
    return Source(
        name,
        _url(path, where, entry),
        _text(path, where, entry, "publisher"),
        _timezone(path, where, entry),
        _interval(path, where, entry),
    )


def _url(path: Path, where: str, entry: Mapping[str, Any]) -> str:
    url = _text(path, where, entry, "url")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise SourcesError(f"{path}: {where}: url = {url!r} must begin with http:// or https:// and hold no password")
    return url


def _timezone(path: Path, where: str, entry: Mapping[str, Any]) -> str:
    name = _text(path, where, entry, "timezone")
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SourcesError(f"{path}: {where}: timezone = {name!r} is not known: write one as Europe/Kyiv") from None


def _interval(path: Path, where: str, entry: Mapping[str, Any]) -> timedelta:
    text = _text(path, where, entry, "interval")
    match = _INTERVAL.fullmatch(text)
    found = timedelta(seconds=int(match[1]) * _UNIT_SECONDS[match[2]]) if match else timedelta()
    if found < LEAST_INTERVAL:
        raise SourcesError(f'{path}: {where}: interval = {text!r} must be a minute or longer: "90 s", "5 min", "2 h"')
    return found


def _text(path: Path, where: str, entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise SourcesError(f'{path}: {where} must have {key} = "…"')
    return value.strip()


def _known(path: Path, where: str, entry: Mapping[str, Any], keys: set[str]) -> None:
    for key in entry:
        if key not in keys:
            near = get_close_matches(key, keys, 1)
            meant = f": is {near[0]!r} meant?" if near else f"; it has {', '.join(sorted(keys))}"
            raise SourcesError(f"{path}: {where} knows no {key!r}{meant}")
