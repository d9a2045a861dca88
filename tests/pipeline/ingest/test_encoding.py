"""The encoding of a page, by its mark, the server and its head."""

from __future__ import annotations

import pytest

from pipeline.ingest.content import UTF8_BOM
from pipeline.ingest.encoding import known_encoding, page_encoding


def page(charset: str, body: bytes = b"Ten hurt") -> bytes:
    return f'<html><head><meta charset="{charset}"></head>'.encode() + body


@pytest.mark.parametrize(
    ("data", "given", "encoding"),
    [
        (b"Ten hurt", None, "utf-8"),
        (b"Ten hurt", "koi8-r", "koi8-r"),
        (b"Ten hurt", "no-such-thing", "utf-8"),
        (page("windows-1251"), None, "cp1251"),
        (page("windows-1251"), "koi8-r", "koi8-r"),
        (page("no-such-thing"), None, "utf-8"),
        (b'<META http-equiv=Content-Type content="text/html; charset=koi8-r">', None, "koi8-r"),
        # a page that says it is UTF-8, and is
        (page("utf-8", "Čeští hasiči".encode()), "windows-1251", "utf-8"),
        (page("utf-8", "Пожар".encode("cp1251")), "windows-1251", "cp1251"),
        (page("utf-8", "Пожар".encode("cp1251")), None, "utf-8"),
        # the mark comes before all else
        (UTF8_BOM + page("koi8-r"), "windows-1251", "utf-8-sig"),
        # what stands far behind the head says nothing
        (b" " * 9000 + page("koi8-r"), None, "utf-8"),
        (b"charset=koi8-r is what they use", None, "utf-8"),
    ],
)
def test_the_mark_the_server_and_the_head_are_asked_in_order(data: bytes, given: str | None, encoding: str) -> None:
    assert page_encoding(data, given) == encoding


@pytest.mark.parametrize("name", ["rot13", "base64", "nonsense", "", "utf-8\0"])
def test_what_encodes_no_text_is_none(name: str) -> None:
    assert known_encoding(name) is None
