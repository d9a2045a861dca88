"""The incidents and claims of a report, packed for the page: JSON with each text once, compressed, in base64.

Base64 holds no character that means anything to HTML, so no text of a source can leave the block that it is in. The
page unpacks it with the browser's own `DecompressionStream`. Belongs here: the form of the data. Not here: showing it
(`page/`).
"""

from __future__ import annotations

import base64
import gzip
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pipeline.publish import place_in_sentence
from pipeline.reconcile import incident_day, known_moments
from pipeline.report.scope import Scope
from pipeline.report.totals import KEYS
from pipeline.views.countries import party_name
from pipeline.words import place_label
from schemas.vocabulary import FIGURE_REASON, WHY_NOT

Row = Mapping[str, Any]
_CLAIM = [
    *("claim_id", "update_id", "field", "quote", "quote_start", "sentence", "measure", "object", "low", "best", "high"),
    *("hedge", "status", "attribution", "attribution_side"),
]


class _Once:
    """Texts by number: each is kept once."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str | None) -> int:
        """The number of a text; -1 for none."""
        if text is None:
            return -1
        found = self._numbers.setdefault(text, len(self.texts))
        if found == len(self.texts):
            self.texts.append(text)
        return found


def payload(scope: Scope) -> dict[str, Any]:
    """All that the page needs to list incidents and open claims; lists stand for rows, in the order that
    `page/format.js` names."""
    texts = _Once()
    posts, claims = _posts_and_claims(scope, texts)
    figures: defaultdict[str, list[Any]] = defaultdict(list)
    for row in scope.figures.to_pylist():
        numbers = [row[end] for end in ("low", "best", "high")]
        figures[row["incident_id"]].append(
            [row["measure"], row["object"], *numbers, row["reason"], int(row["contested"])]
        )
    rows = [
        [*_incident(row, texts), figures[row["incident_id"]], claims[row["incident_id"]]]
        for row in scope.incidents.to_pylist()
    ]
    return {
        "figures": list(KEYS),
        "measures": {name: KEYS[name][0] for name in KEYS},
        "objects": {name: KEYS[name][1] for name in KEYS if KEYS[name][0] in ("launched", "intercepted")},
        "texts": texts.texts,
        "posts": posts,
        "incidents": rows,
        "words": {"reason": FIGURE_REASON.words, "why": WHY_NOT.words},
    }


def _incident(row: Row, texts: _Once) -> list[Any]:
    spot = None if row["latitude"] is None else f"{row['latitude']:.2f},{row['longitude']:.2f}"
    return [
        row["incident_id"],
        incident_day(row["incident_id"]).isoformat(),
        _text(row["date_from"]),
        _text(row["date_to"]),
        row["kind"],
        row["status"],
        row["country"],
        party_name(row["country"]) if row["country"] else None,
        texts.number(place_label(row) or None),
        texts.number(row["destination_text"]),
        row["actor"],
        texts.number(party_name(row["actor"])),
        texts.number(party_name(row["target"])),
        int(row["contested"]),
        row["sources"],
        row["speakers"],
        texts.number(row["headline"]),
        spot,
        [_wide(row, name) for name in KEYS],
    ]


def _wide(row: Row, name: str) -> list[int | None] | None:
    return None if row[f"{name}_best"] is None else [row[f"{name}_{end}"] for end in ("low", "best", "high")]


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _posts_and_claims(scope: Scope, texts: _Once) -> tuple[list[Any], dict[str, list[Any]]]:
    numbers: dict[str, int] = {}
    posts: list[Any] = []
    bodies: dict[str, Row] = {}
    known = known_moments(scope.updates)
    for row in scope.updates.select(["update_id", "source", "published_at", "url", "headline", "body"]).to_pylist():
        numbers[row["update_id"]] = len(posts)
        bodies[row["update_id"]] = row
        at, edited = known[row["update_id"]], known[row["update_id"]] != row["published_at"]
        link, headline = texts.number(_link(row["url"])), texts.number(row["headline"])
        posts.append([texts.number(row["source"]), _seconds(at), link, headline, int(edited)])
    links = {row["claim_id"]: row for row in scope.links.to_pylist()}
    claims: defaultdict[str, list[Any]] = defaultdict(list)
    for row in scope.claims.select(_CLAIM).to_pylist():
        link, post = links[row["claim_id"]], bodies[row["update_id"]]
        claims[link["incident_id"]].append(
            [
                numbers[row["update_id"]],
                row["measure"],
                row["object"],
                row["low"],
                row["best"],
                row["high"],
                row["hedge"],
                row["status"],
                texts.number(row["sentence"]),
                place_in_sentence(row, post[row["field"]]),
                len(row["quote"]),
                texts.number(row["attribution"]),
                row["attribution_side"],
                link["why_not"],
            ]
        )
    return posts, claims


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _link(url: str | None) -> str | None:
    """An address that a page may link to; others are left out."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def packed(data: Mapping[str, Any]) -> str:
    """JSON, compressed, in base64; the same data give the same text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode("ascii")
