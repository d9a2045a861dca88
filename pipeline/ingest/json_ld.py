"""Posts in the JSON-LD of a page: schema.org's LiveBlogPosting with its updates, else an article.

Belongs here: reading the script's JSON however it is wrapped, finding the blogs in graphs, lists and nested values, and
the fields of their updates. Not here: finding the scripts in a page (`html_page`), pages without JSON-LD (`article`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urljoin

from pipeline.ids import stable_id
from pipeline.ingest.extras import html_library
from pipeline.ingest.markup import has_markup, line_of_html, text_of_html, unglued
from pipeline.ingest.timestamps import FieldError

_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_BLOG = "LiveBlogPosting"
_UPDATE = "liveBlogUpdate"
_ARTICLES = {
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "BackgroundNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
}

_EARLIEST, _LATEST = 10**8, 10**10
"""Seconds since 1970 that are taken for a time: from 1973 to 2286. Milliseconds are larger."""

Fields = dict[str, object]


class Blog(NamedTuple):
    """What a live blog says of itself, for its updates."""

    publisher: str | None
    url: str | None
    updates: list[object]

    def fields_of(self, update: object) -> Fields:
        """The fields of one of its updates for `fields.post_from_fields`; of what is no object, none."""
        node = update if isinstance(update, Mapping) else {}
        url = _url(node) or self._within(node.get("url"))
        own = _text(node.get("@id")) or _text(node.get("identifier"))
        if own and self.url and not own.startswith(("http://", "https://")):
            own = f"{self.url}#{own.removeprefix('#')}"  # an anchor is the post's own only within its page
        return {
            "id": own or (url if url != self.url else None),
            "source": self.publisher,
            "published_at": _time(node.get("datePublished")) or _time(node.get("dateCreated")),
            "updated_at": _time(node.get("dateModified")),
            "headline": _line(node.get("headline")) or _line(node.get("name")),
            "body": _first_body(node),
            "url": url or self.url,
            "status": _text(node.get("creativeWorkStatus")),
        }

    def _within(self, url: object) -> str | None:
        """The address that a relative one ("#post-7", "/live/sumy#post-7") means on the blog's page."""
        try:
            return urljoin(self.url, url.strip()) if self.url and isinstance(url, str) and url.strip() else None
        except ValueError:  # brackets that hold no address
            return None


def load_script(text: str) -> object:
    """The value of a script, without the comment or CDATA around it and with commas too many forgiven.

    FieldError if it is not JSON all the same.
    """
    bare = _WRAPPER.sub("", _WRAPPER.sub("", text)).strip()
    try:
        return json.loads(bare, strict=False)
    except RecursionError:
        raise FieldError("broken_json", "the JSON-LD is nested too deeply: the page is no live blog") from None
    except ValueError:
        pass
    try:
        return json.loads(html_library("jstyleson").dispose(bare), strict=False)
    except (ValueError, RecursionError, IndexError) as error:
        raise FieldError("broken_json", f"the JSON-LD is not JSON ({error}): fetch the page again") from None


def blogs(value: object) -> list[Blog]:
    """All live blogs in the value, in order, each once."""
    known = _by_id(_nodes(value))
    return [
        Blog(_publisher(node, known), _url(node), _updates(node, known))
        for node in _nodes(value)
        if _BLOG in _types(node)
    ]


def article_fields(value: object) -> Fields | None:
    """The fields of the first article with a text in the value; None if there is none."""
    nodes = list(_nodes(value))
    known = _by_id(nodes)
    for node in nodes:
        if _types(node) & _ARTICLES and (_body(node.get("articleBody")) or _body(node.get("text"))):
            return Blog(_publisher(node, known), None, []).fields_of(node)
    return None


def with_own_ids(updates: Iterable[Fields]) -> list[Fields]:
    """The updates, those without an id of their own, or with one that others have too, told apart by time and words."""
    updates = list(updates)
    counts = Counter(fields["id"] for fields in updates)
    for fields in updates:
        if not fields["id"] or counts[fields["id"]] > 1:
            words = str(fields["headline"] or fields["body"])[:200]
            mark = stable_id("line", f"{fields['published_at']} {words}".encode(errors="backslashreplace"))[:16]
            fields["id"] = f"{fields['url'] or ''}#{mark}"
    return updates


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    """All objects within the value, outer before inner, in order."""
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, Mapping):
            yield value
            stack.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            stack.extend(reversed(value))


def _by_id(nodes: Iterable[Mapping[str, object]]) -> dict[str, Mapping[str, object]]:
    """The objects that others may refer to."""
    return {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}


def _first_body(node: Mapping[str, object]) -> str:
    return next((body for name in ("articleBody", "text", "description") if (body := _body(node.get(name)))), "")


def _types(node: Mapping[str, object]) -> set[str]:
    """The names of its types without vocabulary: "LiveBlogPosting" for "http://schema.org/LiveBlogPosting"."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return {re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str)}


def _updates(blog: Mapping[str, object], known: Mapping[str, Mapping[str, object]]) -> list[object]:
    found = blog.get(_UPDATE)
    if isinstance(found, Mapping) and found and all(name.isdigit() for name in found):
        found = list(found.values())  # a list whose numbers had gaps, as PHP writes it
    updates = found if isinstance(found, list) else [] if found is None else [found]
    flat: list[object] = []
    for update in updates:
        flat += update if isinstance(update, list) else [update]
    return [known.get(str(u["@id"]), u) if isinstance(u, Mapping) and set(u) == {"@id"} else u for u in flat]


def _publisher(node: Mapping[str, object], known: Mapping[str, Mapping[str, object]]) -> str | None:
    publisher = node.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    if isinstance(publisher, Mapping):
        publisher = known.get(str(publisher.get("@id")), publisher).get("name") or publisher.get("name")
    return line_of_html(publisher) if isinstance(publisher, str) else None


def _url(node: Mapping[str, object]) -> str | None:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return None


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("value")
    return value.strip() if isinstance(value, str) else ""


def _time(value: object) -> object:
    """A time as it is given; seconds since 1970 as a moment, any other number as it is, to be refused by name."""
    if isinstance(value, int) and not isinstance(value, bool) and _EARLIEST <= value < _LATEST:
        return datetime.fromtimestamp(value, UTC)
    return value if isinstance(value, int | float) else _text(value)


def _line(value: object) -> str:
    return line_of_html(_text(value))


def _body(value: object) -> str:
    """The paragraphs of a text that may hold markup, or paragraphs in a list, or paragraphs run together."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_body, value)))
    text = _text(value)
    if has_markup(text) and "<" in text:
        return text_of_html(text)
    lines = (line.strip() for line in unglued(text_of_html(text)).split("\n"))
    return "\n\n".join(line for line in lines if line)
