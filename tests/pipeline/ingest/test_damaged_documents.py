"""Every form of input, damaged at random: it is read or refused in words, and what is read fits the tables."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingest import InputError, read_input
from schemas import problems
from tests.pipeline.ingest.reading import DEFAULTS, NOW

TIME = "2024-05-30T09:10:00Z"
POST = {
    "id": "p1",
    "source": "Wire",
    "published_at": "2024-05-30T09:10:00Z",
    "headline": "Fire “out”",
    "body": "a\n\nb",
}
UPDATE = {
    "@type": "BlogPosting",
    "headline": "Fire",
    "articleBody": "<p>Out.</p>",
    "datePublished": "2024-05-30T09:10Z",
}
BLOG = {"@type": "LiveBlogPosting", "url": "https://n.example/", "liveBlogUpdate": [UPDATE, UPDATE]}


def _parquet() -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({name: [value] for name, value in POST.items()}), sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


FORMS = {
    "jsonl": b"\n".join([json.dumps(POST).encode()] * 3),
    "array": json.dumps([POST, POST], indent=1).encode(),
    "json feed": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1",
            "items": [{"id": "1", "content_html": "<p>x</p>", "date_published": "2024-05-30T09:10:00Z"}],
        }
    ).encode(),
    "telegram": json.dumps(
        {
            "name": "Wire",
            "type": "public_channel",
            "id": 1,
            "messages": [
                {
                    "id": 1,
                    "type": "message",
                    "date": "2024-05-30T09:10:00",
                    "text": ["a", {"type": "bold", "text": "b"}],
                }
            ],
        }
    ).encode(),
    "csv": b'id,published_at,headline,body\np1,2024-05-30,Fire,"a\n\nb"\np2,2024-05-30,Flood,c\n',
    "parquet": _parquet(),
    "page": f'<html><script type="application/ld+json">{json.dumps(BLOG)}</script><p>Live</p></html>'.encode(),
    "rss": b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
    b"<item><guid>1</guid><title>Fire &amp; flood</title><pubDate>Thu, 30 May 2024 09:00:00 GMT</pubDate>"
    b"<description><![CDATA[<p>x</p>]]></description></item>"
    b"</channel></rss>",
    "text": b"Fire in Sumy: Mayor\n\nA fire broke out in Sumy, the mayor said.\n",
    "gzip": gzip.compress(json.dumps(POST).encode(), mtime=0),
}
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b"<", b">", b'"', b"\\", b"\0", b"\xff", b"]]>", b"<!--", b"</item>", b"<item>", b"&", b"{", b"]", b"\n"]
    ),
    st.sampled_from([b"null", b"{}", b"[[", b"1e999", b"\\ud800", b"9999-12-31T23:59:59-14:00", b"<![CDATA["]),
)
EDITS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 12), PIECES), min_size=1, max_size=4)


@pytest.mark.parametrize("form", FORMS)
@given(edits=EDITS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_read_or_refused(form: str, edits: list[tuple[int, int, bytes]]) -> None:
    data = FORMS[form]
    for at, dropped, piece in edits:
        at %= len(data) + 1
        data = data[:at] + piece + data[at + dropped :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(data)
        try:
            parsed = read_input(path, DEFAULTS, NOW)
        except InputError:
            return
    assert problems("updates", parsed.updates) == []
    assert problems("rejects", parsed.rejects) == []
    assert parsed.updates.num_rows + parsed.rejects.num_rows > 0


@pytest.mark.parametrize("form", FORMS)
def test_the_document_is_read_whole_when_it_is_not_damaged(form: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(FORMS[form])
    parsed = read_input(path, DEFAULTS, NOW)
    assert parsed.updates.num_rows > 0
    assert set(parsed.rejects["reason"].to_pylist()) <= {"not_an_update"}
