"""A week of posts of four publishers, from their words to incidents and daily totals, as an analyst expects them.

`week/posts.txt` holds the posts, each after a line `=== TIME PUBLISHER`, its headline after `# `; all of it is made up.
`week/expected.toml` holds what must come of them.
"""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.extract import extract
from pipeline.ids import post_id, update_id
from pipeline.publish import daily_totals
from pipeline.reconcile import Reconciled, incident_day, reconcile
from schemas import arrow_schema

_FOLDER = Path(__file__).parent / "week"
_EXPECTED = tomllib.loads((_FOLDER / "expected.toml").read_text("utf-8"))
_POST = re.compile(r"=== (?P<at>\S+) (?P<source>.+)\n(?:# (?P<headline>.+)\n)?(?P<body>[^=]+)")


def _updates() -> pa.Table:
    posts = list(_POST.finditer((_FOLDER / "posts.txt").read_text("utf-8")))
    assert len(posts) >= 60
    return pa.Table.from_pylist(
        [_update(n, **post.groupdict()) for n, post in enumerate(posts)], arrow_schema("updates")
    )


def _update(number: int, at: str, source: str, headline: str | None, body: str) -> dict[str, Any]:
    published, name, title = datetime.fromisoformat(at).replace(tzinfo=UTC), f"post-{number}", headline or ""
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
        "timezone": "UTC",
        "input_path": "week/posts.txt",
        "ingested_at": published,
    }


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, str], Reconciled]:
    """The post of each claim, and the incidents."""
    updates = _updates()
    claims = extract(updates)
    return {row["claim_id"]: row["update_id"] for row in claims.to_pylist()}, reconcile(claims, updates)


def _figures(result: Reconciled, incident: str) -> set[str]:
    rows = [row for row in result.incident_figures.to_pylist() if row["incident_id"] == incident]
    return {_line(row) for row in rows}


def _line(row: dict[str, Any]) -> str:
    return " ".join(str(row[name]) for name in ("measure", "object", "low", "best", "high"))


@pytest.mark.parametrize("event", [pytest.param(event, id=event["name"]) for event in _EXPECTED["event"]])
def test_an_event_of_the_week_is_one_incident(event: dict[str, Any], made: tuple[dict[str, str], Reconciled]) -> None:
    posts, result = made
    wanted = (event["day"], event["kind"], event["country"])
    fits = [
        row["incident_id"]
        for row in result.incidents.to_pylist()
        if (incident_day(row["incident_id"]), row["kind"], row["country"]) == wanted
        and set(event["figures"]) <= _figures(result, row["incident_id"])
    ]
    assert len(fits) == 1
    told = {posts[row["claim_id"]] for row in result.incident_claims.to_pylist() if row["incident_id"] == fits[0]}
    assert len(told) == event["posts"]


def test_the_totals_of_the_week_count_nothing_twice(made: tuple[dict[str, str], Reconciled]) -> None:
    keys = {tuple(line.split()[1:5]) for line in _EXPECTED["totals"]}
    totals = daily_totals(made[1].incidents, made[1].incident_figures).to_pylist()
    found = [
        f"{row['date']} {row['country']} {row['status']} {_line(row)}"
        for row in totals
        if (row["country"], row["status"], row["measure"], row["object"]) in keys
    ]
    assert sorted(found) == sorted(_EXPECTED["totals"])
