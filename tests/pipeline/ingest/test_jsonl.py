"""JSON Lines: good posts become updates, bad lines become rejects with a reason, and neither spoils the other."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pipeline.ingest import Defaults, Limits
from schemas import problems
from tests.pipeline.ingest.reading import Read


def post(**fields: Any) -> dict[str, Any]:
    """The fields of a good post, with some of them changed; None takes one away."""
    good = {
        "id": "p1",
        "source": "Harbour Wire",
        "published_at": "2024-05-30T09:10:00Z",
        "timezone": "Europe/Kyiv",
        "headline": "Two hurt as drone hits depot",
        "body": "Two drivers were hurt when a drone hit a depot in Sumy.",
    }
    return {name: value for name, value in (good | fields).items() if value is not None}


def lines(*posts: Any) -> bytes:
    return b"".join(json.dumps(p, ensure_ascii=False).encode() + b"\n" for p in posts)


def test_a_post_becomes_an_update(read: Read) -> None:
    parsed = read(lines(post(url="https://news.example/p1", updated_at="2024-05-30T10:00:00+03:00", tags=["x"])))
    (row,) = parsed.updates.to_pylist()
    assert parsed.rejects.num_rows == 0
    assert row["source"] == "Harbour Wire"
    assert row["external_id"] == "p1"
    assert row["url"] == "https://news.example/p1"
    assert row["headline"] == "Two hurt as drone hits depot"
    assert row["published_at"] == datetime(2024, 5, 30, 9, 10, tzinfo=UTC)
    assert row["updated_at"] == datetime(2024, 5, 30, 7, tzinfo=UTC)
    assert row["timezone"] == "Europe/Kyiv"
    assert row["language"] == "en"
    assert (row["revision"], row["is_latest"]) == (1, True)
    assert problems("updates", parsed.updates) == []


def test_a_time_without_offset_is_read_in_the_zone_of_the_post(read: Read) -> None:
    parsed = read(lines(post(published_at="2024-01-15 23:30", timezone="Europe/Kyiv")))
    assert parsed.updates["published_at"].to_pylist() == [datetime(2024, 1, 15, 21, 30, tzinfo=UTC)]


def test_defaults_stand_in_for_a_missing_source_and_zone_but_never_for_a_missing_time(read: Read) -> None:
    defaults = Defaults(datetime(2024, 5, 1), "Asia/Tokyo", "Delta Post")
    parsed = read(lines(post(source=None, timezone=None), post(published_at=None)), defaults)
    (row,) = parsed.updates.to_pylist()
    assert (row["source"], row["timezone"]) == ("Delta Post", "Asia/Tokyo")
    assert parsed.rejects["reason"].to_pylist() == ["missing_field"]


def test_a_time_with_offset_but_no_zone_is_in_utc(read: Read) -> None:
    parsed = read(lines(post(timezone=None)))
    assert parsed.updates["timezone"].to_pylist() == ["UTC"]


def test_the_url_stands_in_for_a_missing_id_and_a_number_is_an_id(read: Read) -> None:
    parsed = read(lines(post(id=None, url="https://news.example/7"), post(id=17)))
    assert sorted(parsed.updates["external_id"].to_pylist()) == ["17", "https://news.example/7"]


def test_texts_keep_every_letter_but_line_ends_and_outer_white_space(read: Read) -> None:
    parsed = read(lines(post(headline=" “Ні” — 3 ", body="\r\nOne  two.\r\n\r\nThree.\rFour. ")))
    (row,) = parsed.updates.to_pylist()
    assert row["headline"] == "“Ні” — 3"
    assert row["body"] == "One  two.\n\nThree.\nFour."


BAD = {
    "missing id": (post(id=None), "missing_field", "id"),
    "empty id": (post(id=" "), "missing_field", "id"),
    "missing source": (post(source=None), "missing_field", "--source"),
    "missing time": (post(published_at=None), "missing_field", "published_at"),
    "no offset, no zone": (post(published_at="2024-05-30T09:10:00", timezone=None), "missing_field", "--timezone"),
    "number for a time": (post(published_at=1717060200), "bad_field", "as text"),
    "far future": (post(published_at="2024-07-01T00:00:00Z"), "date_out_of_range", "future"),
    "long ago": (post(published_at="1850-07-01T00:00:00Z"), "date_out_of_range", "before 1900"),
    "bad time of edit": (post(updated_at="soon"), "bad_date", "updated_at"),
    "unknown zone": (post(timezone="Europe/Kiyv"), "unknown_timezone", "'Europe/Kyiv'"),
    "zone that is a path": (post(timezone="../../etc/passwd"), "unknown_timezone", "Europe/Kyiv"),
    "zone that is a folder": (post(timezone="Europe"), "unknown_timezone", "no time zone"),
    "no text": (post(headline="", body=" \n"), "empty", "both empty"),
    "NUL": (post(body="one\0two"), "bad_field", "NUL"),
    "half a surrogate pair": (post(body="one\ud83dtwo"), "bad_field", "surrogate"),
    "list for a text": (post(body=["one"]), "bad_field", "a list"),
    "true for an id": (post(id=True), "bad_field", "true or false"),
    "a list": ([1, 2], "not_an_object", "object"),
    "a number": (7, "not_an_object", "object"),
}


UNREADABLE = ["2024-02-30T09:10:00Z", "last Tuesday", "0001-01-01T00:00:00+14:00"]


@pytest.mark.parametrize("time", UNREADABLE)
def test_a_time_that_cannot_be_read_does_not_cost_the_post(time: str, read: Read) -> None:
    parsed = read(lines(post(), post(id="p2", published_at=time)))
    known = dict(zip(*(parsed.updates[name].to_pylist() for name in ("external_id", "published_known")), strict=True))
    assert known == {"p1": True, "p2": False}
    (reject,) = parsed.rejects.to_pylist()
    assert reject["reason"] == "bad_date"
    assert "post p2" in reject["detail"]


def test_the_default_stands_in_for_a_time_that_cannot_be_read(read: Read) -> None:
    default = datetime(2024, 5, 1, 12, tzinfo=UTC)
    parsed = read(lines(post(published_at="last Tuesday")), Defaults(published_at=default))
    assert parsed.updates["published_at"].to_pylist() == [default]
    assert parsed.updates["published_known"].to_pylist() == [True]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_post_is_rejected_with_what_to_do(name: str, read: Read) -> None:
    record, reason, words = BAD[name]
    good = lines(post())
    bad = json.dumps(record).encode() + b"\n"
    parsed = read(good + bad + lines(post(id="p2")))
    (reject,) = parsed.rejects.to_pylist()
    assert reject["reason"] == reason
    assert words in reject["detail"]
    assert reject["line"] == 2
    assert reject["raw"] == bad
    assert (reject["byte_start"], reject["byte_end"]) == (len(good), len(good) + len(bad))
    assert sorted(parsed.updates["external_id"].to_pylist()) == ["p1", "p2"]
    assert problems("rejects", parsed.rejects) == []


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"id": "p3", "headline": "Two hu\n', "broken_json"),
        (b"not JSON at all\n", "broken_json"),
        (b'{"id": "p3", "body": "raw \x00 NUL"}\n', "broken_json"),
        (b'{"id": "p3", "body": "caf\xe9"}\r\n', "not_utf8"),
        (b"\xff\xfe\x00\n", "not_utf8"),
        (b"[" * 100_000 + b"\n", "broken_json"),
        (b'{"id": ' + b"9" * 5000 + b"}\n", "broken_json"),
    ],
)
def test_broken_line_3_of_5_leaves_the_other_four(bad: bytes, reason: str, read: Read) -> None:
    good = [lines(post(id=f"p{n}")) for n in (1, 2, 4, 5)]
    parsed = read(good[0] + good[1] + bad + good[2] + good[3])
    assert sorted(parsed.updates["external_id"].to_pylist()) == ["p1", "p2", "p4", "p5"]
    (reject,) = parsed.rejects.to_pylist()
    assert (reject["line"], reject["reason"], reject["raw"]) == (3, reason, bad)


def test_a_line_that_breaks_off_is_told_with_one_position(read: Read) -> None:
    parsed = read(b'{"id": "p1", "headline":\r\n' + lines(post(id="p2")))
    (reject,) = parsed.rejects.to_pylist()
    assert reject["line"] == 1
    assert reject["detail"] == "the line is not JSON (Expecting value at character 25): write one object a line"


def test_bom_blank_lines_and_windows_line_ends_are_no_trouble(read: Read) -> None:
    parsed = read(b"\xef\xbb\xbf" + lines(post()).replace(b"\n", b"\r\n") + b"\r\n\n  \n" + lines(post(id="p2"))[:-1])
    assert parsed.updates.num_rows == 2
    assert parsed.rejects.num_rows == 0


def test_a_line_over_the_limit_is_rejected_whole(read: Read) -> None:
    long = lines(post(id="p2", body="word " * 400_000))
    parsed = read(lines(post()) + long + lines(post(id="p3")), limits=Limits(line_bytes=1 << 20))
    assert parsed.updates.num_rows == 2
    assert parsed.rejects["raw"].to_pylist() == [long]


def test_limits_of_dates_can_be_set(read: Read) -> None:
    old, ahead = post(id="old", published_at="1985-03-01T00:00:00Z"), post(published_at="2024-08-01T00:00:00Z")
    assert read(lines(old)).updates.num_rows == 1
    assert read(lines(old), limits=Limits(earliest=datetime(2014, 1, 1, tzinfo=UTC))).updates.num_rows == 0
    assert read(lines(ahead)).updates.num_rows == 0
    assert read(lines(ahead), limits=Limits(ahead=timedelta(days=90))).updates.num_rows == 1


def test_the_same_id_with_new_text_is_a_revision_and_with_the_same_text_is_the_same_row(read: Read) -> None:
    edited = post(headline="Three hurt as drone hits depot", updated_at="2024-05-30T11:00:00Z")
    parsed = read(lines(edited, post(), post()))
    rows = parsed.updates.to_pylist()
    assert [(r["revision"], r["is_latest"], r["headline"][:3]) for r in rows] == [(1, False, "Two"), (2, True, "Thr")]
    assert rows[0]["post_id"] == rows[1]["post_id"]
    assert parsed.rejects.num_rows == 0


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("1 June 2024 14:05", datetime(2024, 6, 1, 11, 5, tzinfo=UTC)),
        ("June 1, 2024, 2:05 pm", datetime(2024, 6, 1, 11, 5, tzinfo=UTC)),
        ("Sat, 01 Jun 2024 09:00:00 GMT", datetime(2024, 6, 1, 9, tzinfo=UTC)),
    ],
)
def test_a_time_in_english_words_is_read(words: str, time: datetime, read: Read) -> None:
    parsed = read(lines(post(published_at=words, timezone="Europe/Kyiv")))
    assert parsed.updates["published_at"].to_pylist() == [time]
    assert parsed.rejects.num_rows == 0
