"""A made-up year of mixed posts in any number, written day by day so that no more than a file is ever held.

Most posts have no figure; one in four tells of an event at a real place, new or told again with a higher toll, so that
about one sentence in ten states a figure. The same seed gives the same posts, and each day's are the same whatever
days are written beside it.

Belongs here: the data. Words are in `words.toml` and `analyst_words.toml`. Not here: what is measured (`scale`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.analyst_posts import event_words, towns
from benchmarks.texts import sentence

FIRST = date(2023, 1, 1)
DAYS = 365
POSTS_A_FILE = 10_000
"""A file is read whole, so its size bounds what reading needs."""
_EVENT_SHARE = 0.25
_RETOLD_SHARE = 0.4
"""Of posts about events, those that tell again of one of the day's."""


def day_posts(day: date, count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """The posts of one day in order of time, as rows of the JSONL input."""
    random = Random(f"{seed} {day}")
    told: list[dict[str, Any]] = []
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for number in range(count):
        at = midnight + timedelta(seconds=number * 86_400 // count)
        plain = [sentence("plain", random) for _ in range(random.randint(1, 5))]
        headline, about = sentence("plain_headline", random), []
        if random.random() < _EVENT_SHARE:
            headline, text = _event(day, told, random)
            about = [text]
        yield {
            "id": f"{day}-{number}",
            "source": random.choice(event_words()["publishers"]),
            "published_at": at.isoformat(),
            "timezone": "UTC",
            "headline": headline,
            "body": "\n\n".join([*about, " ".join(plain)]),
        }


def _event(day: date, told: list[dict[str, Any]], random: Random) -> tuple[str, str]:
    """Headline and body about an event of the day or the day before."""
    words = event_words()
    if told and random.random() < _RETOLD_SHARE:
        event = random.choice(told[-50:])
        event["n"] += random.randint(0, 2)
    else:
        event = {
            "kind": random.choices(words["kind"], [kind["weight"] for kind in words["kind"]])[0],
            "place": random.choice(towns()[random.choice(words["countries"])]),
            "n": 1 + int(random.expovariate(0.35)),
            "m": 3 + int(random.expovariate(0.06)),
            "day": (day - timedelta(days=random.random() < 0.3)).strftime("%A"),
        }
        told.append(event)
    fill = {name: event[name] for name in ("place", "n", "m", "day")}
    fill |= {"who": random.choice(words["who"]), "donor": random.choice(words["donors"])}
    fill["sum"] = random.choice(words["sums"]).format(n=event["m"])
    kind = event["kind"]
    return random.choice(kind["headlines"]).format(**fill), random.choice(kind["bodies"]).format(**fill)


def write_days(folder: Path, first: date, days: int, count: int, seed: int = 1) -> list[Path]:
    """Write about `count` posts over the days as JSON Lines, at most `POSTS_A_FILE` a file; the files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    files: list[Path] = []

    def flush() -> None:
        files.append(folder / f"{first}-{len(files):05}.jsonl")
        files[-1].write_text("\n".join(lines) + "\n", "utf-8")
        lines.clear()

    for number in range(days):
        share = count * (number + 1) // days - count * number // days
        for post in day_posts(first + timedelta(days=number), share, seed):
            lines.append(json.dumps(post, ensure_ascii=False))
            if len(lines) == POSTS_A_FILE:
                flush()
    if lines:
        flush()
    return files
