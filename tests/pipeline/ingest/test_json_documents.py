"""JSON documents of several posts: arrays, JSON Feed, exports of Telegram Desktop."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.ingest import Defaults, InputError
from schemas import problems
from tests.pipeline.ingest.reading import Read

KYIV = Defaults(timezone="Europe/Kyiv")


def encoded(value: Any, indent: int | None = 1) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def feed_item(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"g{number}",
        "url": f"https://news.example/{number}",
        "title": f"Пожежа {number}",
        "content_text": f"Depot number {number} burned down.",
        "date_published": "2024-05-30T09:00:00+03:00",
    } | more


def json_feed(*items: Any) -> dict[str, Any]:
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Delta Post", "items": list(items), "hubs": []}


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2024-05-30T05:00:00",
        "date_unixtime": "1717048800",
        "from": "Delta Post",
        "text": text,
    } | more


def chat(*messages: Any) -> dict[str, Any]:
    return {"name": "Delta Post", "type": "public_channel", "id": 1234567, "messages": list(messages)}


def post(number: int) -> dict[str, Any]:
    return {
        "id": f"g{number}",
        "source": "Delta Post",
        "published_at": "2024-05-30T06:00:00Z",
        "headline": f"Пожежа {number}",
        "body": f"Depot number {number} burned down.",
    }


DOCUMENTS = {
    "array": [post(1), post(2)],
    "JSON Feed": json_feed(feed_item(1), feed_item(2)),
    "Telegram": chat(message(1, "Depot number 1 burned down."), message(2, "Depot number 2 burned down.")),
}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("form", DOCUMENTS)
def test_each_item_is_a_post(form: str, bom: bytes, indent: int | None, read: Read) -> None:
    parsed = read(bom + encoded(DOCUMENTS[form], indent), KYIV)
    assert problems("updates", parsed.updates) == []
    rows = sorted(parsed.updates.to_pylist(), key=lambda row: row["body"])
    assert [row["body"] for row in rows] == ["Depot number 1 burned down.", "Depot number 2 burned down."]
    assert {row["published_at"] for row in rows} == {datetime(2024, 5, 30, 6, tzinfo=UTC)}
    assert {row["source"] for row in rows} == {"Delta Post"}


def test_a_bad_item_is_rejected_with_its_bytes_and_its_line(read: Read) -> None:
    data = encoded([post(1), {"id": "ї", "body": "без дати"}, 7, post(4)])
    parsed = read(data, Defaults(source="Delta Post"))
    assert parsed.updates.num_rows == 2
    bad = [row for row in parsed.rejects.to_pylist() if row["reason"] != "not_an_update"]
    assert [row["reason"] for row in bad] == ["missing_field", "not_an_object"]
    for row in bad:
        assert data[row["byte_start"] : row["byte_end"]] == row["raw"]
        assert data[: row["byte_start"]].count(b"\n") + 1 == row["line"]
    assert json.loads(bad[0]["raw"]) == {"id": "ї", "body": "без дати"}


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_document_that_breaks_off_gives_the_posts_before(form: str, read: Read) -> None:
    data = encoded(DOCUMENTS[form])
    cut = data.index(b"number 2")
    parsed = read(data[:cut], KYIV)
    assert parsed.updates["body"].to_pylist() == ["Depot number 1 burned down."]
    broken = parsed.rejects.to_pylist()[-1]
    assert broken["reason"] == "broken_json"
    assert data[:cut].endswith(broken["raw"])


def test_a_document_that_is_not_utf8_is_an_error(read: Read) -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        read(b'[{"id": "caf\xe9"}]')


def test_html_of_a_json_feed_becomes_paragraphs_and_edits_have_their_time(read: Read) -> None:
    item = feed_item(1, content_html="<p>One.</p><p>Two &amp; three.</p>", date_modified="2024-05-30T10:00:00Z")
    (row,) = read(encoded(json_feed(item))).updates.to_pylist()
    assert row["body"] == "One.\n\nTwo & three."
    assert row["updated_at"] == datetime(2024, 5, 30, 10, tzinfo=UTC)


def test_a_json_feed_without_items_is_an_error(read: Read) -> None:
    with pytest.raises(InputError, match="has no list called items"):
        read(encoded({"version": "https://jsonfeed.org/version/1", "title": "Delta Post"}))


def test_a_telegram_text_in_pieces_is_joined_and_a_bold_first_line_is_the_headline(read: Read) -> None:
    pieces = [{"type": "bold", "text": "Пожежа в Сумах"}, "\n\nСклад ", {"type": "italic", "text": "згорів"}, "."]
    (row,) = read(encoded(chat(message(5, pieces)))).updates.to_pylist()
    assert (row["headline"], row["body"]) == ("Пожежа в Сумах", "Склад згорів.")
    assert row["external_id"] == "1234567/5"


def test_a_telegram_text_that_only_begins_in_bold_has_no_headline(read: Read) -> None:
    pieces = [{"type": "bold", "text": "Суми:"}, " склад згорів.\nДвоє поранені."]
    (row,) = read(encoded(chat(message(5, pieces)))).updates.to_pylist()
    assert (row["headline"], row["body"]) == ("", "Суми: склад згорів.\nДвоє поранені.")


def test_an_edited_telegram_message_has_the_time_of_its_edit_and_1970_is_never(read: Read) -> None:
    edited = message(1, "edited text", edited="2024-05-30T06:00:00", edited_unixtime="1717052400")
    never = message(2, "other text", edited="1970-01-01T02:00:00", edited_unixtime="0")
    parsed = read(encoded(chat(edited, never)))
    times = dict(zip(parsed.updates["body"].to_pylist(), parsed.updates["updated_at"].to_pylist(), strict=True))
    assert times == {"edited text": datetime(2024, 5, 30, 7, tzinfo=UTC), "other text": None}


def test_telegram_messages_without_text_are_no_updates(read: Read) -> None:
    service = {"id": 1, "type": "service", "date": "2024-05-30T05:00:00", "action": "create_channel", "text": ""}
    picture = message(2, "", photo="photos/1.jpg")
    parsed = read(encoded(chat(service, picture, message(3, "text"))))
    assert parsed.updates.num_rows == 1
    assert {row["reason"] for row in parsed.rejects.to_pylist()} == {"not_an_update"}


def test_an_old_telegram_export_without_unix_time_is_read_in_the_zone_given(read: Read) -> None:
    old = {k: v for k, v in message(1, "text").items() if k != "date_unixtime"}
    parsed = read(encoded(chat(old)), KYIV)
    assert parsed.updates["published_at"].to_pylist() == [datetime(2024, 5, 30, 2, tzinfo=UTC)]


def test_the_export_of_a_whole_telegram_account_says_what_to_export(read: Read) -> None:
    with pytest.raises(InputError, match="one by one"):
        read(encoded({"about": "Here is the data you requested.", "chats": {"about": "x", "list": []}}))
