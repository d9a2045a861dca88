"""What single lines that are times say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.ingest.time_marks import Mark, day_of, mark_of, parse_zones

KYIV = ZoneInfo("Europe/Kyiv")
LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def mark(line: str, zone: ZoneInfo = KYIV) -> Mark:
    found = mark_of(line, zone)
    assert found is not None
    return found


def clock(line: str) -> time:
    found = mark(line).clock
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("14:32", time(14, 32)),
        ("9.15am", time(9, 15)),
        ("12:05 a.m.", time(0, 5)),
        ("7 PM", time(19)),
        ("14h05", time(14, 5)),
        ("14:05:33", time(14, 5)),
        ("8m ago 14:32", time(14, 32)),
        ("8m ago (14:32)", time(14, 32)),
        ("Posted at 10:05", time(10, 5)),
        ("Published: 10:05", time(10, 5)),
        ("14.05 BST", time(14, 5, tzinfo=LONDON)),
        ("(11:05 GMT)", time(11, 5, tzinfo=ZoneInfo("UTC"))),
        ("8:12 a.m. ET", time(8, 12, tzinfo=NEW_YORK)),
        ("14:05 EEST", time(14, 5, tzinfo=KYIV)),
    ],
)
def test_a_clock_is_read_with_the_zone_beside_it(line: str, at: time) -> None:
    assert (clock(line), clock(line).tzinfo) == (at, at.tzinfo)
    assert not mark(line).day


def test_an_offset_is_a_zone() -> None:
    assert clock("12:30 +0530").utcoffset() == timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("8:12 a.m. ET, June 1, 2023", (2023, 6, 1)),
        ("June 1, 2023, 8:12 a.m. ET", (2023, 6, 1)),
        ("10:05 BST 4 June", (None, 6, 4)),
        ("14:32 May 30, 2024", (2024, 5, 30)),
        ("10:05 on Thu 4 June", (None, 6, 4)),
        ("Thursday, 1 June 2023 at 14.05", (2023, 6, 1)),
        ("2023-06-01T14:05Z", (2023, 6, 1)),
        ("2023-06-01 14:05", (2023, 6, 1)),
    ],
)
def test_a_day_beside_the_clock_is_read(line: str, day: tuple[int | None, int, int]) -> None:
    assert clock(line)
    assert mark(line).day == day


@pytest.mark.parametrize(
    ("line", "ago"),
    [
        ("just now", timedelta()),
        ("12 min ago", timedelta(minutes=12)),
        ("2h ago", timedelta(hours=2)),
        ("1 hr 5 min ago", timedelta(hours=1, minutes=5)),
        ("1h5m ago", timedelta(hours=1, minutes=5)),
    ],
)
def test_a_time_ago_is_read(line: str, ago: timedelta) -> None:
    assert mark_of(line, KYIV) == Mark(ago=ago)


@pytest.mark.parametrize("line", ["Updated at 15.10 BST", "Last updated 2h ago", "5 September 2024", "25:10", "10:75"])
def test_an_edit_a_day_alone_and_what_is_no_hour_say_nothing(line: str) -> None:
    assert mark_of(line, KYIV) is None


@pytest.mark.parametrize("line", ["2d ago", "3 days ago", "yesterday", "1 day 2 hr ago"])
def test_days_ago_are_in_doubt(line: str) -> None:
    assert "in days" in mark(line).doubt


def test_letters_of_several_zones_are_in_doubt_unless_the_news_has_that_zone() -> None:
    assert not mark("14:05 IST", ZoneInfo("Asia/Kolkata")).doubt
    assert "IST" in mark("14:05 IST").doubt


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ((None, 6, 4), date(2024, 6, 4)),
        ((None, 12, 31), date(2023, 12, 31)),
        ((2022, 6, 4), date(2022, 6, 4)),
        ((None, 2, 30), None),
    ],
)
def test_the_year_of_a_day_without_one_is_the_near_one(day: tuple[int | None, int, int], found: date | None) -> None:
    assert day_of(day, datetime(2024, 1, 2, 12, tzinfo=UTC)) == found


@pytest.mark.parametrize("text", ["bst = 'Europe/London'", "BST = 'Europe/Londn'", "BST = 1", "BST ="])
def test_a_mistake_in_the_file_of_zones_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"clock_zones\.toml: "):
        parse_zones(text)
