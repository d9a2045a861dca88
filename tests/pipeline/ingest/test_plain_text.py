"""Plain text: bytes, lines, ids and defaults. Which lines are headlines is in `test_headlines`."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.ingest import Defaults, InputError
from schemas import problems
from tests.pipeline.ingest.reading import DEFAULTS, Read

FIRST = "Depot burns in Sumy: Mayor\n\nA depot burned down in Sumy on Monday, the mayor said.\n\n"
SECOND = "Bridge in Izium open again\n\nThe bridge in Izium was opened to cars again after a year of repair.\n"


def test_the_page_is_published_at_the_time_given_in_the_zone_given(read: Read) -> None:
    parsed = read((FIRST + SECOND).encode(), DEFAULTS)
    assert problems("updates", parsed.updates) == []
    assert parsed.updates.num_rows == 2
    for row in parsed.updates.to_pylist():
        assert row["published_at"] == datetime(2024, 5, 30, 9, tzinfo=UTC)
        assert (row["timezone"], row["source"]) == ("Europe/Kyiv", "Delta Post")
        assert row["url"] is None


@pytest.mark.parametrize(
    ("defaults", "missing"),
    [
        (Defaults(), ["--published", "--timezone", "--source"]),
        (Defaults(timezone="Europe/Kyiv", source="Delta Post"), ["--published"]),
        (Defaults(published_at=datetime(2024, 5, 30), source="Delta Post"), ["--timezone"]),
        (Defaults(published_at=datetime(2024, 5, 30), timezone="Europe/Kyiv"), ["--source"]),
    ],
)
def test_text_without_a_default_says_which_to_give(defaults: Defaults, missing: list[str], read: Read) -> None:
    with pytest.raises(InputError) as error:
        read(FIRST.encode(), defaults)
    named = [option for option in ("--published", "--timezone", "--source") if option in str(error.value)]
    assert named == missing


@pytest.mark.parametrize(
    ("defaults", "words"),
    [
        (Defaults(datetime(2024, 5, 30), "Europe/Kiyv", "Delta Post"), "did you mean 'Europe/Kyiv'"),
        (Defaults(datetime(2024, 5, 30), "Europe/Kiew", "Delta Post"), "did you mean 'Europe/Kyiv'"),
        (Defaults(datetime(2024, 5, 30), "Asia/Calcuta", "Delta Post"), "did you mean 'Asia/Calcutta'"),
        (Defaults(datetime(2031, 5, 30), "Europe/Kyiv", "Delta Post"), "in the future"),
        (Defaults(datetime(1824, 5, 30), "Europe/Kyiv", "Delta Post"), "before 1900"),
    ],
)
def test_a_default_that_cannot_be_used_says_why(defaults: Defaults, words: str, read: Read) -> None:
    with pytest.raises(InputError, match=words):
        read(FIRST.encode(), defaults)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_bom_change_nothing(end: str, bom: str, read: Read) -> None:
    parsed = read((bom + (FIRST + SECOND).replace("\n", end)).encode(), DEFAULTS)
    plain = read((FIRST + SECOND).encode(), DEFAULTS)
    assert parsed.updates.equals(plain.updates)


def test_a_page_that_grew_keeps_the_ids_of_its_posts(read: Read) -> None:
    before = read(SECOND.encode(), DEFAULTS).updates["update_id"].to_pylist()
    after = read((FIRST + SECOND).encode(), DEFAULTS).updates["update_id"].to_pylist()
    assert set(before) < set(after)


def test_an_edited_body_under_the_same_headline_is_a_revision_of_the_post(read: Read) -> None:
    before = read(SECOND.encode(), DEFAULTS).updates.to_pylist()[0]
    after = read(SECOND.replace("a year", "two years").encode(), DEFAULTS).updates.to_pylist()[0]
    assert before["post_id"] == after["post_id"]
    assert before["update_id"] != after["update_id"]


def test_two_posts_with_the_same_headline_stay_two(read: Read) -> None:
    again = "Depot burns in Sumy: Mayor\n\nA second depot in Sumy burned down in the evening, the mayor said.\n"
    parsed = read((FIRST + SECOND + "\n" + again).encode(), DEFAULTS)
    assert parsed.updates["is_latest"].to_pylist() == [True, True, True]


def test_a_page_that_begins_without_headline_gives_a_post_without_one(read: Read) -> None:
    parsed = read(b"A depot burned down in Sumy on Monday, the mayor said. Nobody was hurt.\n", DEFAULTS)
    (row,) = parsed.updates.to_pylist()
    assert row["headline"] == ""
    assert row["body"].startswith("A depot")


@pytest.mark.parametrize(("letter", "reason"), [(b"\xe9", "not_utf8"), (b"\0", "bad_field")])
def test_a_post_with_a_broken_line_is_rejected_whole_and_the_others_are_read(
    letter: bytes, reason: str, read: Read
) -> None:
    spoiled = b"Caf" + letter + b" opens in Izium\n\nA new cafe was opened in Izium on Tuesday, in a former bank.\n"
    parsed = read(FIRST.encode() + spoiled, DEFAULTS)
    assert parsed.updates["headline"].to_pylist() == ["Depot burns in Sumy: Mayor"]
    rejects = parsed.rejects.to_pylist()
    assert [(r["reason"], r["line"]) for r in rejects] == [(reason, 5), (reason, 7)]
    assert [r["raw"] for r in rejects] == [line for line in spoiled.split(b"\n") if line]
    assert "line 5" in rejects[1]["detail"]


def test_a_page_in_another_encoding_is_an_error_that_says_how_to_convert(read: Read) -> None:
    with pytest.raises(InputError, match="iconv -f WINDOWS-1252"):
        read("Пожар на складе в Сумах\nСклад сгорел в понедельник.\n".encode("cp1251"), DEFAULTS)
