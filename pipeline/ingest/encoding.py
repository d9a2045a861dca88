"""The encoding of a web page: its byte order mark, what came with it over HTTP, or what its head says.

The order is that of the HTML standard ("determining the character encoding"), but for one case: servers label all pages
alike, so a page that says it is UTF-8, and is, is read as that whatever the server said.

Belongs here: finding the encoding. Not here: reading the page (`html_page`).
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from pipeline.ingest.content import UTF8_BOM

_META = re.compile(rb"<meta\b[^<>]*\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", re.IGNORECASE)
_LOOKED_AT = 8192
"""Bytes of a page in which its charset is looked for; the HTML standard asks for 1024, but pages are not strict."""
_UTF8 = "utf-8"


def page_encoding(data: bytes, given: str | None) -> str:
    """The name of the encoding as Python knows it; `given` came with the page. UTF-8 if nothing says another."""
    if data.startswith(UTF8_BOM):
        return "utf-8-sig"
    found = _META.search(data, 0, _LOOKED_AT)
    said = known_encoding(found[1].decode("ascii")) if found else None
    told = known_encoding(given) if given else None
    if said == _UTF8 and told is not None and _is_utf8(data):
        return _UTF8
    return told or said or _UTF8


def known_encoding(name: str) -> str | None:
    """Python's name of an encoding of text; None if there is no such encoding.

    >>> known_encoding("Windows-1251"), known_encoding("rot13"), known_encoding("nonsense")
    ('cp1251', None, None)
    """
    with suppress(LookupError, ValueError):  # ValueError for names with a zero byte
        found = codecs.lookup(name)
        "".encode(found.name)  # some names stand for what is no encoding of text
        return found.name
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
