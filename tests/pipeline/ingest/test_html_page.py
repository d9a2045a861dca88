"""Web pages: live blogs in JSON-LD in all the shapes in which publishers write it, microdata, and plain articles."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.ingest import Defaults
from schemas import problems
from tests.pipeline.ingest.live_blog_page import BLOG, blog, headlines, page, update
from tests.pipeline.ingest.reading import Read


def test_each_update_of_a_live_blog_is_a_post_with_its_own_time_id_and_anchor(read: Read) -> None:
    parsed = read(
        page(blog(update(1), update(2, dateModified="2024-05-30T10:00:00Z"))), Defaults(timezone="Europe/Kyiv")
    )
    rows = parsed.updates.to_pylist()
    assert problems("updates", parsed.updates) == []
    assert [row["external_id"] for row in rows] == [f"{BLOG}#post-1", f"{BLOG}#post-2"]
    assert [row["url"] for row in rows] == [f"{BLOG}#post-1", f"{BLOG}#post-2"]
    assert rows[0]["published_at"] == datetime(2024, 5, 30, 6, 1, tzinfo=UTC)
    assert rows[1]["updated_at"] == datetime(2024, 5, 30, 10, tzinfo=UTC)
    assert {(row["source"], row["timezone"]) for row in rows} == {("Delta Post", "Europe/Kyiv")}


TWO = ["Depot 1 burns in Sumy", "Depot 2 burns in Sumy"]

GOOD = blog(update(1), update(2))

BY_REFERENCE = {
    "@graph": [
        {"@id": "#org", "@type": "Organization", "name": "Delta Post"},
        {"@id": "#u1"} | update(1),
        blog({"@id": "#u1"}, update(2), publisher={"@id": "#org"}),
    ]
}

SHAPES: dict[str, list[Any]] = {
    "plain": [GOOD],
    "graph": [{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, GOOD]}],
    "list": [[{"@type": "Organization"}, GOOD]],
    "nested in a page": [{"@type": "WebPage", "mainEntity": {"hasPart": [GOOD]}}],
    "several types": [GOOD | {"@type": ["NewsArticle", "LiveBlogPosting"]}],
    "type as an address": [GOOD | {"@type": "http://schema.org/LiveBlogPosting"}],
    "updates nested in a list": [blog([update(1), update(2)])],
    "by reference": [BY_REFERENCE],
    "updates numbered in an object": [GOOD | {"liveBlogUpdate": {"0": update(1), "7": update(2)}}],
    "comment around": ["<!--\n" + json.dumps(GOOD) + "\n-->"],
    "CDATA around": ["//<![CDATA[\n" + json.dumps(GOOD) + "\n//]]>"],
    "bare CDATA around": ["<![CDATA[" + json.dumps(GOOD) + "]]>"],
    "trailing commas": [json.dumps(GOOD).replace('"}]', '",},]')],
    "comments within": [json.dumps(GOOD, indent=1).replace('"url"', '// address\n "url"')],
    "raw line breaks in strings": [json.dumps(GOOD).replace("on Monday", "on\nMonday")],
    "two blogs in two scripts": [blog(update(1)), blog(update(2), url=f"{BLOG}-2")],
    "two blogs in one script": [[blog(update(1)), blog(update(2), url=f"{BLOG}-2")]],
    "another script broken": ["{no", GOOD],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_blog_is_found_in_every_usual_shape(shape: str, read: Read) -> None:
    parsed = read(page(*SHAPES[shape]))
    assert headlines(parsed) == TWO
    assert set(parsed.updates["source"].to_pylist()) == {"Delta Post"}
    expected = {"not_an_update", "broken_json"} if shape == "another script broken" else {"not_an_update"}
    assert set(parsed.rejects["reason"].to_pylist()) == expected


def test_a_single_update_need_not_be_in_a_list(read: Read) -> None:
    assert headlines(read(page(GOOD | {"liveBlogUpdate": update(1)}))) == TWO[:1]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Two <b>hurt</b>.</p><p>Four safe.</p>", "Two hurt.\n\nFour safe."),
        ("&lt;p&gt;", "<p>"),
        ("&lt;p&gt;Two hurt.&lt;/p&gt;&lt;p&gt;Four safe.&lt;/p&gt;", "Two hurt.\n\nFour safe."),
        ("Two hurt.\n\n\nFour safe.", "Two hurt.\n\nFour safe."),
        ("Two hurt.\nFour safe.", "Two hurt.\n\nFour safe."),
        ("Two were hurt.Four are safe.", "Two were hurt.\n\nFour are safe."),
        (["<p>Two hurt.</p>", "Four safe."], "Two hurt.\n\nFour safe."),
        ({"@value": "Two hurt."}, "Two hurt."),
    ],
)
def test_bodies_become_paragraphs(body: Any, text: str, read: Read) -> None:
    parsed = read(page(blog(update(1, articleBody=body, headline="<i>Two</i> hurt &amp; four safe"))))
    assert parsed.updates["body"].to_pylist() == [text]
    assert headlines(parsed) == ["Two hurt & four safe"]


@pytest.mark.parametrize("url", ["#post-1", "/live/sumy#post-1"])
def test_a_relative_address_of_an_update_is_one_on_the_page_of_its_blog(url: str, read: Read) -> None:
    assert read(page(blog(update(1, url=url)))).updates["url"].to_pylist() == [f"{BLOG}#post-1"]


def test_an_address_that_is_none_is_that_of_the_page(read: Read) -> None:
    assert read(page(blog(update(1, url="//[")))).updates["url"].to_pylist() == [BLOG]


def test_a_time_in_seconds_is_read_and_another_number_refused_by_name(read: Read) -> None:
    seconds = int(datetime(2024, 5, 30, 6, 1, tzinfo=UTC).timestamp())
    parsed = read(page(blog(update(1, datePublished=seconds), update(2, datePublished=7))))
    assert parsed.updates["published_at"].to_pylist() == [datetime(2024, 5, 30, 6, 1, tzinfo=UTC)]
    assert "published_at is a number (7)" in "".join(parsed.rejects["detail"].to_pylist())


def test_updates_without_an_id_of_their_own_stay_apart_and_keep_their_ids(read: Read) -> None:
    updates = [update(1, url=BLOG), update(2, url=BLOG)]
    first = read(page(blog(*updates))).updates["external_id"].to_pylist()
    again = read(page(blog(update(3, url=BLOG), *updates))).updates["external_id"].to_pylist()
    assert len(set(first)) == 2
    assert set(first) < set(again)


def test_an_anchor_for_an_id_is_told_apart_by_its_page(read: Read) -> None:
    one = read(page(blog({"@id": "#p1"} | update(1)))).updates["external_id"].to_pylist()
    other = read(page(blog({"@id": "#p1"} | update(1), url=f"{BLOG}-2"))).updates["external_id"].to_pylist()
    assert one == [f"{BLOG}#p1"]
    assert other == [f"{BLOG}-2#p1"]


def test_a_bad_update_is_rejected_with_its_value_and_the_others_are_read(read: Read) -> None:
    bad = update(2, datePublished="yesterday")
    parsed = read(page(blog(update(1), bad, "what?")))
    assert headlines(parsed) == TWO[:1]
    rejects = [row for row in parsed.rejects.to_pylist() if row["reason"] != "not_an_update"]
    assert [json.loads(row["raw"]) for row in rejects] == [bad, "what?"]
    assert "yesterday" in rejects[0]["detail"]


def test_the_page_around_the_blog_is_kept_byte_for_byte(read: Read) -> None:
    data = page(GOOD)
    kept = b"".join(read(data).rejects["raw"].to_pylist())
    assert kept == data.replace(json.dumps(GOOD).encode(), b"")


def test_the_publisher_given_by_the_user_goes_before_the_one_of_the_page(read: Read) -> None:
    parsed = read(page(GOOD), Defaults(source="Harbour Wire"))
    assert set(parsed.updates["source"].to_pylist()) == {"Harbour Wire"}


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_the_encoding_of_the_page_is_respected(encoding: str, read: Read) -> None:
    text = page(blog(update(1, headline="Пожар в Сумах")), head=f'<meta charset="{encoding}">').decode()
    assert headlines(read(text.encode(encoding))) == ["Пожар в Сумах"]


def test_a_script_that_is_not_of_the_encoding_is_rejected(read: Read) -> None:
    parsed = read(page(GOOD, blog(update(3))).replace(b"Depot 1", b"Caf\xe9"))
    assert headlines(parsed) == ["Depot 3 burns in Sumy"]
    assert "not_utf8" in parsed.rejects["reason"].to_pylist()


MICRODATA = """
<div itemscope itemtype="https://schema.org/LiveBlogPosting">
 <meta itemprop="url" content="https://news.example/live/sumy">
 <span itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
  <b itemprop="name">Delta Post</b></span>
 <div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" itemid="https://news.example/p1">
  <h2 itemprop="headline">Depot 1 burns in Sumy</h2>
  <time itemprop="datePublished" datetime="2024-05-30T09:01:00Z"></time>
  <div itemprop="articleBody"><p>Depot number 1 burned down.</p></div></div>
 <div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">
  <h2 itemprop="headline">Depot 2 burns in Sumy</h2>
  <time itemprop="datePublished" datetime="2024-05-30T09:02:00Z"></time>
  <div itemprop="articleBody"><p>Depot number 2 burned down.</p></div></div>
</div>"""


def test_a_live_blog_in_microdata_is_read(read: Read) -> None:
    parsed = read(page(body=MICRODATA))
    assert headlines(parsed) == TWO
    assert sorted(parsed.updates["body"].to_pylist()) == ["Depot number 1 burned down.", "Depot number 2 burned down."]
    assert set(parsed.updates["source"].to_pylist()) == {"Delta Post"}


@pytest.mark.parametrize("script", ["[" * 100_000, '{"@type": "LiveBlogPosting", ' * 2000])
def test_json_ld_nested_too_deeply_is_rejected(script: str, read: Read) -> None:
    parsed = read(page(script, GOOD))
    assert headlines(parsed) == TWO
    assert "broken_json" in parsed.rejects["reason"].to_pylist()


def test_a_page_of_500_updates_takes_under_a_fifth_of_a_second(read: Read) -> None:
    body = "<p>" + "The mayor said that the fire was out and the road was open again. " * 8 + "</p>"
    updates = [
        update(n % 60, articleBody=body * 3, headline=f"Depot {n} burns", url=f"{BLOG}#post-{n}") for n in range(500)
    ]
    data = page(blog(*updates), body="<p>Live</p>" * 5000)
    read(page(blog(update(1))))  # loads the libraries
    started = time.process_time()
    parsed = read(data)
    taken = time.process_time() - started
    assert parsed.updates.num_rows == 500
    assert taken < 0.2


@pytest.mark.parametrize(
    ("written", "head", "told"),
    [
        ("cp1251", "", "windows-1251"),
        ("cp1251", '<meta charset="iso-8859-1">', "windows-1251"),
        ("cp1251", '<meta charset="windows-1251">', "no such thing"),
        ("utf-8", '<meta charset="utf-8">', "iso-8859-1"),
        ("utf-8", "", None),
    ],
)
def test_the_charset_that_came_with_a_page_goes_before_its_own(
    written: str, head: str, told: str | None, read: Read
) -> None:
    text = page(blog(update(1, headline="Пожар в Сумах")), head=head).decode()
    assert headlines(read(text.encode(written), Defaults(charset=told))) == ["Пожар в Сумах"]
