"""A small world for tests of the report: three incidents, one of them told by a hostile publisher."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from tests.rows import rows, wide

HOSTILE = '</script><script>document.title="taken"</script><img src=x onerror=document.title="taken">'
SENTENCE = f"Officials said {HOSTILE} that 12 people were killed in Sumy."
_FIRST, _SECOND, _PLAN = "20240902-aaaa", "20240903-bbbb", "20240930-cccc"


def _at(day: int, hour: int = 12) -> datetime:
    return datetime(2024, 9, day, hour, tzinfo=UTC)


def _incident(name: str, day: date, **values: Any) -> dict[str, Any]:
    found = {"incident_id": name, "kind": "air_attack", "status": "happened", "date_from": day, "date_to": day}
    return {**found, "first_reported_at": _at(3), "last_reported_at": _at(4), **values}


_SUMY = {
    "country": "UA",
    "place_name": "Sumy",
    "place_text": "Sumy",
    "latitude": 50.92,
    "longitude": 34.8,
    "geo_precision": "settlement",
}
_STRIKE = {
    **_SUMY,
    "actor": "RU",
    "headline": HOSTILE,
    "contested": True,
    **wide("killed", 10, 12, 15),
    **wide("drones_launched", 20, 20, 20),
    **wide("drones_intercepted", 15, 15, 15),
}
_FLOOD = {
    "kind": "other",
    "country": "TR",
    "actor": "JP",
    "headline": "Flood in Van",
    **wide("injured", 4, 4, 4),
    **wide("aid_usd", 700_000, 700_000, 700_000),
}
_LATER = {"kind": "evacuation", "status": "planned", **_SUMY, "headline": "Sumy to move 6,500"}


def _figure(name: str, measure: str, counted: str, low: int, best: int, high: int, **values: Any) -> dict[str, Any]:
    bounds = {"low": low, "best": best, "high": high}
    return {"incident_id": name, "measure": measure, "object": counted, **bounds, "reason": "only_claim", **values}


def tables() -> dict[str, pa.Table]:
    """The tables that a report needs."""
    return {
        "incidents": rows(
            "incidents",
            _incident(_FIRST, date(2024, 9, 2), **_STRIKE),
            _incident(_SECOND, date(2024, 9, 3), **_FLOOD),
            _incident(_PLAN, date(2024, 9, 30), **_LATER, **wide("evacuated", 6500, 6500, 6500)),
        ),
        "incident_figures": rows(
            "incident_figures",
            _figure(_FIRST, "killed", "people", 10, 12, 15, reason="disputed", contested=True),
            _figure(_FIRST, "launched", "drone", 20, 20, 20),
            _figure(_FIRST, "intercepted", "drone", 15, 15, 15),
            _figure(_FIRST, "damaged", "residential", 30, 30, 45),
            _figure(_SECOND, "injured", "people", 4, 4, 4),
            _figure(_SECOND, "aid", "JPY", 100_000_000, 100_000_000, 100_000_000),
            _figure(_PLAN, "evacuated", "people", 6500, 6500, 6500),
        ),
        "incident_claims": rows(
            "incident_claims",
            *({"incident_id": name, "claim_id": claim, "used": True} for name, claim in _CLAIMED),
            {"incident_id": _FIRST, "claim_id": "c9", "used": False, "why_not": "superseded"},
        ),
        "claims": rows("claims", *_claims()),
        "updates": rows(
            "updates",
            {
                **_post("u1", "Kestrel", 3),
                "headline": HOSTILE,
                "body": SENTENCE,
                "url": "javascript:document.title='taken'",
            },
            {**_post("u2", "Lantern", 4), "headline": "Two notes", "url": "https://lantern.example/2"},
        ),
    }


_CLAIMED = (
    *((_FIRST, name) for name in ("c1", "c2", "c3", "c6")),
    *((_SECOND, name) for name in ("c4", "c7")),
    (_PLAN, "c5"),
)


def _post(name: str, source: str, day: int) -> dict[str, Any]:
    return {"update_id": name, "source": source, "published_at": _at(day), "body": "They sent 20 of them."}


def _claims() -> list[dict[str, Any]]:
    kinds = (
        *(("launched", "drone"), ("intercepted", "drone"), ("injured", "people"), ("evacuated", "people")),
        *(("damaged", "residential"), ("aid", "JPY")),
    )
    more = [
        {**_claim("u2", "Lantern", 4, "They sent 20 of them.", "20"), "claim_id": f"c{i}", "measure": m, "object": o}
        for i, (m, o) in enumerate(kinds, start=2)
    ]
    first = _claim("u1", "Kestrel", 3, SENTENCE, "12 people")
    first |= {"measure": "killed", "object": "people", "attribution": HOSTILE, "low": 12, "best": 12, "high": 12}
    return [{**first, "claim_id": "c1"}, {**first, "claim_id": "c9"}, *more]


def _claim(update: str, source: str, day: int, sentence: str, quote: str) -> dict[str, Any]:
    start = sentence.index(quote)
    at = {"quote": quote, "quote_start": start, "quote_end": start + len(quote), "sentence": sentence, "field": "body"}
    return {"update_id": update, "source": source, "published_at": _at(day), **at}
