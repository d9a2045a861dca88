"""Inputs for tests: small files of posts in the form of JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

POSTS: list[dict[str, Any]] = [
    {
        "id": "a1",
        "source": "Coast Wire",
        "published_at": "2024-03-04T09:00:00Z",
        "timezone": "Europe/Kyiv",
        "headline": "Three killed in strike on Odesa",
        "body": "A missile strike on Odesa killed three people on Monday, the mayor said.",
    },
    {
        "id": "a2",
        "source": "Coast Wire",
        "published_at": "2024-03-05T07:30:00Z",
        "timezone": "Europe/Kyiv",
        "headline": "Air defence over Kharkiv",
        "body": "Air defence shot down 12 of 15 drones over Kharkiv overnight. Seven people were injured.",
    },
    {
        "id": "b1",
        "source": "Inland Post",
        "published_at": "2024-03-05T16:00:00Z",
        "timezone": "Europe/Kyiv",
        "headline": "Odesa toll rises",
        "body": "Five people have died in the strike on Odesa on Monday, rescuers said on Tuesday.",
    },
    {
        "id": "b2",
        "source": "Inland Post",
        "published_at": "2024-06-20T10:00:00Z",
        "timezone": "Europe/Kyiv",
        "headline": "Harvest forecast raised",
        "body": "Farmers expect a harvest of 27 million tonnes this year, the ministry said.",
    },
]


def post(post_id: str, **changes: Any) -> dict[str, Any]:
    """One of the posts by its id, changed."""
    return {**next(found for found in POSTS if found["id"] == post_id), **changes}


EDIT = post("a1", published_at="2024-03-05T06:00:00Z", body="A strike on Odesa killed four people, the mayor said.")
"""The first post, edited on the next day."""


def write_posts(path: Path, posts: list[dict[str, Any]]) -> Path:
    """A file with one post a line."""
    path.write_text("".join(json.dumps(found) + "\n" for found in posts), encoding="utf-8")
    return path
