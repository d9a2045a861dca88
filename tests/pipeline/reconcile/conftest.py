"""Claims and updates from short stories, so that reconciliation is tested by itself.

A story is a list of posts, a post a list of claims as the extractor would give them. `stories/FORMAT.md` says how they
are written down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

from pipeline.ids import claim_id, post_id, update_id
from schemas import arrow_schema

Story = Mapping[str, Any]
Tables = tuple[pa.Table, pa.Table]

PLACES: dict[str, tuple[str, str | None, int | None, float, float, str]] = {
    # name: country, region, made-up id, latitude, longitude, precision
    "Ukraine": ("UA", None, 1, 49.0, 32.0, "country"),
    "Russia": ("RU", None, 2, 60.0, 90.0, "country"),
    "Sorvia region": ("UA", "UA-90", 10, 48.0, 35.0, "admin1"),
    "Veresna": ("UA", "UA-90", 11, 48.1, 35.1, "settlement"),
    "Dubove": ("UA", "UA-90", 12, 48.6, 35.9, "settlement"),
    "Veresnya district": ("UA", "UA-90", 13, 48.1, 35.2, "district"),
    "Kalynivka": ("UA", "UA-91", 21, 50.1, 30.1, "settlement"),
    "Kalynivka City": ("UA", "UA-91", 22, 50.1, 30.1, "admin1"),
    "Lozna region": ("UA", "UA-91", 20, 50.0, 30.0, "admin1"),
    "Beregovo": ("RU", "RU-90", 31, 50.4, 36.9, "settlement"),
    "Tarkhino": ("RU", "RU-90", 32, 50.6, 36.1, "settlement"),
    "Alta": ("PT", None, 51, 38.7, -9.1, "settlement"),
    "Baixa": ("PT", None, 52, 41.1, -8.6, "settlement"),
    "Marsa Nur": ("PS", "PS-90", 41, 31.4, 34.3, "settlement"),
}
_NUMBER = re.compile(r"(?P<about>~)?(?P<most><=)?(?P<low>\d+)(?:-(?P<high>\d+))?(?P<least>\+)?")


def _bounds(text: str) -> dict[str, Any]:
    match = _NUMBER.fullmatch(text)
    assert match, f"{text!r} is no figure: write 3, 3+, <=3, 2-5 or ~300"
    low, high = int(match["low"]), int(match["high"] or match["low"])
    if match["least"]:
        return {"low": low, "best": low, "high": None, "hedge": "at_least"}
    if match["most"]:
        return {"low": None, "best": high, "high": high, "hedge": "at_most"}
    hedge = "range" if match["high"] else "about" if match["about"] else "exact"
    return {"low": low, "best": low, "high": high, "hedge": hedge}


def _days(text: str | None, published: datetime) -> dict[str, Any]:
    if text == "none":
        return {"date_from": None, "date_to": None, "date_precision": None}
    if text is None:
        day = published.date()
        return {"date_from": day, "date_to": day, "date_precision": "published"}
    if text == "overnight":
        day = published.date()
        return {"date_from": day - timedelta(days=1), "date_to": day, "date_precision": "part_of_day"}
    start, _, end = text.partition("..")
    ends = [date.fromisoformat(day) if day else None for day in (start, end if ".." in text else start)]
    return {"date_from": ends[0], "date_to": ends[1], "date_precision": "range" if ".." in text else "day"}


def _place(name: str | None) -> dict[str, Any]:
    fields = ("country", "admin1", "geoname_id", "latitude", "longitude", "geo_precision")
    if name and "?" in name:
        text, _, country = name.partition("?")
        admin1 = country if "-" in country else None
        around = (country[:2], admin1, None, None, None, "admin1" if admin1 else "country")
        return {"place_text": text, "place_name": None, **dict(zip(fields, around, strict=True))}
    known = PLACES.get(name or "")
    values: Sequence[Any] = known or (None,) * 6
    return {"place_text": name, "place_name": name if known else None, **dict(zip(fields, values, strict=True))}


def _claim(given: Story, post: Mapping[str, Any], ids: list[str]) -> dict[str, Any]:
    measure, thing, number = given["is"].split() if given["is"].count(" ") == 2 else _without_object(given)
    marked = given.get("says", f"[{given['is']}]")
    start, quote = marked.index("["), marked[marked.index("[") + 1 : marked.index("]")]
    sentence = marked.replace("[", "").replace("]", "")
    at = 1000 * len(ids) + start
    field = "headline" if given.get("headline") else "body"
    part = given.get("part_of")
    own = claim_id(post["update_id"], field, at, at + len(quote), measure, thing or "")
    ids.append(own)
    best = _bounds(number)["best"]
    return {
        "claim_id": own,
        **{name: post[name] for name in ("update_id", "post_id", "source", "published_at")},
        "field": field,
        "quote": quote,
        "quote_start": at,
        "quote_end": at + len(quote),
        "sentence": sentence,
        "measure": measure,
        "object": thing or None,
        "object_text": quote,
        "weapon": given.get("weapon"),
        **_bounds(number),
        "status": given.get("status", "happened"),
        "cumulative": given.get("cumulative", False),
        **_days(given.get("on"), post["published_at"]),
        "date_text": given.get("when"),
        **_place(given.get("at")),
        "destination_text": given.get("to"),
        **{name: given.get(name) for name in ("actor", "target")},
        "attribution": given.get("by"),
        "attribution_side": given.get("side"),
        "part_of": None if part is None else ids[part],
        "amount_usd": best * given["usd_rate"] if "usd_rate" in given else None,
        "rate_date": None,
        "rule": "story",
        "extractor_version": "0",
    }


def _without_object(given: Story) -> tuple[str, str, str]:
    measure, number = given["is"].split()
    return measure, "", number


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _update(post: Story, number: int, later: int) -> dict[str, Any]:
    source, external = post.get("source", "Harbour Wire"), post.get("post", f"post-{number}")
    headline, body = post.get("headline", ""), post.get("body", f"text {number}")
    published = _moment(post["published"] if "published" in post else post["at"])
    return {
        "update_id": update_id(source, external, headline, body),
        "post_id": post_id(source, external),
        "revision": post.get("revision", 1),
        "is_latest": later == 0,
        "source": source,
        "external_id": external,
        "url": None,
        "headline": headline,
        "body": body,
        "language": "en",
        "published_at": published,
        "updated_at": _moment(post["at"]),
        "timezone": post.get("timezone", "UTC"),
        "input_path": "story",
        "ingested_at": published,
    }


def build(posts: Sequence[Story]) -> Tables:
    """The tables `claims` and `updates` of a story's posts."""
    updates: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    for number, post in enumerate(posts):
        names = [p.get("post") for p in posts[number + 1 :]]
        update = _update(post, number, names.count(post["post"]) if "post" in post else 0)
        updates.append(update)
        ids: list[str] = []
        claims += [_claim(given, update, ids) for given in post.get("claims", [])]
    return (
        pa.Table.from_pylist(claims, schema=arrow_schema("claims")),
        pa.Table.from_pylist(updates, schema=arrow_schema("updates")),
    )


@pytest.fixture(scope="session")
def tables() -> Callable[[Sequence[Story]], Tables]:
    """Makes `claims` and `updates` from the posts of a story."""
    return build
