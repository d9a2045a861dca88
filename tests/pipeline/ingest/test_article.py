"""A page without a live blog is one article."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from pipeline.ingest import Defaults, InputError
from tests.pipeline.ingest.live_blog_page import page
from tests.pipeline.ingest.reading import Read

ARTICLE = """<article><h1>Depot burns in Sumy</h1>
<p>A depot burned down in Sumy on Monday, the mayor of the city said in the evening. Two drivers were hurt.</p>
<p>Firefighters from three districts worked through the night. The road to Kharkiv was closed until the morning.</p>
<p>The depot had stood empty since the spring, when its owner moved the stores to Poltava, he added.</p></article>"""

ARTICLE_LD = {
    "@type": "NewsArticle",
    "headline": "Depot burns in Sumy",
    "articleBody": "A depot burned down in Sumy.",
    "datePublished": "2024-05-30T09:00:00Z",
    "url": "https://news.example/a1",
    "publisher": {"name": "Delta Post"},
}


def test_a_page_without_live_blog_is_one_article_of_its_json_ld(read: Read) -> None:
    (row,) = read(page(ARTICLE_LD, body=ARTICLE)).updates.to_pylist()
    assert (row["headline"], row["body"]) == ("Depot burns in Sumy", "A depot burned down in Sumy.")
    assert row["external_id"] == "https://news.example/a1"


def test_a_page_without_any_data_is_one_article_of_its_text(read: Read) -> None:
    head = (
        '<meta charset="utf-8"><title>Depot burns in Sumy</title><meta property="og:site_name" content="Delta Post">'
        '<link rel="canonical" href="https://news.example/a1">'
        '<meta property="article:published_time" content="2024-05-30T09:00:00Z">'
    )
    data = page(head=head, body=f"<nav><a href='/'>Home</a></nav>{ARTICLE}<footer>About us</footer>")
    (row,) = read(data).updates.to_pylist()
    assert row["headline"] == "Depot burns in Sumy"
    assert row["body"].startswith("A depot burned down in Sumy on Monday")
    assert len(row["body"].split("\n\n")) == 3
    assert row["published_at"] == datetime(2024, 5, 30, 9, tzinfo=UTC)
    assert row["external_id"] == "https://news.example/a1"


def test_a_saved_article_without_an_address_has_an_id_of_its_day_and_headline(read: Read) -> None:
    given = Defaults(datetime(2024, 5, 30, 23), "Europe/Kyiv", "Delta Post")
    data = page(body=ARTICLE)
    (row,) = read(data, given).updates.to_pylist()
    assert row["headline"] == "Depot burns in Sumy"
    assert re.fullmatch(r"2024-05-30/[0-9a-f]{16}", row["external_id"])
    grown = page(body=ARTICLE.replace("he added.", "he added. A third driver was found in the morning."))
    assert read(grown, given).updates["post_id"].to_pylist() == [row["post_id"]]
    other = page(body=ARTICLE.replace("Depot burns", "School burns"))
    assert read(other, given).updates["post_id"].to_pylist() != [row["post_id"]]


def test_an_article_without_a_time_is_rejected_unless_one_is_given(read: Read) -> None:
    data = page({k: v for k, v in ARTICLE_LD.items() if k != "datePublished"})
    assert read(data).rejects["reason"].to_pylist() == ["missing_field"]
    given = read(data, Defaults(datetime(2024, 5, 30, 12), "Europe/Kyiv"))
    assert given.updates["published_at"].to_pylist() == [datetime(2024, 5, 30, 9, tzinfo=UTC)]


def test_a_page_with_nothing_in_it_is_an_error(read: Read) -> None:
    with pytest.raises(InputError, match="no live blog and no article"):
        read(page(body=""))


def test_a_page_of_more_tags_than_any_article_has_is_refused_at_once(read: Read) -> None:
    with pytest.raises(InputError, match="more than 50,000 tags"):
        read(page(body="<p>Fire" * 60_000))


def test_the_page_around_an_article_is_in_rejects(read: Read) -> None:
    article = {"@type": "NewsArticle", "headline": "Depot burns", "articleBody": "A depot burned down in Sumy."}
    more = {"datePublished": "2024-05-30T09:00:00+03:00", "url": "https://news.example/9"}
    data = page(article | more, body="<nav>Weather and sport</nav>")
    parsed = read(data, Defaults(timezone="Europe/Kyiv", source="Delta Post"))
    (reject,) = parsed.rejects.to_pylist()
    assert len(parsed.updates) == 1
    assert (reject["reason"], reject["raw"]) == ("not_an_update", data)
