"""Short stories of posts and the incidents that must come of them; `stories/FORMAT.md` says how they are written."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.reconcile import Reconciled, reconcile
from schemas import problems

_FOLDER = Path(__file__).parent / "stories"
_STORIES = [
    (path.stem, story) for path in sorted(_FOLDER.glob("*.toml")) for story in tomllib.loads(path.read_text())["story"]
]
_WHAT_TO_EXPECT = {
    *("kind", "status", "at", "on", "figures", "aside", "history", "contested", "claims", "sources", "speakers"),
    *("first", "last", "wide", "to", "headline", "country"),
}


def _figure_text(row: Mapping[str, Any]) -> str:
    thing = [row["object"]] if row["object"] else []
    parts = [row["measure"], *thing, row["low"], row["best"], row["high"], row["reason"]]
    return " ".join("none" if part is None else str(part) for part in parts)


def _days(row: Mapping[str, Any]) -> str:
    days = sorted({str(day) for day in (row["date_from"], row["date_to"]) if day})
    return "..".join(days)


def _history(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    found: dict[str, list[str]] = {}
    for row in rows:
        bounds = [row["low"], row["best"], row["high"]]
        text = str(row["best"]) if len(set(bounds)) == 1 else "/".join("none" if v is None else str(v) for v in bounds)
        until = f" until {row['known_until']:%d %H:%M}" if row["known_until"] else ""
        key = f"{row['measure']} {row['object']}"
        found.setdefault(key, []).append(f"{text} from {row['known_from']:%d %H:%M}{until}")
    return [f"{key}: {', '.join(steps)}" for key, steps in sorted(found.items())]


def _shown(result: Reconciled, row: Mapping[str, Any]) -> dict[str, Any]:
    own = {
        name: [r for r in table.to_pylist() if r["incident_id"] == row["incident_id"]] for name, table in result.items()
    }
    return {
        **{name: row[name] for name in ("kind", "status", "contested", "claims", "sources", "speakers", "headline")},
        "at": row["place_text"] or "",
        "country": row["country"] or "",
        "to": row["destination_text"],
        "on": _days(row),
        "figures": sorted(map(_figure_text, own["incident_figures"])),
        "aside": sorted(r["why_not"] for r in own["incident_claims"] if r["why_not"]),
        "history": _history(own["figure_history"]),
        "first": f"{row['first_reported_at']:%d %H:%M}",
        "last": f"{row['last_reported_at']:%d %H:%M}",
        "wide": {name: value for name, value in row.items() if name.rsplit("_", 1)[-1] in ("low", "best", "high")},
    }


def _agrees(shown: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(_same(shown[name], value, name) for name, value in wanted.items())


def _same(got: Any, wanted: Any, name: str) -> bool:
    if name == "wide":
        return all(got[key] == (None if value == "none" else value) for key, value in wanted.items())
    return bool(got == (sorted(wanted) if name in ("figures", "aside", "history") else wanted))


@pytest.mark.parametrize("story", [pytest.param(s, id=f"{f}: {s['name']}") for f, s in _STORIES])
def test_a_story_becomes_its_incidents(
    story: Mapping[str, Any], tables: Callable[[Sequence[Mapping[str, Any]]], tuple[pa.Table, pa.Table]]
) -> None:
    result = reconcile(*tables(story["post"]))
    for name, table in result.items():
        assert problems(name, table) == []
    shown = [_shown(result, row) for row in result.incidents.to_pylist()]
    left = list(shown)
    for wanted in story.get("incident", []):
        assert set(wanted) <= _WHAT_TO_EXPECT, f"unknown expectation in {set(wanted) - _WHAT_TO_EXPECT}"
        match = next((s for s in left if _agrees(s, wanted)), None)
        assert match is not None, f"no incident is {wanted}\nthere are: " + "\n".join(map(str, shown))
        left.remove(match)
    assert left == [], "incidents that were not expected"


def test_there_are_stories_for_each_part() -> None:
    assert len(_STORIES) >= 40
    assert len({story["name"] for _, story in _STORIES}) == len(_STORIES), "two stories have one name"
