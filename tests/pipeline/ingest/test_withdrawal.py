"""Posts that say themselves that they were taken back, in each form of input that can say so."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from pipeline.ingest import Defaults, merge_updates
from schemas import problems
from tests.pipeline.ingest.conftest import NOW
from tests.pipeline.ingest.reading import Read

STANDING = {
    "id": "k7",
    "source": "Coast Wire",
    "published_at": "2024-05-30T09:10:00Z",
    "headline": "Nine hurt in Izium",
    "body": "Nine people were hurt in Izium, the council said.",
}
ZONE = Defaults(timezone="Europe/Kyiv", source="Coast Wire")


def lines(*posts: dict[str, object]) -> bytes:
    return b"".join(json.dumps(post).encode() + b"\n" for post in posts)


@pytest.mark.parametrize(
    "mark",
    [{"status": "deleted"}, {"status": "Withdrawn"}, {"status": "trash"}, {"withdrawn": True}, {"withdrawn": "yes"}],
    ids=str,
)
def test_a_post_that_is_taken_back_is_a_revision_without_text(mark: dict[str, object], read: Read) -> None:
    parsed = read(lines(STANDING, {**STANDING, **mark, "updated_at": "2024-05-30T11:00:00Z"}))
    first, second = parsed.updates.to_pylist()
    assert problems("updates", parsed.updates) == []
    assert (first["is_withdrawn"], first["is_latest"], first["headline"]) == (False, False, "Nine hurt in Izium")
    assert (second["is_withdrawn"], second["is_latest"], second["revision"]) == (True, True, 2)
    assert (second["headline"], second["body"], second["post_id"]) == ("", "", first["post_id"])
    assert second["updated_at"] == datetime(2024, 5, 30, 11, tzinfo=UTC)


@pytest.mark.parametrize("mark", [{"status": "published"}, {"withdrawn": False}, {"withdrawn": ""}, {"status": 3}])
def test_other_words_take_nothing_back(mark: dict[str, object], read: Read) -> None:
    (row,) = read(lines(STANDING | mark)).updates.to_pylist()
    assert not row["is_withdrawn"]
    assert row["body"] == STANDING["body"]


def test_an_id_is_enough_and_the_time_of_reading_stands_in(read: Read) -> None:
    (row,) = read(lines({"id": "k7", "status": "deleted"}), ZONE).updates.to_pylist()
    assert row["published_at"] == row["updated_at"] == NOW
    assert row["published_known"] is None


def test_a_withdrawal_without_a_time_is_one_row_however_often_it_is_read(read: Read) -> None:
    gone = lines({"id": "k7", "status": "deleted"})
    once = read(gone, ZONE).updates
    assert merge_updates(once, read(gone, ZONE).updates) == once


def test_a_post_that_is_published_anew_and_taken_back_again_ends_withdrawn(read: Read) -> None:
    history = [
        STANDING,
        {"id": "k7", "withdrawn": True, "updated_at": "2024-05-30T10:00:00Z"},
        {**STANDING, "body": "Ten people were hurt in Izium.", "updated_at": "2024-05-30T11:00:00Z"},
        {"id": "k7", "withdrawn": True, "updated_at": "2024-05-30T12:00:00Z"},
    ]
    rows = sorted(read(lines(*history), ZONE).updates.to_pylist(), key=lambda row: row["revision"])
    assert [row["is_withdrawn"] for row in rows] == [False, True, False, True]
    assert [row["is_latest"] for row in rows] == [False, False, False, True]


def test_a_column_of_csv_can_say_it(read: Read) -> None:
    table = (
        "id,published_at,headline,body,gone\n"
        "k7,2024-05-30T09:10:00Z,Nine hurt in Izium,Nine people were hurt.,0\n"
        "k8,2024-05-30T09:20:00Z,Two hurt in Balakliia,Two people were hurt.,1\n"
    )
    parsed = read(table.encode(), Defaults(timezone="UTC", source="Coast Wire", columns={"withdrawn": "gone"}))
    assert parsed.updates["is_withdrawn"].to_pylist() == [False, True]


ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Coast Wire</title>
<at:deleted-entry ref="k6" when="2024-05-30T12:00:00Z"/>
<entry><id>k7</id><title>Nine hurt in Izium</title><updated>2024-05-30T09:10:00Z</updated>
<content>Nine people were hurt.</content></entry>
<at:deleted-entry ref='k5' when='2024-05-30T13:00:00Z'><at:by><name>desk</name></at:by></at:deleted-entry>
<at:deleted-entry when="2024-05-30T13:00:00Z"/>
</feed>"""


def test_deleted_entries_of_atom_take_posts_back(read: Read) -> None:
    parsed = read(ATOM.encode())
    found = {row["external_id"]: row["is_withdrawn"] for row in parsed.updates.to_pylist()}
    assert found == {"k5": True, "k6": True, "k7": False}
    assert "missing_field" in parsed.rejects["reason"].to_pylist(), "the one without an id"


def test_a_live_blog_can_say_it(read: Read) -> None:
    update = {"@type": "BlogPosting", "@id": "#k7", "headline": "Withdrawn", "datePublished": "2024-05-30T09:10:00Z"}
    blog = {
        "@type": "LiveBlogPosting",
        "url": "https://coast.example/live",
        "liveBlogUpdate": [update | {"creativeWorkStatus": "Deleted"}],
    }
    page = f'<!DOCTYPE html><html><script type="application/ld+json">{json.dumps(blog)}</script></html>'
    (row,) = read(page.encode(), ZONE).updates.to_pylist()
    assert row["is_withdrawn"]
    assert row["external_id"] == "https://coast.example/live#k7"


def test_a_withdrawal_whose_time_cannot_be_read_is_rejected(read: Read) -> None:
    parsed = read(lines({"id": "k7", "status": "deleted", "updated_at": "yesterday or so"}), ZONE)
    assert parsed.rejects["reason"].to_pylist() == ["bad_date"]
