"""Made-up claims and updates for the reconciliation benchmark.

A year of posts about made-up towns: most claims are of the day or the night before, some of days long past, some
plans; tolls rise, are repeated by other publishers, disagree and have parts. The same seed gives the same tables.
Nothing repeats word for word often enough to flatter a cache.

Belongs here: the data. Not here: what is measured (`reconcile`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa

from pipeline.ids import claim_id, post_id, update_id
from schemas import arrow_schema

FIRST_DAY = date(2023, 1, 1)
_SYLLABLES = ["ba", "ve", "zo", "ri", "ka", "lo", "mu", "ne", "pi", "sta", "dro", "gor", "hli", "vysh", "tar", "bel"]
_REGIONS, _TOWNS = 24, 40
_OF_REGION, _OF_COUNTRY, _UNPLACED = 0.05, 0.03, 0.03
"""Shares of posts that name the region only, the country only, no place."""
_WAYS = (
    "A missile hit the {spot}, leaving {quote}, {who} said.",
    "Shelling of the {spot} left {quote}, according to {who}.",
    "{who} reported {quote} after drones flew over the {spot}.",
    "After the night at the {spot} there were {quote}, {who} wrote.",
    "The death toll at the {spot} rose: {quote}, {who} said.",
)
_SPOTS = ("market", "bus depot", "grain silo", "railway yard", "school", "riverside", "bakery", "power station")
_SPEAKERS = (
    ("Governor {name}", "UA"),
    ("Mayor {name}", "UA"),
    ("police", "UA"),
    ("Defence Ministry", "RU"),
    (None, None),
)
_KINDS = (
    ("killed", "people", "{n} dead"),
    ("injured", "people", "{n} wounded people"),
    ("launched", "drone", "{n} drones"),
    ("intercepted", "drone", "{n} drones shot down"),
    ("damaged", "residential", "{n} damaged homes"),
    ("evacuated", "people", "{n} residents moved out"),
)


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    admin1: str
    number: int


def _towns(chance: random.Random) -> list[_Town]:
    names = [("".join(chance.choices(_SYLLABLES, k=3))).title() for _ in range(_REGIONS * _TOWNS)]
    return [_Town(f"{name}-{i}", f"UA-{100 + i % _REGIONS}", 10_000 + i) for i, name in enumerate(names)]


def make_day(day: date, claims: int, seed: int = 7) -> tuple[pa.Table, pa.Table]:
    """About that many claims published on one day, and their updates; four claims an update."""
    chance = random.Random(f"{seed} {day}")
    towns = _towns(random.Random(seed))
    rows: list[dict[str, Any]] = []
    updates: list[dict[str, Any]] = []
    while len(rows) < claims:
        update = _update(day, len(updates), chance)
        updates.append(update)
        rows += _claims(update, chance, towns)
    return (
        pa.Table.from_pylist(rows[:claims], schema=arrow_schema("claims")),
        pa.Table.from_pylist(updates, schema=arrow_schema("updates")),
    )


def make_days(days: int, claims_a_day: int) -> Iterator[tuple[pa.Table, pa.Table]]:
    """`make_day` for consecutive days from `FIRST_DAY`."""
    for number in range(days):
        yield make_day(FIRST_DAY + timedelta(days=number), claims_a_day)


def _update(day: date, number: int, chance: random.Random) -> dict[str, Any]:
    at = datetime(day.year, day.month, day.day, chance.randrange(24), chance.randrange(60), tzinfo=UTC)
    source, external = f"Publisher {chance.randrange(12)}", f"{day}-{number}"
    headline, body = f"What is known at {at:%H:%M}", f"Post {number} of the day."
    return {
        "update_id": update_id(source, external, headline, body),
        "post_id": post_id(source, external),
        "revision": 1,
        "is_latest": True,
        "is_withdrawn": False,
        "source": source,
        "external_id": external,
        "url": None,
        "headline": headline,
        "body": body,
        "language": "en",
        "published_at": at,
        "updated_at": None,
        "timezone": "UTC",
        "input_path": "made up",
        "ingested_at": at,
    }


def _place(town: _Town, lot: float) -> dict[str, Any]:
    """The place columns of a post; `lot`, from 0 to 1, decides how coarsely it names the town."""
    region = int(town.admin1[3:])
    named: tuple[str | None, int | None, str | None, str | None, str | None] = (
        *(town.name, town.number, "UA", town.admin1, "settlement"),
    )
    if lot < _OF_REGION:
        named = (f"Region {town.admin1}", region, "UA", town.admin1, "admin1")
    elif lot < _OF_REGION + _OF_COUNTRY:
        named = ("Ukraine", 1, "UA", None, "country")
    elif lot < _OF_REGION + _OF_COUNTRY + _UNPLACED:
        named = (None, None, None, None, None)
    columns = ("place_text", "geoname_id", "country", "admin1", "geo_precision")
    return {**dict(zip(columns, named, strict=True)), "place_name": named[0], "latitude": None, "longitude": None}


def _event_day(published: date, chance: random.Random) -> date:
    lot = chance.random()
    if lot < 0.7:
        return published
    return published - timedelta(days=1 if lot < 0.95 else chance.randrange(2, 30))


def _claims(update: dict[str, Any], chance: random.Random, towns: list[_Town]) -> Iterator[dict[str, Any]]:
    published = update["published_at"].date()
    town, day = chance.choice(towns), _event_day(published, chance)
    place = _place(town, chance.random())
    overnight = chance.random() < 0.3
    name, side = chance.choice(_SPEAKERS)
    who = name.format(name=f"{chance.choice(_SYLLABLES)}{chance.choice(_SYLLABLES)}ko".title()) if name else None
    way, spot = chance.choice(_WAYS), chance.choice(_SPOTS)
    for order, (measure, thing, noun) in enumerate(chance.sample(_KINDS, 4)):
        number = 1 + int(chance.expovariate(0.2))
        hedge = "at_least" if chance.random() < 0.3 else "exact"
        quote = noun.format(n=number)
        sentence = way.format(spot=spot, quote=quote, who=who or "residents")
        start = 200 * order + sentence.index(quote)
        yield {
            "claim_id": claim_id(update["update_id"], "body", start, start + len(quote), measure, thing),
            **{name: update[name] for name in ("update_id", "post_id", "source", "published_at")},
            "field": "body",
            "quote": quote,
            "quote_start": start,
            "quote_end": start + len(quote),
            "sentence": sentence,
            "measure": measure,
            "object": thing,
            "object_text": quote,
            "weapon": None,
            "low": number,
            "best": number,
            "high": None if hedge == "at_least" else number,
            "hedge": hedge,
            "status": "happened",
            "cumulative": False,
            "date_from": day - timedelta(days=overnight),
            "date_to": day,
            "date_precision": "day",
            "date_text": None,
            **place,
            "destination_text": None,
            "actor": None,
            "target": None,
            "attribution": who,
            "attribution_side": side,
            "part_of": None,
            "amount_usd": None,
            "rate_date": None,
            "rule": "made_up",
            "extractor_version": "0",
        }
