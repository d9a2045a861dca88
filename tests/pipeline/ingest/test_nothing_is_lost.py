"""Laws of reading: any bytes are read without a crash, and each byte that is not white space is accounted for."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.ingest import FIELDS, InputError, Limits, Parsed, read_input
from pipeline.ingest.content import Content
from pipeline.ingest.jsonl import JsonLinesReader
from pipeline.ingest.plain_text import PlainTextReader
from pipeline.ingest.reader import Reader
from pipeline.ingest.records import Context, Post, Reject
from schemas import problems
from tests.pipeline.ingest.reading import DEFAULTS, NOW

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=30),
    st.just("2024-05-30T09:10:00Z"),
    st.just("Asia/Tokyo"),
    st.just("deleted"),
)
names = st.sampled_from([*FIELDS, "x"])
json_lines = st.dictionaries(names, values).map(lambda fields: json.dumps(fields).encode())
some_line = st.one_of(
    json_lines, st.binary(max_size=40), st.text(max_size=40).map(lambda s: s.encode("utf-8", "replace"))
)
some_input = st.one_of(
    st.binary(max_size=300),
    st.lists(some_line, max_size=8).map(b"\n".join),
    st.binary(max_size=60).map(lambda tail: b"\x1f\x8b\x08" + tail),
)


def items(reader: Reader, data: bytes) -> list[Post | Reject]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(data)
        with Content(path, Limits()) as content:
            return list(reader.read(content, Context(DEFAULTS, NOW)))


def parsed(data: bytes) -> Parsed:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(data)
        return read_input(path, DEFAULTS, NOW)


@given(some_input)
@example(b'{"id": 1}\n\xff\n[]')
@example(b"\xef\xbb\xbf{}\r\n\r\n")
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        tables = parsed(data)
    except InputError:
        return
    assert problems("updates", tables.updates) == []
    assert problems("rejects", tables.rejects) == []
    assert tables.updates.num_rows + tables.rejects.num_rows > 0


@given(st.lists(some_line, min_size=1, max_size=10))
@settings(max_examples=200, deadline=None)
def test_each_line_of_json_lines_is_one_post_or_one_exact_reject(lines: Sequence[bytes]) -> None:
    data = b"{}\n" + b"\n".join(lines)
    found = items(JsonLinesReader(), data)
    filled = [line for line in data.split(b"\n") if line.strip()]
    assert len(found) == len(filled)
    for reject in found:
        if isinstance(reject, Reject):
            assert data[reject.byte_start : reject.byte_end] == reject.raw
            assert data[: reject.byte_start].count(b"\n") + 1 == reject.line


page_line = st.one_of(st.text(max_size=60), st.sampled_from(["5 min ago", "Read more", "Two hurt", "He said so."]))


@given(st.lists(page_line))
@settings(max_examples=200, deadline=None)
def test_each_word_of_plain_text_is_in_a_post_or_a_reject(lines: Sequence[str]) -> None:
    data = b"Fire\n" + "\n".join(lines).encode("utf-8", "replace")
    words: list[str] = []
    for item in items(PlainTextReader(), data):
        words += (item.raw.decode() if isinstance(item, Reject) else f"{item.headline}\n{item.body}").split()
    assert sorted(words) == sorted(data.decode().split())
