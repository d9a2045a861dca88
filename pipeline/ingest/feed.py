"""RSS 0.9 to 2.0 and Atom: each item or entry is a post; a deleted entry (RFC 6721) takes one back.

The feed is cut at its items before it is parsed, some hundreds at a time, so that memory does not grow with its length,
each post has its bytes, and a broken item spoils no other. The items are parsed by feedparser. The text is the full
content if there is one, else the summary; the publisher is the default, else the feed's title.

Belongs here: feeds in XML. Not here: JSON Feed (`json_feed`), the text of an item's HTML (`markup`).
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from time import struct_time
from typing import Any, NamedTuple

from pipeline.ingest.content import Content
from pipeline.ingest.errors import InputError
from pipeline.ingest.extras import html_library
from pipeline.ingest.fields import post_from_fields
from pipeline.ingest.markup import line_of_html, text_of_html
from pipeline.ingest.records import Context, Post, Reject
from pipeline.ingest.timestamps import FieldError
from pipeline.ingest.tombstones import Tombstone, tombstones

_START = re.compile(
    rb"(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^\[>]*(?:\[[\s\S]*?\]\s*)?>)*<(?:\w+:)?(?:rss|feed|RDF)\b",
    re.IGNORECASE,
)
_MARK = re.compile(rb"<!\[CDATA\[|<!--|<(?P<end>/?)(?:\w+:)?(?P<name>item|entry)(?=[\s>/])[^<>]*>", re.IGNORECASE)
_CLOSERS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_QUOTED = re.compile(rb"<!\[CDATA\[|<!--", re.IGNORECASE)
_MOST_TAGS = 50_000
"""Tags of one item that are parsed as part of the feed, neither escaped nor in CDATA, as with a page. Each takes
feedparser some 20 µs; the longest articles have some thousands."""
_BATCH = 200


class _Item(NamedTuple):
    line: int
    start: int
    raw: bytes


class FeedReader:
    """Reads RSS and Atom."""

    name = "an RSS or Atom feed"

    def detects(self, head: bytes) -> bool:
        """Its first element is that of a feed."""
        return bool(_START.match(head))

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """One post or one reject for each item. InputError if feedparser is missing or there is no item at all."""
        html_library("feedparser")
        data = content.read()
        cuts = _items(data)
        first = next(cuts, None)
        if first is None:
            raise InputError(f"{content.path} is a feed without items: nothing to read")
        opening = data[: first.start]
        if b"<!ENTITY" in opening:
            raise InputError(f"{content.path} declares entities, which no feed needs and a bomb does: it is not read")
        title = _title(opening, context.defaults.charset)
        yield from _around(data, 0, first.start, title, context)
        end, pending = first.start, [first]
        while pending:
            yield from _posts(pending, opening, title, context)
            for item in pending:
                yield from _around(data, end, item.start, title, context)
                end = item.start + len(item.raw)
            pending = list(islice(cuts, _BATCH))
        yield from _around(data, end, len(data), title, context)


def _items(data: bytes) -> Iterator[_Item]:
    """The items in order, each from its opening to its closing tag; one that is not closed goes to the next."""
    opened: re.Match[bytes] | None = None
    line, counted = 1, 0
    for mark in _tags(data):
        if opened is None:
            opened = None if mark["end"] else mark
        elif not mark["end"] or mark["name"].lower() == opened["name"].lower():
            line += data.count(b"\n", counted, opened.start())
            counted = opened.start()
            end = mark.end() if mark["end"] else mark.start()
            yield _Item(line, opened.start(), data[opened.start() : end])
            opened = None if mark["end"] else mark
    if opened is not None:
        line += data.count(b"\n", counted, opened.start())
        yield _Item(line, opened.start(), data[opened.start() :])


def _tags(data: bytes) -> Iterator[re.Match[bytes]]:
    """The opening and closing tags of items that stand in no comment and no CDATA."""
    at = 0
    while mark := _MARK.search(data, at):
        at = mark.end()
        if mark["name"] is not None:
            yield mark
        elif (end := data.find(_CLOSERS[mark.group().upper()], at)) >= 0:
            at = end
        else:
            return


def _posts(items: Sequence[_Item], opening: bytes, title: str | None, context: Context) -> Iterator[Post | Reject]:
    parsed = [item.raw for item in items if not _has_too_many_tags(item.raw)]
    entries = iter(_entries(opening, parsed, context.defaults.charset))
    for item in items:
        try:
            if _has_too_many_tags(item.raw):
                what = f"the item has more than {_MOST_TAGS:,} tags that are not escaped: put its text into CDATA"
                raise FieldError("unreadable", what)
            entry = next(entries)
            if entry is None:
                raise FieldError("unreadable", "the item cannot be parsed: fetch the feed again")
            yield post_from_fields(_fields(entry, title, context), context)
        except FieldError as problem:
            yield Reject(problem.reason, problem.detail, item.line, item.start, item.start + len(item.raw), item.raw)


def _has_too_many_tags(item: bytes) -> bool:
    if item.count(b"<") <= _MOST_TAGS:
        return False
    count, at = 0, 0
    while mark := _QUOTED.search(item, at):
        count += item.count(b"<", at, mark.start())
        end = item.find(_CLOSERS[mark.group().upper()], mark.end())
        if end < 0:
            return count > _MOST_TAGS  # what is left is quoted to its end
        at = end
    return count + item.count(b"<", at) > _MOST_TAGS


def _entries(opening: bytes, items: Sequence[bytes], charset: str | None) -> list[Any]:
    """What feedparser makes of each item, None of one that it cannot parse."""
    entries = _parse(opening, items, charset)
    if len(entries) == len(items):
        return entries
    alone = [_parse(opening, [item], charset) for item in items]  # a broken item took others with it
    return [found[0] if len(found) == 1 else None for found in alone]


def _parse(opening: bytes, items: Sequence[bytes], charset: str | None) -> list[Any]:
    """The entries of a feed of these items."""
    closing = b"".join(b"</" + name + b">" for name in reversed(_open_elements(opening)))
    read = _read(opening + b"".join(items) + closing, charset)
    # as plain dicts: feedparser's own kind makes up a time of publication
    return [dict(entry) for entry in read.entries] if read is not None else []


def _read(feed: bytes, charset: str | None) -> Any:
    """What feedparser makes of a feed, None if it breaks on it; the charset is the one that came with it over HTTP."""
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else None
    parser = html_library("feedparser")
    try:
        return parser.parse(feed, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, ArithmeticError, AssertionError, AttributeError, TypeError, RecursionError):
        return None  # its parser of broken markup stumbles over characters that are none, and the like


def _open_elements(opening: bytes) -> list[bytes]:
    """The elements that are open before the first item: the feed's own, and the channel."""
    names = re.findall(rb"<((?:\w+:)?(?:rss|RDF|feed|channel))(?=[\s>])", opening, re.IGNORECASE)
    closed = re.findall(rb"</((?:\w+:)?channel)\s*>", opening, re.IGNORECASE)
    return [name for name in names if name not in closed]


def _title(opening: bytes, charset: str | None) -> str | None:
    read = _read(opening, charset)
    return (line_of_html(read.feed.get("title", "")) or None) if read is not None else None


def _fields(entry: Mapping[str, Any], title: str | None, context: Context) -> dict[str, object]:
    contents = [part.get("value", "") for part in entry.get("content", [])]
    body = next((text for html in (*contents, entry.get("summary", "")) if (text := text_of_html(html))), "")
    return {
        "id": entry.get("id") or entry.get("link"),
        "source": context.defaults.source or title,
        "published_at": _time(entry, "published") or _time(entry, "updated"),
        "updated_at": _time(entry, "updated") if entry.get("published") else None,
        "headline": line_of_html(entry.get("title", "")),
        "body": body,
        "url": link if isinstance(link := entry.get("link"), str) and link.startswith("http") else None,
    }


def _time(entry: Mapping[str, Any], name: str) -> object:
    """The time, naive if it says no offset; as written where it cannot be read, to be rejected with its words."""
    written, parsed = entry.get(name), entry.get(f"{name}_parsed")
    if not isinstance(written, str):
        return None
    with suppress(ValueError):
        return datetime.fromisoformat(written.strip())
    naive: datetime | None = None
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        naive = parsedate_to_datetime(written)
        if naive.tzinfo is not None:
            return naive
    if isinstance(parsed, struct_time):  # feedparser knows more names of zones and months
        with suppress(ValueError, OverflowError):
            return datetime.fromtimestamp(timegm(parsed), UTC)
    return naive or written


def _around(data: bytes, start: int, end: int, title: str | None, context: Context) -> Iterator[Post | Reject]:
    """What stands around the items: entries that are said to be deleted, and the rest as rejects."""
    at = start
    for found in tombstones(data[start:end]):
        yield from _rest(data, at, start + found.start)
        at = start + found.end
        try:
            yield post_from_fields(_withdrawal(found, title, context), context)
        except FieldError as problem:
            raw, line = data[start + found.start : at], data.count(b"\n", 0, start + found.start) + 1
            yield Reject(problem.reason, problem.detail, line, start + found.start, at, raw)
    yield from _rest(data, at, end)


def _withdrawal(found: Tombstone, title: str | None, context: Context) -> dict[str, object]:
    source = context.defaults.source or title
    return {"id": found.ref, "source": source, "updated_at": found.when, "status": "deleted"}


def _rest(data: bytes, start: int, end: int) -> Iterator[Reject]:
    if data[start:end].strip():
        detail = "what stands around the items of the feed: nothing to do"
        yield Reject("not_an_update", detail, data.count(b"\n", 0, start) + 1, start, end, data[start:end])
