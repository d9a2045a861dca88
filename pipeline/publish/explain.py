"""Why an incident's figures are what they are: each figure with its reason, its history and every claim about it.

Belongs here: gathering what there is to say. Not here: laying it out (`explain_text`, the command line, the report).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.in_sentence import place_in_sentence
from pipeline.reconcile import known_moments
from schemas.vocabulary import FIGURE_REASON, WHY_NOT

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ExplainedClaim:
    """One claim: what it says, in which words, who says it, who published it and when, and whether it is used."""

    claim: Row
    """The row of `claims`."""
    speaker: str
    """Who is cited, as written; else the publisher."""
    publisher: str
    published_at: datetime
    known_at: datetime
    """When the revision of the post that makes the claim appeared."""
    before: str
    quote: str
    after: str
    """The sentence is `before` + `quote` + `after`."""
    headline: str
    url: str | None
    used: bool
    why_not: str | None
    why_not_meaning: str | None


@dataclass(frozen=True, slots=True)
class ExplainedFigure:
    """One figure of the incident; `figure` is null where no claim about it holds any more."""

    measure: str
    object: str | None
    figure: Row | None
    """The row of `incident_figures`."""
    reason_meaning: str | None
    history: Sequence[Row]
    """Rows of `figure_history`, in order of time."""
    claims: Sequence[ExplainedClaim]
    """Used ones first, then in order of time."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An incident and all that its figures rest on."""

    incident: Row
    figures: Sequence[ExplainedFigure]


def _among(table: pa.Table, column: str, values: Sequence[str]) -> pa.Table:
    return table.filter(pc.is_in(table[column], pa.array(sorted(set(values)), pa.string())))


def _rows(table: pa.Table, column: str, values: Sequence[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _among(table, column, values).to_pylist()
    return rows


def explain(
    incident_id: str,
    *,
    incidents: pa.Table,
    incident_figures: pa.Table,
    incident_claims: pa.Table,
    figure_history: pa.Table,
    claims: pa.Table,
    updates: pa.Table,
) -> Explanation:
    """All that stands behind one incident. The tables may hold more than is about it; `updates` holds all revisions of
    the posts.

    KeyError if there is no incident of that id, or a claim or update that it rests on is not in the tables.
    """
    found = _rows(incidents, "incident_id", [incident_id])
    if not found:
        raise KeyError(f"no incident {incident_id}: take an `incident_id` from the table `incidents`")
    links = {row["claim_id"]: row for row in _rows(incident_claims, "incident_id", [incident_id])}
    stated = {row["claim_id"]: row for row in _rows(claims, "claim_id", list(links))}
    revisions = _among(updates, "post_id", [c["post_id"] for c in stated.values()])
    known, posts = known_moments(revisions), {row["update_id"]: row for row in revisions.to_pylist()}
    by_key: dict[tuple[str, str | None], list[ExplainedClaim]] = defaultdict(list)
    for claim_id, link in links.items():
        claim, update_id = stated[claim_id], stated[claim_id]["update_id"]
        found_claim = _claim(claim, posts[update_id], link, known[update_id])
        by_key[(claim["measure"], claim["object"])].append(found_claim)
    figures = {(r["measure"], r["object"]): r for r in _rows(incident_figures, "incident_id", [incident_id])}
    past: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
    for row in sorted(_rows(figure_history, "incident_id", [incident_id]), key=lambda row: row["known_from"]):
        past[(row["measure"], row["object"])].append(row)
    keys = sorted(by_key, key=lambda key: (figures.get(key) is None, key[0], key[1] or ""))
    return Explanation(found[0], [_figure(key, figures.get(key), past[key], by_key[key]) for key in keys])


def _figure(
    key: tuple[str, str | None], row: Row | None, past: Sequence[Row], claims: Sequence[ExplainedClaim]
) -> ExplainedFigure:
    ordered = sorted(claims, key=lambda c: (not c.used, c.known_at, c.claim["quote_start"], c.claim["claim_id"]))
    meaning = FIGURE_REASON.words[row["reason"]] if row else None
    return ExplainedFigure(key[0], key[1], row, meaning, past, ordered)


def _claim(claim: Row, post: Row, link: Row, known_at: datetime) -> ExplainedClaim:
    before, quote, after = _in_sentence(claim, post)
    why_not = link["why_not"]
    return ExplainedClaim(
        claim=claim,
        speaker=claim["attribution"] or claim["source"],
        publisher=claim["source"],
        published_at=claim["published_at"],
        known_at=known_at,
        before=before,
        quote=quote,
        after=after,
        headline=post["headline"],
        url=post["url"],
        used=link["used"],
        why_not=why_not,
        why_not_meaning=WHY_NOT.words[why_not] if why_not else None,
    )


def _in_sentence(claim: Row, post: Row) -> tuple[str, str, str]:
    """The sentence cut at the quote."""
    sentence, quote = claim["sentence"], claim["quote"]
    at = place_in_sentence(claim, post[claim["field"]])
    if at < 0:
        return "", quote, ""
    return sentence[:at], quote, sentence[at + len(quote) :]
