"""The explanation of an incident leads from each figure back to the letters that state it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest

from pipeline.publish import Explanation, explain, explanation_text
from pipeline.reconcile import reconcile

BODY = "Rescuers found [nine] bodies after the missile. Later, Mayor Olena Tkach spoke of [seven dead]."
AT = datetime(2024, 3, 5, 8, tzinfo=UTC)


def _claim(number: int, quote: str, sentence: str, text: str, **fields: Any) -> dict[str, Any]:
    start = text.index(quote)
    day = date(2024, 3, 5)
    return {
        "claim_id": f"c{number}",
        "update_id": "u1",
        "post_id": "p1",
        "source": "Harbour Wire",
        "published_at": AT,
        "field": "body",
        "quote": quote,
        "quote_start": start,
        "quote_end": start + len(quote),
        "sentence": sentence,
        "measure": "killed",
        "object": "people",
        "hedge": "exact",
        "status": "happened",
        "cumulative": False,
        "date_from": day,
        "date_to": day,
        "date_precision": "day",
        "place_text": "Veresna",
        **fields,
    }


@pytest.fixture
def explained(make: Callable[..., pa.Table]) -> Explanation:
    """A missile strike of which the publisher and the mayor, in one post, give two tolls."""
    text = BODY.replace("[", "").replace("]", "")
    first, second = text.split(". ", 1)
    mayor = {"attribution": "Olena Tkach", "attribution_side": "UA"}
    claims = make(
        "claims",
        [
            _claim(1, "nine", first + ".", text, low=9, best=9, high=9),
            _claim(2, "seven dead", second, text, low=7, best=7, high=7, **mayor),
        ],
    )
    post = {"update_id": "u1", "post_id": "p1", "is_latest": True, "source": "Harbour Wire", "headline": "Strike"}
    updates = make("updates", [post | {"body": text, "published_at": AT, "ingested_at": AT, "timezone": "UTC"}])
    result = reconcile(claims, updates)
    (incident,) = result.incidents["incident_id"].to_pylist()
    return explain(incident, **dict(result.items()), claims=claims, updates=updates)


def test_each_claim_stands_in_its_sentence_with_speaker_time_and_publisher(explained: Explanation) -> None:
    (figure,) = explained.figures
    seven = next(claim for claim in figure.claims if claim.quote == "seven dead")
    assert (seven.before, seven.after) == ("Later, Mayor Olena Tkach spoke of ", ".")
    assert (seven.speaker, seven.publisher, seven.published_at) == ("Olena Tkach", "Harbour Wire", AT)


def test_who_cites_nobody_speaks_as_the_publisher(explained: Explanation) -> None:
    nine = next(claim for claim in explained.figures[0].claims if claim.quote == "nine")
    assert nine.speaker == "Harbour Wire"


def test_a_figure_comes_with_its_reason_and_what_the_reason_means(explained: Explanation) -> None:
    (figure,) = explained.figures
    assert figure.figure is not None
    assert figure.figure["reason"] == "disputed"
    assert figure.reason_meaning is not None
    assert "cannot all be right" in figure.reason_meaning


def test_the_text_shows_figures_reasons_and_quotes(explained: Explanation) -> None:
    lines = explanation_text(explained).splitlines()
    assert lines[0].endswith("air attack, happened")
    assert "killed people: 7 (from 7 to 9)" in lines
    assert "  + Olena Tkach (UA), 2024-03-05 08:00 UTC, by Harbour Wire" in lines
    assert "      Later, Mayor Olena Tkach spoke of «seven dead»." in lines


def test_claims_of_an_edited_post_are_told_with_the_moment_of_their_revision(make: Callable[..., pa.Table]) -> None:
    early, late = "Four people died at the depot.", "Six people died at the depot."
    edited = AT.replace(hour=11, minute=30)
    about = {"post_id": "p1", "source": "Harbour Wire", "headline": "Depot hit", "timezone": "UTC", "ingested_at": AT}
    updates = make(
        "updates",
        [
            {**about, "update_id": "u1", "revision": 1, "is_latest": False, "published_at": AT, "body": early},
            {**about, "update_id": "u2", "revision": 2, "is_latest": True, "published_at": AT, "body": late}
            | {"updated_at": edited},
        ],
    )
    claims = make(
        "claims",
        [
            _claim(1, "Four people", early, early, low=4, best=4, high=4),
            _claim(2, "Six people", late, late, low=6, best=6, high=6, update_id="u2"),
        ],
    )
    result = reconcile(claims, updates)
    (incident,) = result.incidents["incident_id"].to_pylist()
    found = explain(incident, **dict(result.items()), claims=claims, updates=updates)
    (figure,) = found.figures
    assert {claim.quote: claim.known_at for claim in figure.claims} == {"Four people": AT, "Six people": edited}
    assert [row["known_from"] for row in figure.history] == [AT, edited]
    said = explanation_text(found)
    assert "  1 claim, 1 speaker, 1 source; besides 1 claim of earlier revisions\n" in said
    assert "Harbour Wire, 2024-03-05 08:00 UTC\n" in said
    assert "Harbour Wire, 2024-03-05 11:30 UTC (edited; published 2024-03-05 08:00 UTC)\n" in said


def test_an_unknown_incident_is_refused(make: Callable[..., pa.Table]) -> None:
    names = ("incidents", "incident_figures", "incident_claims", "figure_history", "claims", "updates")
    with pytest.raises(KeyError, match="no incident 20240305-9"):
        explain("20240305-9", **{name: make(name, []) for name in names})
