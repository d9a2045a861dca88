"""From HTML to text: paragraphs parted by a blank line, entities as letters, no tags.

Belongs here: what counts as a paragraph, what is no text of the post. Not here: finding posts in a page.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from pipeline.ingest.extras import html_library

_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--)|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_BLOCK_TAGS = (
    "address article aside blockquote body br center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCK = frozenset(_BLOCK_TAGS.split())
_TEXTLESS_TAGS = "script style template noscript iframe object svg video audio button form select head"
_NO_TEXT = frozenset(_TEXTLESS_TAGS.split())
_INLINE = ("a", "b", "em", "i", "span", "strong", "u")
_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)(?:(?!--)[^<>])*>")
_DEEPEST = 500
"""Elements that may be open at the same time; pages have some dozens. For each tag the parser looks through all that
are open, so that its time would grow with the square of their number."""
_ESCAPED = re.compile(rf"&lt;/(?:{'|'.join([*sorted(_BLOCK), *_INLINE])})&gt;|&lt;br ?/?&gt;", re.IGNORECASE)
"""A sign of markup whose brackets were made entities: the end of an element, or a line break."""
_GLUED = re.compile(r"(?<=[a-z\d)%][.!?])(?=[A-Z“][a-z’])|(?<=[.!?,][”\"])(?=[A-Z“][a-z])")


def has_markup(text: str) -> bool:
    """Whether the text holds a tag, a comment or an entity."""
    return ("<" in text or "&" in text) and bool(_MARKUP.search(text))


def text_of_html(html: str) -> str:
    """The paragraphs of a piece of HTML, parted by a blank line; of text without markup, the text itself.

    A block or a line break ends a paragraph; white space within one is single spaces. Scripts, styles, embedded frames
    and forms are no text. Markup that was escaped as a whole ("&lt;p&gt;Two hurt.&lt;/p&gt;") is read as what it was.
    InputError if the extra `html` is missing and there is markup.
    """
    if not has_markup(html) or not _is_encodable(html):
        return html.strip()
    if "<" not in html:
        text = unescape(html)
        return text_of_html(text) if _ESCAPED.search(html) else text.strip()
    tree = html_library("selectolax.lexbor").LexborHTMLParser(_not_too_deep(html))
    pieces: list[str] = []
    _collect(tree.body, pieces)
    paragraphs = (" ".join(part.split()) for part in "".join(pieces).split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def line_of_html(html: str) -> str:
    """The same on one line, for headlines."""
    return " ".join(text_of_html(html).split())


def unglued(text: str) -> str:
    """Text whose paragraphs were run together without a space ("… said.The army …"), parted again.

    >>> unglued("Two were hurt.The mayor said so.")
    'Two were hurt.\\n\\nThe mayor said so.'
    """
    return text if "\n" in text else _GLUED.sub("\n\n", text)


def _is_encodable(text: str) -> bool:
    """Whether the text is without half surrogate pairs, which no parser takes; `fields` rejects it for them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _not_too_deep(html: str) -> str:
    """The same without those tags that nest deeper than `_DEEPEST`, a block's being a line break."""
    if html.count("<") - html.count("</") <= _DEEPEST:
        return html
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _NO_TEXT or name in _VOID:
            return tag.group()
        before, depth = depth, max(0, depth + (-1 if tag[1] else 1))
        if max(before, depth) <= _DEEPEST:
            return tag.group()
        return "<br>" if name in _BLOCK else ""

    return _TAG.sub(kept, html)


def _collect(node: Any, pieces: list[str]) -> None:
    """The text under a node in order, with a mark between paragraphs. Not recursive: pages may be nested deeply."""
    stack: list[Any] = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag if node is not None else None
        if tag == "-text":
            pieces.append(node.text_content.replace("\n", " "))
        elif tag is not None and tag not in _NO_TEXT and not tag.startswith("-"):
            mark = "\n\n" if tag in _BLOCK else ""
            pieces.append(mark)
            stack.append(mark)
            stack.extend(reversed(list(node.iter(include_text=True))))
