"""JSON Feed (jsonfeed.org, versions 1 and 1.1): each item is a post.

The text is `content_html`, else `content_text`, else `summary`; times are RFC 3339. The publisher is the default, else
the feed's title.

Belongs here: the fields of an item. Not here: feeds in XML (`feed`), what a field must hold (`fields`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.ingest.content import Content
from pipeline.ingest.fields import post_from_fields
from pipeline.ingest.json_walk import Document, array_items, find_array, rejected
from pipeline.ingest.markup import line_of_html, text_of_html
from pipeline.ingest.records import Context, Post, Reject
from pipeline.ingest.timestamps import FieldError

_VERSION = re.compile(rb'^\s*\{[\s\S]{0,4000}?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')


class JsonFeedReader:
    """Reads JSON Feeds."""

    name = "a JSON Feed"

    def detects(self, head: bytes) -> bool:
        """An object that names the version of JSON Feed near its beginning."""
        return bool(_VERSION.match(head))

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """One post or one reject for each item. InputError if there is no list of items."""
        document = Document(content)
        feed, start = find_array(content, document.text, "items")
        for item in array_items(document, start):
            if isinstance(item, Reject):
                yield item
                continue
            try:
                if not isinstance(item.value, dict):
                    raise FieldError("not_an_object", "the item is no object with named fields")
                yield post_from_fields(_fields(item.value, feed.get("title"), context), context)
            except FieldError as problem:
                yield rejected(item, problem.reason, problem.detail)


def _fields(item: Mapping[str, object], title: object, context: Context) -> dict[str, object]:
    html, text, summary = (item.get(name) for name in ("content_html", "content_text", "summary"))
    body = text_of_html(html) if isinstance(html, str) and html.strip() else text or summary
    headline = item.get("title")
    return {
        "id": item.get("id") or item.get("url"),
        "source": context.defaults.source or title,
        "published_at": item.get("date_published"),
        "updated_at": item.get("date_modified"),
        "headline": line_of_html(headline) if isinstance(headline, str) else headline,
        "body": body,
        "url": item.get("url"),
    }
