"""RSS and Atom feeds."""

from __future__ import annotations

import resource
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.ingest import Defaults, InputError
from schemas import problems
from tests.pipeline.ingest.reading import Read

RSS_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Delta Post &amp; Sons</title><link>https://news.example</link>
"""
RSS_TAIL = "\n</channel></rss>\n"
DEFAULTS = Defaults(timezone="Europe/Kyiv")


def item(number: int, extra: str = "", date: str = "Thu, 30 May 2024 09:00:00 +0300") -> str:
    return (
        f"<item><title>Depot {number} burns in Sumy</title><link>https://news.example/{number}</link>"
        f"<guid>g{number}</guid><pubDate>{date}</pubDate>"
        f"<description>Depot number {number} burned down.</description>{extra}</item>"
    )


def rss(*items: str) -> bytes:
    return (RSS_HEAD + "\n".join(items) + RSS_TAIL).encode()


ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Delta Post &amp; Sons</title>
<entry><id>g1</id><title type="html">&lt;b&gt;Depot 1&lt;/b&gt; burns in Sumy</title>
<link href="https://news.example/1"/><published>2024-05-30T06:00:00Z</published><updated>2024-05-30T07:00:00Z</updated>
<summary>short</summary><content type="html">&lt;p&gt;Depot number 1&lt;/p&gt;&lt;p&gt;burned down.&lt;/p&gt;</content>
</entry></feed>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Delta Post &amp; Sons</title></channel>
<item rdf:about="g1"><title>Depot 1 burns in Sumy</title><link>https://news.example/1</link>
<description>Depot number 1 burned down.</description><dc:date>2024-05-30T06:00:00Z</dc:date></item></rdf:RDF>"""


@pytest.mark.parametrize("data", [rss(item(1)), ATOM.encode(), RDF.encode()], ids=["RSS 2.0", "Atom", "RSS 1.0"])
def test_each_item_is_a_post(data: bytes, read: Read) -> None:
    parsed = read(data, DEFAULTS)
    (row,) = parsed.updates.to_pylist()
    assert problems("updates", parsed.updates) == []
    assert row["headline"] == "Depot 1 burns in Sumy"
    assert row["body"].replace("\n\n", " ") == "Depot number 1 burned down."
    assert row["published_at"] == datetime(2024, 5, 30, 6, tzinfo=UTC)
    assert row["url"] == "https://news.example/1"
    assert row["source"] == "Delta Post & Sons"
    assert set(parsed.rejects["reason"].to_pylist()) <= {"not_an_update"}


def test_full_content_goes_before_the_summary_and_becomes_paragraphs(read: Read) -> None:
    full = "<content:encoded><![CDATA[<p>All of <b>it</b>.</p><p>Twice.</p>]]></content:encoded>"
    assert read(rss(item(1, full)), DEFAULTS).updates["body"].to_pylist() == ["All of it.\n\nTwice."]


def test_an_atom_entry_that_was_edited_has_both_times(read: Read) -> None:
    (row,) = read(ATOM.encode(), DEFAULTS).updates.to_pylist()
    assert row["updated_at"] == datetime(2024, 5, 30, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("Thu, 30 May 2024 09:00:00 +0300", 6),
        ("Thu, 30 May 2024 09:00:00 GMT", 9),
        ("Thu, 30 May 2024 09:00:00 EST", 14),
        ("Thu, 30 May 2024 09:00:00", 6),
        ("2024-05-30T09:00:00", 6),
        ("2024-05-30T09:00:00Z", 9),
    ],
)
def test_times_without_offset_are_in_the_zone_given(written: str, hour: int, read: Read) -> None:
    parsed = read(rss(item(1, date=written)), DEFAULTS)
    assert parsed.updates["published_at"].to_pylist() == [datetime(2024, 5, 30, hour, tzinfo=UTC)]


def test_a_bad_item_is_rejected_with_its_bytes_and_the_others_are_read(read: Read) -> None:
    bad = item(2, date="some day")
    data = rss(item(1), bad, item(3, date=""), item(4))
    parsed = read(data, DEFAULTS)
    assert parsed.updates.num_rows == 2
    rejects = [row for row in parsed.rejects.to_pylist() if row["reason"] != "not_an_update"]
    assert [row["reason"] for row in rejects] == ["bad_date", "missing_field"]
    assert rejects[0]["raw"] == bad.encode()
    assert data[rejects[0]["byte_start"] : rejects[0]["byte_end"]] == bad.encode()
    assert data[: rejects[0]["byte_start"]].count(b"\n") + 1 == rejects[0]["line"]


@pytest.mark.parametrize(
    "broken",
    [
        item(2).replace("</title>", ""),
        item(2).replace("</item>", ""),
        item(2).replace("Depot", "Bread & butter < jam \x01"),
        item(2).replace("Depot number", "<p><b>Depot number"),
    ],
)
def test_broken_markup_spoils_no_other_item(broken: str, read: Read) -> None:
    parsed = read(rss(item(1), broken, item(3)), DEFAULTS)
    assert {"g1", "g3"} <= set(parsed.updates["external_id"].to_pylist())


def test_a_tag_within_cdata_is_no_item(read: Read) -> None:
    quoted = "<content:encoded><![CDATA[they wrote <item> and </item> there]]></content:encoded>"
    parsed = read(rss(item(1, quoted), item(2)), DEFAULTS)
    assert parsed.updates.num_rows == 2


@pytest.mark.parametrize(
    ("wrapped", "read_as_posts"),
    [("{}", ["g1", "g3"]), ("<![CDATA[{}]]>", ["g1", "g2", "g3"]), ("<!--{}-->", ["g1", "g2", "g3"])],
)
def test_an_item_of_tags_without_end_is_rejected_unless_they_are_quoted(
    wrapped: str, read_as_posts: list[str], read: Read
) -> None:
    many = item(2, f"<content:encoded>{wrapped.format('<b/>' * 50_000)} Two were hurt.</content:encoded>")
    parsed = read(rss(item(1), many, item(3)), DEFAULTS)
    assert sorted(parsed.updates["external_id"].to_pylist()) == read_as_posts
    told = [row["detail"] for row in parsed.rejects.to_pylist() if row["reason"] == "unreadable"]
    assert all("more than 50,000 tags" in detail for detail in told)
    assert len(told) == 3 - len(read_as_posts)


def test_every_byte_is_in_an_item_or_kept(read: Read) -> None:
    data = rss(item(1), item(2)) + b"<!-- made by hand -->"
    kept = b"".join(read(data, DEFAULTS).rejects["raw"].to_pylist())
    assert kept == data.replace((item(1) + "\n" + item(2)).encode(), b"")


def test_the_encoding_of_the_feed_is_respected(read: Read) -> None:
    text = rss(item(1).replace("Depot 1 burns in Sumy", "Пожар в Сумах")).decode().replace("UTF-8", "windows-1251")
    assert read(text.encode("cp1251"), DEFAULTS).updates["headline"].to_pylist() == ["Пожар в Сумах"]


def test_an_empty_feed_and_an_entity_bomb_are_errors(read: Read) -> None:
    with pytest.raises(InputError, match="without items"):
        read(rss(), DEFAULTS)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]><rss><channel>{item(1)}</channel></rss>'
    with pytest.raises(InputError, match="declares entities"):
        read(bomb.replace("Depot 1", "&e9;").encode(), DEFAULTS)


@pytest.mark.parametrize(
    "declared", ['<!ENTITY e SYSTEM "file:///etc/passwd">', '<!ENTITY % e SYSTEM "http://127.0.0.1/x"> %e;']
)
def test_a_feed_cannot_have_other_files_read(declared: str, read: Read) -> None:
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]><rss><channel>{item(1)}</channel></rss>'
    with pytest.raises(InputError, match="declares entities"):
        read(feed.replace("Depot 1", "&e;").encode(), DEFAULTS)


def test_entities_hidden_in_another_encoding_come_to_nothing(read: Read) -> None:
    bomb = "<!DOCTYPE rss [<!ENTITY e '" + "ha" * 5000 + "'><!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    hidden = bomb.replace("<", "+ADw-").replace("!", "+ACE-").encode("ascii")
    body = item(1).replace("Depot 1", "&e;" * 2000 + "&f;")
    feed = b'<?xml version="1.0" encoding="utf-7"?>' + hidden + f"<rss><channel>{body}</channel></rss>".encode()
    try:
        rows = read(feed, DEFAULTS).updates
    except InputError:
        return
    hosts = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "no such host"
    for text in [*rows["headline"].to_pylist(), *rows["body"].to_pylist()]:
        assert len(text) < 100_000
        assert hosts not in text


def test_memory_does_not_grow_with_the_length_of_a_feed(read: Read) -> None:
    read(rss(*(item(n) for n in range(400))), DEFAULTS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = rss(*(item(n) for n in range(3000)))
    parsed = read(data, DEFAULTS)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert parsed.updates.num_rows == 3000
    assert grown < 30 * len(data), "parsing the feed in one piece takes some 60 times its size"


def test_an_entry_with_only_a_time_of_edit_is_published_then(read: Read) -> None:
    data = ATOM.replace("<published>2024-05-30T06:00:00Z</published>", "").encode()
    (row,) = read(data, DEFAULTS).updates.to_pylist()
    assert (row["published_at"], row["updated_at"]) == (datetime(2024, 5, 30, 7, tzinfo=UTC), None)


def test_the_charset_that_came_with_a_feed_goes_before_its_own(read: Read) -> None:
    data = rss(item(1).replace("Depot 1 burns in Sumy", "Пожар в Сумах")).decode().encode("cp1251")
    found = read(data, Defaults(timezone="Europe/Kyiv", charset="windows-1251"))
    assert found.updates["headline"].to_pylist() == ["Пожар в Сумах"]
