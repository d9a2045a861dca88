"""A page without JSON-LD: the live blog in its microdata, else the page as one article.

Belongs here: extruct's microdata and trafilatura's article, as fields of posts. Not here: JSON-LD (`json_ld`).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from pipeline.ingest.errors import InputError
from pipeline.ingest.extras import html_library
from pipeline.ingest.json_ld import Fields, blogs, with_own_ids

_MOST_TAGS = 50_000
"""Of a page that is read as one article: long ones have a tenth. More would take seconds, for a page that is none."""


def microdata_posts(page: str) -> list[Fields]:
    """The updates of all live blogs in the page's microdata, in order."""
    if "LiveBlogPosting" not in page:
        return []
    extractor = html_library("extruct.w3cmicrodata").MicrodataExtractor()
    try:
        items = [_as_json_ld(item) for item in extractor.extract(page)]
    except (ValueError, AssertionError, RecursionError):  # what lxml raises for pages that it cannot parse
        return []
    return [fields for blog in blogs(items) for fields in with_own_ids(map(blog.fields_of, blog.updates))]


def _as_json_ld(item: object) -> object:
    """An item of extruct's microdata in the shape of JSON-LD."""
    if isinstance(item, list):
        return [_as_json_ld(part) for part in item]
    if not isinstance(item, Mapping):
        return item
    if "properties" not in item:
        return dict(item)
    node: dict[str, object] = {"@type": item.get("type")}
    if item.get("id"):
        node["@id"] = item["id"]
    return node | {name: _as_json_ld(value) for name, value in item["properties"].items()}


def article_post(page: str, path: object) -> Fields:
    """The fields of the page as one article. InputError if there is no article in it, or more tags than in any."""
    if page.count("<") > _MOST_TAGS:
        raise InputError(
            f"{path} is a page of more than {_MOST_TAGS:,} tags in which no live blog is found: too many for an "
            "article; save the article alone, or give its text in another form"
        )
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it warns of is told by the error below
    document = html_library("trafilatura").bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False
    )
    if document is None or not (document.text or "").strip():
        raise InputError(
            f"{path} is a page in which no live blog and no article is found: give its posts in another form"
        )
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    if lines[0] == document.title and len(lines) > 1:
        lines.pop(0)
    return {
        "id": document.url,
        "source": document.sitename,
        "published_at": document.date,
        "headline": document.title or "",
        "body": "\n\n".join(lines),
        "url": document.url,
    }
