"""Whether the posts and rejects that a reader gives account for every byte of an input.

What that means is written down here for each form, and checked without the reader's own code where that can be. Always:
a reject has exactly the bytes of its place, and no byte is in two rejects. What is left when the rejects are cut out is
the posts, and nothing else:

- plain text: each word is in one post or one reject;
- JSON Lines: each line that is not blank is one post;
- CSV: after the header, each row is one post;
- JSON arrays, JSON Feed, Telegram: between bracket, commas and bracket, each value is one post;
- RSS and Atom: each item or entry, and each deleted entry, is one post;
- web pages: each update of a script of JSON-LD is one post, or one reject with the script's place and the update as
  JSON; a page without a live blog is one article or one live blog in microdata as a whole;
- Parquet: each row is one post or one reject, which has the row as JSON and no place.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.ingest.content import UTF8_BOM
from pipeline.ingest.json_ld import blogs, load_script
from pipeline.ingest.records import Post, Reject
from pipeline.ingest.timestamps import FieldError

_HIDDEN = re.compile(rb"<!\[CDATA\[[\s\S]*?(?:\]\]>|\Z)|<!--[\s\S]*?(?:-->|\Z)", re.IGNORECASE)
_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry|deleted-entry)(?=[\s>/])[^<>]*>", re.IGNORECASE)
_SCRIPT = re.compile(
    rb"<script\b[^<>]*\btype\s*=\s*[\"']?application/ld\+json[^<>]*>([\s\S]*?)</script\s*>", re.IGNORECASE
)
_SEPARATORS = ",;\t|"


def unaccounted(name: str, data: bytes, posts: Sequence[Post], rejects: Sequence[Reject]) -> str | None:
    """What is wrong, in words; None if every byte is accounted for. `name` is the reader's."""
    if name == "Parquet":
        rows = pq.ParquetFile(pa.BufferReader(data)).metadata.num_rows
        return _equal("rows", rows, len(posts) + len(rejects))
    if name == "a web page (HTML)":
        return _of_page(data, posts, rejects)
    if wrong := _misplaced(data, rejects):
        return wrong
    rest = _without(data, rejects)
    if name == "plain text":
        return _of_words(data, posts, rejects)
    if name == "JSON Lines":
        return _equal("lines", sum(bool(line.strip()) for line in rest.split(b"\n")), len(posts))
    if name == "CSV with a header":
        return _of_rows(data, rest, len(posts))
    if name == "an RSS or Atom feed":
        return _equal("items", len(_ITEM.findall(_HIDDEN.sub(b"", rest))), len(posts))
    return _of_array(rest.decode(), len(posts))


def _equal(what: str, there: int, posts: int) -> str | None:
    return None if there == posts else f"{there} {what} and {posts} posts"


def _misplaced(data: bytes, rejects: Sequence[Reject]) -> str | None:
    end = 0
    for reject in sorted(rejects, key=lambda found: found.byte_start):
        if data[reject.byte_start : reject.byte_end] != reject.raw:
            return f"the reject at {reject.byte_start} has other bytes than its place"
        if reject.byte_start < end:
            return f"two rejects share byte {reject.byte_start}"
        end = reject.byte_end
    return None


def _without(data: bytes, rejects: Sequence[Reject]) -> bytes:
    """The input with blanks in place of the rejects, without a byte order mark."""
    rest = bytearray(data)
    for reject in rejects:
        rest[reject.byte_start : reject.byte_end] = b" " * (reject.byte_end - reject.byte_start)
    return bytes(rest).removeprefix(UTF8_BOM)


def _of_words(data: bytes, posts: Sequence[Post], rejects: Sequence[Reject]) -> str | None:
    words: list[str] = []
    for post in posts:
        words += f"{post.headline}\n{post.body}".split()
    for reject in rejects:
        words += reject.raw.decode(errors="replace").split()
    there = data.removeprefix(UTF8_BOM).decode(errors="replace").split()
    return None if sorted(words) == sorted(there) else f"{len(there)} words in the page, {len(words)} in what was read"


def _of_rows(data: bytes, rest: bytes, posts: int) -> str | None:
    first = data.removeprefix(UTF8_BOM).split(b"\n", 1)[0].decode(errors="replace")
    separator = max(_SEPARATORS, key=first.count)
    lines = [line for line in rest.decode(errors="replace").split("\n") if line.strip(" ")]
    rows = [row for row in csv.reader([f"{line}\n" for line in lines], delimiter=separator) if "".join(row).strip()]
    return _equal("rows", len(rows) - 1, posts)


def _of_array(text: str, posts: int) -> str | None:
    decoder, at, found = json.JSONDecoder(), 0, 0
    while at < len(text):
        if text[at].isspace() or text[at] in "[],":
            at += 1
            continue
        _, at = decoder.raw_decode(text, at)
        found += 1
    return _equal("values", found, posts)


def _of_page(data: bytes, posts: Sequence[Post], rejects: Sequence[Reject]) -> str | None:
    updates = sum(_updates_of(script) for script in _SCRIPT.findall(data))
    if not updates:
        whole = [reject for reject in rejects if reject.raw == data]
        return None if posts or whole else "the page is neither a post nor rejected"
    if any(reject.raw == data for reject in rejects):
        return None  # no live blog in the encoding that the page names
    of_updates = [reject for reject in rejects if data[reject.byte_start : reject.byte_end] != reject.raw]
    if wrong := _misplaced(data, [reject for reject in rejects if reject not in of_updates]):
        return wrong
    return _equal("updates", updates, len(posts) + len(of_updates))


def _updates_of(script: bytes) -> int:
    try:
        return sum(len(blog.updates) for blog in blogs(load_script(script.decode())))
    except (FieldError, UnicodeDecodeError):
        return 0
