"""Weeks of posts of several publishers, from their words to incidents and daily totals, as an analyst expects them.

The `posts.txt` of a week holds the posts, each after a line `=== TIME PUBLISHER`, its headline after `# `; of two with
the same `[NAME]` behind the publisher the later is an edit. All of it is made up. `expected.toml` holds what must come
of them, and how many posts there are.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.extract import extract
from pipeline.ids import post_id, update_id
from pipeline.publish import daily_totals
from pipeline.reconcile import Reconciled, incident_day, reconcile
from schemas import arrow_schema

_EXPECTED = {
    name: tomllib.loads((Path(__file__).parent / name / "expected.toml").read_text("utf-8"))
    for name in (
        "week",
        "second_week",
        "third_week",
        "fourth_week",
        "fifth_week",
        "sixth_week",
        "seventh_week",
        "eighth_week",
    )
}
_EVENTS = [(week, event) for week, expected in _EXPECTED.items() for event in expected["event"]]
_POST = re.compile(
    r"=== (?P<at>\S+) (?P<source>[^\n[]+)(?: \[(?P<name>\w+)\])?\n(?:# (?P<headline>.+)\n)?(?P<body>[^=]+)"
)


def _updates(week: str) -> pa.Table:
    path = f"{week}/posts.txt"
    posts = list(_POST.finditer((Path(__file__).parent / path).read_text("utf-8")))
    assert len(posts) == _EXPECTED[week]["posts"]
    revisions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, post in enumerate(posts):
        name = post["name"] or f"post-{number}"
        revisions[name].append(_update(path, **post.groupdict() | {"name": name}))
    return pa.Table.from_pylist(
        [row for rows in revisions.values() for row in _numbered(rows)], arrow_schema("updates")
    )


def _numbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The revisions of one post, in order."""
    first, last = rows[0]["published_at"], len(rows)
    return [row | {"revision": n, "is_latest": n == last, "published_at": first} for n, row in enumerate(rows, 1)]


def _update(path: str, at: str, source: str, name: str, headline: str | None, body: str) -> dict[str, Any]:
    published, title = datetime.fromisoformat(at).replace(tzinfo=UTC), headline or ""
    return {
        "update_id": update_id(source, name, title, body.strip()),
        "post_id": post_id(source, name),
        "revision": 1,
        "is_latest": True,
        "is_withdrawn": False,
        "source": source,
        "external_id": name,
        "headline": title,
        "body": body.strip(),
        "language": "en",
        "published_at": published,
        "updated_at": published,
        "timezone": "UTC",
        "input_path": path,
        "ingested_at": published,
    }


@cache
def _made(week: str) -> tuple[dict[str, str], Reconciled]:
    """The post of each claim, and the incidents."""
    updates = _updates(week)
    claims = extract(updates)
    return {row["claim_id"]: row["update_id"] for row in claims.to_pylist()}, reconcile(claims, updates)


def _figures(result: Reconciled, incident: str) -> set[str]:
    rows = [row for row in result.incident_figures.to_pylist() if row["incident_id"] == incident]
    return {_line(row) for row in rows}


def _line(row: dict[str, Any]) -> str:
    return " ".join(str(row[name]) for name in ("measure", "object", "low", "best", "high"))


@pytest.mark.parametrize(
    ("week", "event"), [pytest.param(week, event, id=f"{week}: {event['name']}") for week, event in _EVENTS]
)
def test_an_event_of_a_week_is_one_incident(week: str, event: dict[str, Any]) -> None:
    posts, result = _made(week)
    fits = [
        row["incident_id"]
        for row in result.incidents.to_pylist()
        if incident_day(row["incident_id"]) == event["day"]
        and row["country"] == event["country"]
        and row["kind"] == event.get("kind", row["kind"])
        and set(event["figures"]) <= _figures(result, row["incident_id"])
    ]
    assert len(fits) == 1
    told = {posts[row["claim_id"]] for row in result.incident_claims.to_pylist() if row["incident_id"] == fits[0]}
    assert len(told) == event.get("posts", len(told))


@pytest.mark.parametrize("week", _EXPECTED)
def test_the_totals_of_a_week_count_nothing_twice(week: str) -> None:
    wanted, (_, result) = _EXPECTED[week]["totals"], _made(week)
    keys = {tuple(line.split()[1:5]) for line in wanted}
    totals = daily_totals(result.incidents, result.incident_figures).to_pylist()
    found = [
        f"{row['date']} {row['country']} {row['status']} {_line(row)}"
        for row in totals
        if (row["country"], row["status"], row["measure"], row["object"]) in keys
    ]
    assert sorted(found) == sorted(wanted)
