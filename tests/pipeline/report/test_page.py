"""The page: whole in itself, safe with any text, the same for the same tables."""

from __future__ import annotations

import base64
import gzip
import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report import NothingToReportError, build_report
from pipeline.report.payload import packed
from tests.pipeline.report.tables import HOSTILE, SENTENCE, tables


class _Parsed(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _data(page: str) -> dict[str, Any]:
    found = re.search(r'id="data">([^<]*)<', page)
    assert found
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return data


def test_the_page_asks_nothing_of_the_network() -> None:
    parsed = _Parsed(build_report(tables()))
    loads = [(tag, name) for tag, attrs in parsed.tags for name in attrs if name in ("src", "srcset", "action", "data")]
    assert loads == []
    links = [attrs["href"] for tag, attrs in parsed.tags if "href" in attrs]
    assert links
    assert all(str(link).startswith("#") for link in links)
    policies = [attrs["content"] for tag, attrs in parsed.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in str(policies[0])


def test_no_text_of_a_source_becomes_markup() -> None:
    page = build_report(tables())
    assert HOSTILE not in page
    parsed = _Parsed(page)
    assert [tag for tag, _ in parsed.tags if tag == "img"] == []
    assert [attrs.get("type") for tag, attrs in parsed.tags if tag == "script"] == ["application/octet-stream", None]
    assert not any(name.startswith("on") for _, attrs in parsed.tags for name in attrs)


def test_only_web_addresses_are_linked() -> None:
    texts = _data(build_report(tables()))["texts"]
    assert "https://lantern.example/2" in texts
    assert not any(text.startswith("javascript:") for text in texts)


def test_the_quote_of_a_claim_is_found_in_its_sentence() -> None:
    data = _data(build_report(tables()))
    claims = [claim for incident in data["incidents"] for claim in incident[-1] if claim[1] == "killed"]
    sentence, at, length = claims[0][8:11]
    assert data["texts"][sentence] == SENTENCE
    assert SENTENCE[at : at + length] == "12 people"


def test_a_claim_of_an_edited_post_is_known_from_the_edit_on() -> None:
    world = tables()
    later = datetime(2024, 9, 5, 18, 30, tzinfo=UTC)
    edited = [later if name == "u2" else None for name in world["updates"]["update_id"].to_pylist()]
    at = world["updates"].schema.get_field_index("updated_at")
    field = world["updates"].schema.field(at)
    world["updates"] = world["updates"].set_column(at, field, pa.array(edited, field.type))
    page = build_report(world)
    posts = {texts_of(page, post[0]): (post[1], post[4]) for post in _data(page)["posts"]}
    assert posts["Lantern"] == (int(later.timestamp()), 1)
    assert posts["Kestrel"][1] == 0
    assert "as known on 5 Sep 2024, 18:30 UTC" in page


def texts_of(page: str, number: int) -> str:
    found: str = _data(page)["texts"][number]
    return found


def test_headline_figures_have_their_range() -> None:
    page = build_report(tables())
    tile = re.search(r'<button class="tile" data-q="m=killed;s=happened">.*?</button>', page, re.DOTALL)
    assert tile
    assert "12" in tile[0]
    assert "from 10 to 15" in tile[0]
    assert "75% where both are known" in page


def test_weapons_that_are_only_reported_intercepted_are_drawn_too() -> None:
    found = tables()
    for end in ("low", "best", "high"):
        name = f"drones_launched_{end}"
        at = found["incidents"].schema.get_field_index(name)
        found["incidents"] = found["incidents"].set_column(at, name, pa.nulls(3, pa.int64()))
    assert "Drones, 2 Sep 2024: 15 intercepted" in build_report(found)


def test_interceptions_of_unknown_launches_are_told_apart_from_those_of_known_ones() -> None:
    found = tables()
    for end in ("low", "best", "high"):
        name = f"drones_intercepted_{end}"
        at = found["incidents"].schema.get_field_index(name)
        found["incidents"] = found["incidents"].set_column(at, name, pa.array([15, 40, None], pa.int64()))
    page = build_report(found)
    assert "Drones, 2 Sep 2024: 15 intercepted, 20 launched, 75%" in page
    assert "Drones, 3 Sep 2024: 40 intercepted (number launched not known)" in page
    assert '<span class="key unmatched">' in page
    assert '<span class="key unmatched">' not in build_report(tables())


def test_sums_in_different_currencies_have_no_bars() -> None:
    page = build_report(tables())
    by_donor, by_currency = re.findall(r'<table class="gifts">.*?</table>', page, re.DOTALL)
    assert 'class="bars"' in by_donor
    assert "JPY" in by_currency
    assert "bars" not in by_currency


def test_a_plan_for_later_is_listed_and_not_counted_as_done() -> None:
    page = build_report(tables())
    assert "Evacuations planned" in page
    assert "People evacuated" not in page


def test_an_incident_whose_posts_were_withdrawn_is_not_listed() -> None:
    found = tables()
    rows = found["incidents"].to_pylist()
    gone = [row | {"claims": 0} if row["headline"] == "Flood in Van" else row for row in rows]
    page = build_report(found | {"incidents": pa.Table.from_pylist(gone, found["incidents"].schema)})
    headlines = json.dumps(_data(page))
    assert "Sumy to move 6,500" in headlines
    assert "Flood in Van" not in headlines


def test_the_same_tables_give_the_same_page() -> None:
    assert build_report(tables()) == build_report(tables())


@pytest.mark.parametrize(
    ("first", "last"), [(date(2020, 1, 1), date(2020, 1, 9)), (date(2024, 9, 9), date(2024, 9, 1))]
)
def test_days_without_incidents_are_an_error_that_says_so(first: date, last: date) -> None:
    with pytest.raises(NothingToReportError, match=r"choose other days|exchange them"):
        build_report(tables(), first, last)


@given(st.dictionaries(st.text(), st.lists(st.one_of(st.none(), st.integers(), st.text()))))
def test_packed_data_comes_back_and_holds_no_markup(data: dict[str, Any]) -> None:
    text = packed(data)
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", text)
    assert json.loads(gzip.decompress(base64.b64decode(text))) == data
