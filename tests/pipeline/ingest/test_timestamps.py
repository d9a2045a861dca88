"""Times of publication are read where they are stated in full; what is not is refused with what to write instead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.ingest.records import Limits
from pipeline.ingest.timestamps import FieldError, check_range, find_zone, read_time, shorten, to_utc, zone_of

KYIV = ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-09T14:05:00+02:00", "2024-03-09 12:05"),
        ("2024-03-09T14:05:00Z", "2024-03-09 14:05"),
        (" 2024-03-09 14:05 ", "2024-03-09 12:05"),
        ("2024-07-09T14:05", "2024-07-09 11:05"),
        ("2024-03-09", "2024-03-08 22:00"),
        ("9 March 2024 14:05", "2024-03-09 12:05"),
        ("March 9, 2024", "2024-03-08 22:00"),
        ("Sat, 09 Mar 2024 14:05:00 GMT", "2024-03-09 14:05"),
    ],
)
def test_a_time_that_is_stated_in_full_is_read_in_utc(text: str, expected: str) -> None:
    assert read_time(text, "published_at", KYIV) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["last Tuesday", "March 2024", "9 March", "03/04/2024", "14:05", "", "soon", "2024-02-30", "9 March 2024 " * 9],
)
def test_anything_less_is_no_time_and_the_error_shows_how_one_is_written(text: str) -> None:
    with pytest.raises(FieldError, match=r"published_at .* is not a time .*: write it like 2023-06-01T12") as error:
        read_time(text, "published_at", KYIV)
    assert error.value.reason == "bad_date"
    assert error.value.detail == str(error.value)


def test_a_time_without_an_offset_needs_a_zone() -> None:
    with pytest.raises(FieldError, match="says no offset and the post no timezone") as error:
        read_time("2024-03-09T14:05", "updated_at", None)
    assert error.value.reason == "missing_field"
    assert read_time("2024-03-09T14:05+00:00", "updated_at", None) == datetime(2024, 3, 9, 14, 5, tzinfo=UTC)


def test_a_time_that_no_calendar_holds_in_utc_is_refused() -> None:
    with pytest.raises(FieldError, match="is outside the calendar") as error:
        to_utc(datetime(1, 1, 1), "published_at", ZoneInfo("Asia/Tokyo"))
    assert error.value.reason == "bad_date"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Europe/Kiyv", "did you mean 'Europe/Kyiv'?"),
        ("Europe/Kie", "did you mean 'Europe/Kyiv'?"),
        ("Asia/Calcuta", "did you mean 'Asia/Calcutta'?"),
        ("Amerca/Bogota", "did you mean 'America/Bogota'?"),
        ("the moon", "use a name such as 'Europe/Kyiv' or 'UTC'"),
        ("", "use a name such as"),
    ],
)
def test_an_unknown_zone_is_refused_with_a_near_name(name: str, hint: str) -> None:
    assert find_zone(name) is None
    with pytest.raises(FieldError) as error:
        zone_of(name)
    assert error.value.reason == "unknown_timezone"
    assert hint in error.value.detail


def test_a_known_zone_is_found() -> None:
    assert zone_of("Asia/Karachi") == ZoneInfo("Asia/Karachi")


def test_a_time_is_believed_from_the_first_month_up_to_a_day_and_a_half_ahead() -> None:
    read_at = datetime(2024, 3, 9, 12, tzinfo=UTC)
    limits = Limits(earliest=datetime(2024, 1, 1, tzinfo=UTC), ahead=timedelta(hours=36))
    check_range(limits.earliest, "published_at", read_at, limits)
    check_range(read_at + limits.ahead, "published_at", read_at, limits)
    for moment, said in (
        (limits.earliest - timedelta(seconds=1), "is before 2024-01-01.*--start"),
        (read_at + limits.ahead + timedelta(seconds=1), r"is in the future \(read at 2024-03-09T12:00"),
    ):
        with pytest.raises(FieldError, match=said) as error:
            check_range(moment, "published_at", read_at, limits)
        assert error.value.reason == "date_out_of_range"


def test_a_long_text_is_cut_for_a_message() -> None:
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == "x" * 59 + "…"
