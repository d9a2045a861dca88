"""Web pages: live blogs and articles.

The posts are the updates of the page's live blogs in JSON-LD, else in microdata; without a live blog the page is one
article. Belongs here: the page's bytes, encoding and scripts, and which of those is taken. Not here: how each is read
(`json_ld`, `article`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from pipeline.ingest.article import article_post, microdata_posts
from pipeline.ingest.content import Content
from pipeline.ingest.encoding import page_encoding
from pipeline.ingest.fields import post_from_fields
from pipeline.ingest.json_ld import Fields, article_fields, blogs, load_script, with_own_ids
from pipeline.ingest.records import Context, Post, Reason, Reject
from pipeline.ingest.timestamps import FieldError

_START = re.compile(
    rb"(?:\s|<!--[\s\S]*?-->|<\?xml[^<>]*>)*<(?:!DOCTYPE\s+html|html|head|body|meta|script|title|article|div|main|section)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(rb"<script\b[^<>]*\btype\s*=\s*[\"']?application/ld\+json[^<>]*>", re.IGNORECASE)
_SCRIPT_END = re.compile(rb"</script\s*>", re.IGNORECASE)
_CANONICAL = re.compile(rb"<link\b[^<>]*\brel\s*=\s*[\"']?canonical[\"']?[^<>]*>", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)
_META_TIME = re.compile(rb"<meta\b[^<>]*[\"']article:published_time[\"'][^<>]*>", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent\s*=\s*[\"']([^\"'>]+)", re.IGNORECASE)


class _Script(NamedTuple):
    start: int
    end: int
    value: object


class HtmlReader:
    """Reads web pages. Needs the extra `html`."""

    name = "a web page (HTML)"

    def detects(self, head: bytes) -> bool:
        """It begins with a tag of HTML."""
        return bool(_START.match(head))

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """The posts in order, then what of the page is in none of them as rejects. InputError if there is no post."""
        data = content.read()
        encoding = page_encoding(data, context.defaults.charset)
        scripts: list[_Script] = []
        broken: list[tuple[int, int]] = []
        for start, end in _script_texts(data):
            try:
                scripts.append(_Script(start, end, _load(data[start:end], encoding)))
            except FieldError as problem:
                broken.append((start, end))
                yield _reject(data, start, end, problem.reason, problem.detail)
        used = [script for script in scripts if any(blog.updates for blog in blogs(script.value))]
        if used:
            yield from _blog_posts(used, data, context)
            yield from _around(data, sorted([*((script.start, script.end) for script in used), *broken]))
            return
        yield from _whole_page(data, encoding, scripts, content, context)


def _script_texts(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the text of each script of JSON-LD begins and ends."""
    at = 0
    while opening := _SCRIPT.search(data, at):
        closing = _SCRIPT_END.search(data, opening.end())
        if closing is None:
            return
        yield opening.end(), closing.start()
        at = closing.end()


def _blog_posts(scripts: Sequence[_Script], data: bytes, context: Context) -> Iterator[Post | Reject]:
    """The updates of all blogs; of a bad one its value, written as JSON, and the place of its script are kept."""
    for script in scripts:
        for blog in blogs(script.value):
            for update, fields in zip(blog.updates, with_own_ids(map(blog.fields_of, blog.updates)), strict=True):
                try:
                    yield post_from_fields(_with_source(fields, context), context)
                except FieldError as problem:
                    raw = json.dumps(update).encode()
                    line = data.count(b"\n", 0, script.start) + 1
                    yield Reject(problem.reason, problem.detail, line, script.start, script.end, raw)


def _with_source(fields: Fields, context: Context) -> Fields:
    """A publisher given by the user goes before the one that the page names, which may differ from page to page."""
    return fields | {"source": context.defaults.source or fields["source"]}


def _whole_page(
    data: bytes, encoding: str, scripts: Sequence[_Script], content: Content, context: Context
) -> Iterator[Post | Reject]:
    page = data.decode(encoding, errors="replace")
    used = False
    for fields in microdata_posts(page) or [_article(page, data, scripts, content, context)]:
        try:
            yield post_from_fields(_with_source(fields, context), context, needs_id=False)
            used = True
        except FieldError as problem:
            detail = f"no live blog is found in the page, and as an article: {problem.detail}"
            yield _reject(data, 0, len(data), problem.reason, detail)
    if used:
        yield _reject(data, 0, len(data), "not_an_update", "the page that the text was taken from: nothing to do")


def _article(page: str, data: bytes, scripts: Sequence[_Script], content: Content, context: Context) -> Fields:
    """The page as one article: from its JSON-LD, else from its text, with the time that its head or the user gives."""
    fields = next((found for script in scripts if (found := article_fields(script.value))), None)
    if fields is None:
        fields = article_post(page, content.path)
        day = fields["published_at"]
        fields["published_at"] = _attribute(_META_TIME, _CONTENT, data) or context.defaults.published_at or day
    fields["url"] = fields["url"] or _attribute(_CANONICAL, _HREF, data)
    fields["id"] = fields["id"] or fields["url"]
    fields["published_at"] = fields["published_at"] or context.defaults.published_at
    return fields


def _attribute(tag: re.Pattern[bytes], attribute: re.Pattern[bytes], data: bytes) -> str | None:
    """The attribute of the first such tag."""
    found = tag.search(data)
    value = attribute.search(found.group()) if found else None
    return unescape(value[1].decode(errors="replace")) if value else None


def _load(raw: bytes, encoding: str) -> object:
    try:
        return load_script(raw.decode(encoding))
    except UnicodeDecodeError:
        raise FieldError("not_utf8", f"the JSON-LD is not {encoding}, as its page says: fetch the page again") from None


def _around(data: bytes, told: Sequence[tuple[int, int]]) -> Iterator[Reject]:
    """The parts of the page before, between and after the scripts that hold the posts or were rejected."""
    at = 0
    for start, end in [*told, (len(data), len(data))]:
        if data[at:start].strip():
            yield _reject(data, at, start, "not_an_update", "the page around the posts: nothing to do")
        at = end


def _reject(data: bytes, start: int, end: int, reason: Reason, detail: str) -> Reject:
    return Reject(reason, detail, data.count(b"\n", 0, start) + 1, start, end, data[start:end])
