"""Deleted entries of Atom feeds (RFC 6721): `<at:deleted-entry ref="ID" when="TIME">` takes the entry of that id back.

Belongs here: finding them in what stands around the entries of a feed, and their fields. Not here: entries (`feed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_ELEMENT = re.compile(rb"<(?P<name>(?:\w+:)?deleted-entry)\b(?P<attributes>[^<>]*?)(?:/>|>)", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"\b(ref|when)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Tombstone(NamedTuple):
    """One deleted entry: where its element stands, and what its attributes say."""

    start: int
    end: int
    ref: str
    when: str


def tombstones(raw: bytes) -> Iterator[Tombstone]:
    """The deleted entries in a part of a feed, in order."""
    at = 0
    while found := _ELEMENT.search(raw, at):
        said = {name.decode(): unescape((a or b).decode(errors="replace")) for name, a, b in _read(found["attributes"])}
        at = found.end()
        closing = re.compile(rb"</" + re.escape(found["name"]) + rb"\s*>").search(raw, at)
        if closing and not found.group().endswith(b"/>"):
            at = closing.end()
        yield Tombstone(found.start(), at, said.get("ref", "").strip(), said.get("when", "").strip())


def _read(attributes: bytes) -> list[tuple[bytes, bytes, bytes]]:
    return _ATTRIBUTE.findall(attributes)
