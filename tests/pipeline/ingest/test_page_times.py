"""The times of posts on a page: whose each is, on what day, and when none of them counts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.ingest import Defaults
from pipeline.ingest.headlines import Label
from pipeline.ingest.page_times import PageTimes, times_of_posts
from pipeline.ingest.records import Limits
from tests.pipeline.ingest.reading import Read

KYIV = ZoneInfo("Europe/Kyiv")
EVENING = datetime(2024, 5, 30, 21, tzinfo=KYIV)
LABELS: dict[str, Label] = {"#": "headline", "=": "paragraph", "~": "furniture"}


def times(page: str, read_at: datetime = EVENING) -> PageTimes:
    """Of a page of lines: `#` a headline, `=` a paragraph, anything else a time or other furniture."""
    lines = page.split(" | ")
    return times_of_posts(lines, [LABELS.get(line, "furniture") for line in lines], read_at, KYIV)


def below_title(lines: list[str]) -> PageTimes:
    """The same of lines of which the first is a title."""
    return times_of_posts(lines, ["headline", *(LABELS.get(line, "furniture") for line in lines[1:])], EVENING, KYIV)


def told(found: PageTimes) -> list[str]:
    return [f"{moment.astimezone(KYIV):%d %H:%M}" for moment in found.posts if moment]


@pytest.mark.parametrize(
    ("page", "moments"),
    [
        ("14:32 | # | = | 10:05 | # | = | =", ["30 14:32", "30 10:05"]),
        ("# | 14:32 | = | # | 10:05 | =", ["30 14:32", "30 10:05"]),
        ("# | = | 14:32 | # | = | 10:05", ["30 14:32", "30 10:05"]),
        ("08:00 | # | = | 10:05 | # | = | 14:32 | # | =", ["30 08:00", "30 10:05", "30 14:32"]),
        ("2h ago | # | = | 3h ago | # | =", ["30 19:00", "30 18:00"]),
        ("2h ago | 18:40 | # | = | 3h ago | 17:55 | # | =", ["30 18:40", "30 17:55"]),
        ("14.05 BST | # | = | Updated at 15.10 BST | 13.50 BST | # | =", ["30 16:05", "30 15:50"]),
        ("8:12 a.m. ET, May 30, 2024 | # | = | 11:40 p.m. ET, May 29, 2024 | # | =", ["30 15:12", "30 06:40"]),
        ("14:32 | # | = | 14:32 | # | = | 14:40 | # | =", ["30 14:32", "30 14:32", "30 14:40"]),
        ("14:32 | # | = | 14:20 GMT | # | = | 14:05 GMT | # | =", ["30 17:32", "30 17:20", "30 17:05"]),
    ],
)
def test_each_post_has_its_time(page: str, moments: list[str]) -> None:
    assert told(times(page)) == moments


@pytest.mark.parametrize(
    ("page", "moments"),
    [
        ("00:10 | # | = | 23:50 | # | = | 22:15 | # | =", ["30 00:10", "29 23:50", "29 22:15"]),
        ("22:15 | # | = | 23:50 | # | = | 00:10 | # | =", ["29 22:15", "29 23:50", "30 00:10"]),
        ("23:50 | # | = | 22:15 | # | =", ["29 23:50", "29 22:15"]),
        ("00:10 | # | = | 23:50 | # | =", ["30 00:10", "29 23:50"]),
        ("23:50 | # | = | 00:10 | # | =", ["29 23:50", "30 00:10"]),
    ],
)
def test_a_page_of_a_night_goes_over_midnight(page: str, moments: list[str]) -> None:
    assert told(times(page, datetime(2024, 5, 30, 0, 30, tzinfo=KYIV))) == moments


def test_a_post_between_two_others_without_a_time_has_that_of_the_one_before() -> None:
    assert told(times("14:32 | # | = | # | = | 12:00 | # | =")) == ["30 14:32", "30 14:32", "30 12:00"]


@pytest.mark.parametrize(
    ("page", "moments"),
    [
        ("14:32 | = | 12:00 | = | = | 10:05 | =", ["30 14:32", "30 12:00", "30 10:05"]),
        ("14:32 | # | 12:00 | = | 10:05 | =", ["30 14:32", "30 12:00", "30 10:05"]),
        ("4.31pm BST | 16:31 | = | Updated at 5pm BST | 4.27pm BST | 16:27 | =", ["30 18:31", "30 18:27"]),
        ("14:32 | # | 13:50 | = | # | 10:05 | =", ["30 13:50", "30 10:05"]),
    ],
)
def test_posts_without_headlines_begin_behind_their_times_unless_these_stand_under_headlines(
    page: str, moments: list[str]
) -> None:
    assert told(times(page)) == moments


@pytest.mark.parametrize(
    "page",
    [
        "LIVE UPDATES | 14:32 | # | = | 12:10 | # | = | 10:05 | # | =",
        "LIVE UPDATES | ~ | 14:32 | = | 12:10 | # | = | 10:05 | # | =",
        "LIVE UPDATES | 14:32 | # | = | 12:10 | = | = | 10:05 | # | =",
        "LIVE UPDATES | # | 14:32 | = | # | 12:10 | = | # | 10:05 | =",
        "LIVE UPDATES | # | = | 14:32 | # | = | 12:10 | # | = | 10:05",
    ],
)
def test_a_lone_title_above_the_first_time_is_set_aside(page: str) -> None:
    found = below_title(page.split(" | "))
    assert (told(found), found.title) == (["30 14:32", "30 12:10", "30 10:05"], 0)
    assert 0 not in found.starts


@pytest.mark.parametrize("title", ["War live: many hurt in Kherson", "Nine hurt in Kherson", "9 hurt in Kherson"])
def test_a_title_that_may_tell_something_is_a_post_without_a_time_of_the_page(title: str) -> None:
    lines = [title, "14:32", "#", "=", "12:10", "#", "="]
    found = below_title(lines)
    assert (told(found), found.title, found.starts) == (["30 14:32", "30 12:10"], None, [0, 2, 5])
    assert found.posts[0] is None


@pytest.mark.parametrize(
    "page",
    [
        "LIVE UPDATES | 14:32 | # | =",
        "Hit | 14:32 | Run | 12:10 | Lost | 10:05 | Won",
        "LIVE UPDATES | 14:32 | # | = | # | = | # | = | # | =",
    ],
)
def test_a_first_line_is_no_title_where_other_posts_are_like_it_or_have_no_times(page: str) -> None:
    lines = page.split(" | ")
    labels: list[Label] = [
        "furniture" if line[0].isdecimal() else "paragraph" if line == "=" else "headline" for line in lines
    ]
    found = times_of_posts(lines, labels, EVENING, KYIV)
    assert told(found) == []
    assert "not clear" in found.doubt


@pytest.mark.parametrize(("above", "below", "moments"), [(1, 0, ["30 14:32", "30 12:10"]), (1, 1, []), (0, 1, [])])
def test_text_above_the_first_time_is_the_head_of_a_page_whose_times_are_nearer_to_what_is_below(
    above: int, below: int, moments: list[str]
) -> None:
    page = "# | = | 14:32 | # | = | 12:10 | # | ="
    gaps = [0, 0, above, below, 0, above, below, 0]
    lines = page.split(" | ")
    found = times_of_posts(lines, [LABELS.get(line, "furniture") for line in lines], EVENING, KYIV, gaps)
    assert told(found) == moments


def test_times_behind_texts_part_no_posts() -> None:
    assert times("# | = | 14:32 | = | 10:05 | # | = | 09:00").starts == [0, 5]


@pytest.mark.parametrize(
    ("page", "doubt"),
    [
        ("22:32 | # | = | 20:05 | # | =", "after --published"),
        ("14:32 | # | = | # | = | # | = | # | =", "not clear"),
        ("14:32 | # | = | 10:05 | # | = | 09:00", "not clear"),
        ("10:00 | # | = | 14:00 | # | = | 09:00 | # | = | 16:00 | # | =", "down or up"),
        ("14:32 IST | # | = | 10:05 IST | # | =", "IST"),
        ("2d ago | # | = | 3d ago | # | =", "days"),
        ("14:32 | # | = | 14:20 GMT | # | = | 10:05 ET | # | =", "different zones"),
        ("8:12 a.m. ET, June 1, 2021 | # | =", "--published"),
        ("8:12 a.m. ET, June 31, 2024 | # | =", "--published"),
        ("9999-12-31T23:59:59-14:00 | # | =", "after 9999"),
        ("0001-01-01T00:00:00+14:00 | # | =", "before the year 1"),
    ],
)
def test_times_in_doubt_are_not_used(page: str, doubt: str) -> None:
    found = times(page)
    assert told(found) == []
    assert doubt in found.doubt


@pytest.mark.parametrize("page", ["# | = | # | =", "Updated at 15:10 | # | =", "~ | # | = | ~", "~"])
def test_a_page_without_times_has_none_and_no_doubt(page: str) -> None:
    found = times(page)
    assert not any(found.posts)
    assert not found.doubt


def test_a_day_given_without_an_hour_is_no_night() -> None:
    assert "after --published" in times("22:15 | # | =", datetime(2024, 5, 30, tzinfo=KYIV)).doubt


PAGE = """14:32

Depot burns down in Sumy: Mayor

A depot burned down in Sumy on Thursday, the mayor said. Three people were hurt.

10:05

Bridge in Izium open again after repair

The bridge in Izium was opened to cars again after a year of repair.

09:20

Rail line to Kovel closed for a day

The rail line to Kovel is closed for a day, the railways said.
"""


def page_as_read(read: Read, hour: int) -> tuple[list[str], list[str]]:
    parsed = read(PAGE.encode(), Defaults(datetime(2024, 5, 30, hour), "Europe/Kyiv", "Delta Post"))
    moments = sorted(f"{moment:%H:%M}" for moment in parsed.updates["published_at"].to_pylist())
    return moments, parsed.rejects["detail"].to_pylist()


def test_the_posts_of_a_page_have_its_times_and_the_lines_are_set_aside(read: Read) -> None:
    moments, details = page_as_read(read, 21)
    assert moments == ["06:20", "07:05", "11:32"]
    assert len(details) == 3
    assert all("which its post has" in detail for detail in details)


def test_a_page_whose_times_are_in_doubt_keeps_the_time_given_and_says_why(read: Read) -> None:
    moments, details = page_as_read(read, 12)
    assert moments == ["09:00"] * 3
    assert all("were not used, as they lie after --published" in detail for detail in details)


def test_posts_without_headlines_are_told_apart_by_their_times(read: Read) -> None:
    page = PAGE.replace("Depot burns down in Sumy: Mayor\n\n", "").replace(
        "Bridge in Izium open again after repair\n\n", ""
    )
    parsed = read(page.encode(), Defaults(datetime(2024, 5, 30, 21), "Europe/Kyiv", "Delta Post"))
    found = {row["body"][:8]: f"{row['published_at']:%H:%M}" for row in parsed.updates.to_pylist()}
    assert found == {"A depot ": "11:32", "The brid": "07:05", "The rail": "06:20"}


def test_times_before_the_books_begin_are_not_used(read: Read) -> None:
    limits = Limits(earliest=datetime(2024, 5, 30, 10, tzinfo=KYIV))
    parsed = read(PAGE.encode(), Defaults(datetime(2024, 5, 30, 21), "Europe/Kyiv", "Delta Post"), limits)
    assert {f"{moment:%H:%M}" for moment in parsed.updates["published_at"].to_pylist()} == {"18:00"}
    assert "before 2024-05-30" in parsed.rejects["detail"][0].as_py()
