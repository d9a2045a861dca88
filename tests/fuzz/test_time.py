"""Time grows with the length of an input and no faster, whatever stands on its one line, and with many short ones.

Measured in processor time, so that a busy machine changes little: four times the text may take eight times as long.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.timing import seconds_of
from pipeline.extract import extract_text
from pipeline.ingest import InputError, read_input
from tests.pipeline.ingest.reading import DEFAULTS, NOW

SHORT, LONG = 40_000, 160_000
_LEAST_SECONDS = 0.15
"""Below this, times are those of starting up."""
UNITS = {
    "quotation marks": '"',
    "curly quotation marks": "“",
    "parentheses": "(",
    "brackets": "[",
    "tags": "<b>",
    "entities": "&amp;",
    "digits": "7",
    "numbers": "12 ",
    "numbers with commas": "1,",
    "blanks": " ",
    "one word": "a",
    "abbreviations": "U.S. ",
    "dots": ". ",
    "numbers of a list": "1. ",
    "lines of two letters": "ab\n",
    "names": "Kyiv, ",
    "figures": "12 people, including ",
    "dates": "on Monday ",
    "speakers": "Mayor Ivan said ",
    "combining marks": "e\u0301",
    "exclamation marks without a blank": "<![CDATA[",
    "nested blocks": "<div>",
    "nested lists": "<ul><li>",
}


def line(unit: str, length: int) -> str:
    return ("x" + unit * (length // len(unit) + 1))[:length]


def grows_with_length(short: Callable[[], object], long: Callable[[], object]) -> bool:
    """Whether the time grows with the length; a busy machine is given three attempts."""
    short()  # what is loaded once is loaded
    for _ in range(3):
        taken = seconds_of(long)
        if taken < _LEAST_SECONDS or taken < 8 * max(seconds_of(short), _LEAST_SECONDS / 4):
            return True
    return False


@pytest.mark.parametrize("name", UNITS)
def test_extraction(name: str) -> None:
    texts = [line(UNITS[name], length) for length in (SHORT, LONG)]
    short, long = (lambda text=text: extract_text("", text, NOW) for text in texts)
    assert grows_with_length(short, long)


def as_json_line(text: str) -> bytes:
    return json.dumps({"id": 1, "published_at": "2024-05-30T09:10:00Z", "body": text}).encode()


def as_text(text: str) -> bytes:
    return b"Fire in Odesa\n\n" + text.encode()


def as_page(text: str) -> bytes:
    return b"<html><body><article><p>" + text.encode() + b"</p></article></body></html>"


def as_live_blog(text: str) -> bytes:
    update = {"@id": "x", "datePublished": "2024-05-30T09:10:00Z", "headline": "Fire", "articleBody": text}
    blog = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": [update]}).replace("</", "<\\/")
    return f'<html><script type="application/ld+json">{blog}</script></html>'.encode()


def as_csv(text: str) -> bytes:
    return b"id,published_at,body\n1,2024-05-30T09:10:00Z," + text.encode()


def as_feed(text: str) -> bytes:
    item = "<guid>1</guid><pubDate>Thu, 30 May 2024 09:10:00 GMT</pubDate><description>"
    return (
        f'<rss version="2.0"><channel><title>T</title><item>{item}{text}</description></item></channel></rss>'.encode()
    )


@pytest.mark.parametrize("form", [as_json_line, as_text, as_page, as_live_blog, as_csv, as_feed])
def test_reading(form: Callable[[str], bytes], tmp_path: Path) -> None:
    slow: list[str] = []
    for name, unit in UNITS.items():
        paths = [tmp_path / str(length) for length in (SHORT, LONG)]
        for path, length in zip(paths, (SHORT, LONG), strict=True):
            path.write_bytes(form(line(unit, length)))
        if not grows_with_length(*(lambda path=path: read_or_refused(path) for path in paths)):
            slow.append(name)
    assert slow == []


def read_or_refused(path: Path) -> None:
    try:
        read_input(path, DEFAULTS, NOW)
    except InputError:
        return
