"""One JSON array of posts, with the fields of JSON Lines.

Belongs here: cutting the array into posts. Not here: what a field must hold (`fields`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ingest.columns import check_mapping
from pipeline.ingest.content import Content
from pipeline.ingest.fields import post_from_row
from pipeline.ingest.json_walk import Document, array_items, rejected
from pipeline.ingest.records import Context, Post, Reject
from pipeline.ingest.timestamps import FieldError


class JsonArrayReader:
    """Reads a JSON array of posts."""

    name = "a JSON array of posts"

    def detects(self, head: bytes) -> bool:
        """It opens with a bracket and an object in it."""
        start = head.lstrip()
        return start.startswith(b"[") and start[1:].lstrip().startswith((b"{", b"]"))

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """One post or one reject for each item."""
        check_mapping(content.path, context.defaults)
        document = Document(content)
        for item in array_items(document, document.text.index("[")):
            if isinstance(item, Reject):
                yield item
            elif not isinstance(item.value, dict):
                yield rejected(item, "not_an_object", 'the item is no object with named fields: write {"id": …}')
            else:
                try:
                    yield post_from_row(item.value, context, item.line)
                except FieldError as problem:
                    yield rejected(item, problem.reason, problem.detail)
