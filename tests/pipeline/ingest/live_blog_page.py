"""Pages of live blogs, as a test gives their updates."""

from __future__ import annotations

import json
from typing import Any

from pipeline.ingest import Parsed

BLOG = "https://news.example/live/sumy"


def update(number: int, **more: Any) -> dict[str, Any]:
    return {
        "@type": "BlogPosting",
        "headline": f"Depot {number} burns in Sumy",
        "articleBody": f"Depot number {number} burned down in Sumy on Monday, the mayor said.",
        "datePublished": f"2024-05-30T09:{number:02}:00+03:00",
        "url": f"{BLOG}#post-{number}",
    } | more


def blog(*updates: Any, **more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "url": BLOG,
        "publisher": {"@type": "Organization", "name": "Delta Post"},
        "liveBlogUpdate": list(updates),
    } | more


def page(*scripts: Any, head: str = '<meta charset="utf-8">', body: str = "<h1>Live</h1>") -> bytes:
    tags = "".join(
        f'<script type="application/ld+json">{s if isinstance(s, str) else json.dumps(s, ensure_ascii=False)}</script>'
        for s in scripts
    )
    return f"<!DOCTYPE html>\n<html><head>{head}{tags}</head><body>{body}</body></html>".encode()


def headlines(parsed: Parsed) -> list[str]:
    return sorted(parsed.updates["headline"].to_pylist())
