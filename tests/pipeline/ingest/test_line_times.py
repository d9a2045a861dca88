"""Times on one line with their post: where one ends, and when the lines of a page are parted by them."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.ingest import Defaults
from pipeline.ingest.line_times import time_before_text
from pipeline.ingest.time_marks import mark_of
from tests.pipeline.ingest.reading import Read

KYIV = ZoneInfo("Europe/Kyiv")
GIVEN = Defaults(datetime(2024, 5, 30, 21), "Europe/Kyiv", "Delta Post")


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("14:32 ", "Bridge at Izium opens"),
        ("14:32 – ", "a bridge opens at Izium"),
        ("[14:32] ", "Bridge at Izium opens"),
        ("(9.15am) ", "Two hurt in Sumy"),
        ("9.15 a.m. ET — ", "Two hurt in Sumy"),
        ("16:05 EEST | ", "Two hurt in Sumy"),
        ("16:05 ", "UN counts 40 dead"),
        ("16h05 - ", "“We are staying”"),
        ("2024-05-30 16:05 ", "2 hurt in Sumy"),
        ("30 May, 16:05: ", "Two hurt in Sumy"),
        ("1605 GMT — ", "Two hurt in Sumy"),
    ],
)
def test_a_time_ends_where_the_text_begins(time: str, text: str) -> None:
    found = time_before_text(time + text, KYIV)
    assert found is not None
    assert found.length == len(time)
    assert mark_of(found.text, KYIV) is not None


@pytest.mark.parametrize(
    "line",
    [
        "14:32",
        "14:32 GMT",
        "14:32 May 30, 2024",
        "16:05 IST Two hurt in Sumy",
        "16.05 million tons of grain went out",
        "10.30 Men and women were asked",
        "14:32 was the hour of the strike",
        "25:70 Two hurt in Sumy",
        "[14:32 Two hurt in Sumy",
        "14:325 Two hurt in Sumy",
        "At 14:32 two were hurt",
        "Two hurt in Sumy 14:32",
        "1945: The war ends",
        "1200 people were hurt in Sumy",
        "1605 – Two hurt in Sumy",
        "2460 GMT – Two hurt in Sumy",
    ],
)
def test_what_is_no_time_before_a_text_is_left_whole(line: str) -> None:
    assert time_before_text(line, KYIV) is None


def posts(read: Read, page: str) -> list[tuple[str, str, str]]:
    rows = read(page.encode(), GIVEN).updates.to_pylist()
    return sorted((f"{row['published_at'].astimezone(KYIV):%H:%M}", row["headline"], row["body"]) for row in rows)


PAGE = """16:45 Market in Kherson shelled, governor says
A market in Kherson was shelled in the afternoon, the governor said. Three people were hurt.

15:20 Water short in Mykolaiv
Water is short in Mykolaiv for 12,000 people, the city council said.

13:05 Grain ship leaves Odesa
A ship with grain left Odesa on Thursday, the port said.
"""


def test_posts_have_the_times_on_the_lines_of_their_headlines(read: Read) -> None:
    found = posts(read, PAGE)
    assert [(time, headline) for time, headline, _ in found] == [
        ("13:05", "Grain ship leaves Odesa"),
        ("15:20", "Water short in Mykolaiv"),
        ("16:45", "Market in Kherson shelled, governor says"),
    ]
    rejects = read(PAGE.encode(), GIVEN).rejects.to_pylist()
    assert [row["raw"] for row in rejects] == [b"16:45 ", b"15:20 ", b"13:05 "]
    assert [(row["line"], row["byte_start"]) for row in rejects] == [(1, 0), (4, 141), (7, 241)]


def test_a_ticker_of_single_lines_under_a_title_is_read(read: Read) -> None:
    page = "Kherson – live ticker\n4.45pm – Three hurt in a market\n2.20pm – Water short\n1.05pm – Ship leaves\n"
    assert [(time, headline or body) for time, headline, body in posts(read, page)] == [
        ("13:05", "Ship leaves"),
        ("14:20", "Water short"),
        ("16:45", "Three hurt in a market"),
    ]


def test_times_that_name_their_zone_are_read_below_more_than_a_title(read: Read) -> None:
    head = "War on the coast: live\n\nFollow the news from Kherson and Odesa. Our team is on the spot.\n\n"
    page = head + re.sub(r"(?m)^(\d\d):(\d\d) ", r"\1\2 EEST — ", PAGE)
    found = posts(read, page)
    assert [(time, headline) for time, headline, _ in found[:3]] == [
        ("13:05", "Grain ship leaves Odesa"),
        ("15:20", "Water short in Mykolaiv"),
        ("16:45", "Market in Kherson shelled, governor says"),
    ]
    assert {time for time, _, _ in found[3:]} == {"21:00"}


@pytest.mark.parametrize(
    "page",
    [
        # the hours of an event, behind a text that is about it
        "How the night went\n\nMissiles hit Kharkiv for three hours early on Thursday, killing six people.\n\n"
        "08:15 Sirens sound in the city.\n09:10 A depot is hit.\n10:00 The all-clear is given.\n",
        # lines that begin with a time and go on as a sentence
        "10:30 was set for the talks, the envoy said.\n11:00 had been the first plan.\n",
        # one only
        PAGE.replace("15:20 ", "").replace("13:05 ", ""),
        # times in no order
        PAGE.replace("15:20", "18:20"),
        # later than the page was copied
        PAGE.replace("16:45", "22:45"),
    ],
)
def test_lines_stay_whole_where_their_times_are_in_doubt(read: Read, page: str) -> None:
    found = posts(read, page)
    assert {time for time, _, _ in found} == {"21:00"}
    assert sum(text.count(":") for _, *texts in found for text in texts) == page.count(":")
