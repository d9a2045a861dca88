"""A made-up month of posts for the analyst's benchmark: events at real places, each told once or more.

The same seed gives the same posts. Belongs here: the data. Not here: what is measured (`analyst`).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq

FIRST = datetime(2024, 9, 1, 4, tzinfo=UTC)
DAYS = 30
_WORDS = Path(__file__).with_name("analyst_words.toml")
_PLACES = Path(__file__).parents[1] / "pipeline" / "gazetteer" / "places.parquet"
_RETOLD = (0, 0, 0, 1, 1, 2, 3)
"""How many later reports an event has; one is chosen at random."""


@cache
def event_words() -> dict[str, Any]:
    """The words of events, as `analyst_words.toml` has them."""
    return tomllib.loads(_WORDS.read_text("utf-8"))


@cache
def towns() -> dict[str, list[str]]:
    """Names of towns by country, for the countries of `event_words`."""
    found: dict[str, list[str]] = {}
    for row in pq.read_table(_PLACES, columns=["name", "kind", "country"]).to_pylist():
        if row["kind"] == "settlement" and row["country"] in event_words()["countries"] and row["name"].isascii():
            found.setdefault(row["country"], []).append(row["name"])
    return found


def posts(events: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """The posts of so many events over `DAYS` days, as rows of the JSONL input, in no order."""
    random = Random(seed)
    kinds, weights = event_words()["kind"], [kind["weight"] for kind in event_words()["kind"]]
    for number in range(events):
        kind = random.choices(kinds, weights)[0]
        at = FIRST + timedelta(minutes=random.randrange(DAYS * 24 * 60 - 240))
        place = random.choice(towns()[random.choice(event_words()["countries"])])
        few, many = 1 + int(random.expovariate(0.35)), 3 + int(random.expovariate(0.06))
        day = at.strftime("%A")
        for later in range(1 + random.choice(_RETOLD)):
            yield _post(
                f"e{number}-{later}", at + timedelta(hours=2 * later), kind, place, few + later, many, day, random
            )


def _post(
    name: str, at: datetime, kind: dict[str, Any], place: str, few: int, many: int, day: str, random: Random
) -> dict[str, Any]:
    words = event_words()
    fill = {
        "place": place,
        "n": few,
        "m": many,
        "day": day,
        "who": random.choice(words["who"]),
        "donor": random.choice(words["donors"]),
        "sum": random.choice(words["sums"]).format(n=many),
    }
    return {
        "id": name,
        "source": random.choice(words["publishers"]),
        "published_at": at.isoformat(),
        "timezone": "UTC",
        "headline": random.choice(kind["headlines"]).format(**fill),
        "body": random.choice(kind["bodies"]).format(**fill),
        "url": f"https://news.example/{name}",
    }


def write_posts(path: Path, events: int, seed: int = 1) -> int:
    """Write them as JSONL; how many."""
    lines = [json.dumps(post, ensure_ascii=False) for post in posts(events, seed)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)
