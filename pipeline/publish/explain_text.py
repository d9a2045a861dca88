"""An explanation laid out as plain text for a terminal.

Belongs here: wording and layout. Not here: what is explained (`explain`).
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from pipeline.publish.explain import ExplainedClaim, ExplainedFigure, Explanation, Row
from pipeline.words import counted, place_label
from schemas.vocabulary import EDITED


def explanation_text(explanation: Explanation, width: int = 100) -> str:
    """The incident, each figure with its reason and history, and under it each claim with its quote between
    guillemets."""
    edited = sum(claim.why_not == EDITED for figure in explanation.figures for claim in figure.claims)
    lines = list(_incident_lines(explanation.incident, edited))
    for figure in explanation.figures:
        lines += ["", *_figure_lines(figure)]
        for claim in figure.claims:
            lines += _claim_lines(claim, width)
    return "\n".join(lines) + "\n"


def _incident_lines(incident: Row, edited: int) -> Iterator[str]:
    place = place_label(incident) or "place unknown"
    where = ", ".join(part for part in (place, incident["admin1"], incident["country"]) if part)
    days = sorted({str(day) for day in (incident["date_from"], incident["date_to"]) if day})
    yield f"{incident['incident_id']}  {incident['kind'].replace('_', ' ')}, {incident['status']}"
    yield f"  {where}; {' to '.join(days) or 'day unknown'}"
    if incident["destination_text"]:
        yield f"  to {incident['destination_text']}"
    if incident["headline"]:
        yield f"  {incident['headline']}"
    counts = ((incident[name], name) for name in ("claims", "speakers", "sources"))
    replaced = f"; besides {counted(edited, 'claim')} of earlier revisions" if edited else ""
    contested = "; contested" if incident["contested"] else ""
    yield "  " + ", ".join(counted(n, name[:-1]) for n, name in counts) + replaced + contested


def _number(value: Any) -> str:
    return "?" if value is None else f"{value:,}"


def _bounds(row: Row) -> str:
    low, best, high = (_number(row[end]) for end in ("low", "best", "high"))
    return best if low == best == high else f"{best} (from {low} to {high})"


def _figure_lines(figure: ExplainedFigure) -> Iterator[str]:
    thing = f"{figure.measure} {figure.object or ''}".strip()
    if figure.figure is None:
        yield f"{thing}: no figure holds now"
    else:
        yield f"{thing}: {_bounds(figure.figure)}"
        yield f"  {figure.figure['reason']}: {figure.reason_meaning}"
    if len(figure.history) > 1:
        yield "  known: " + "; then ".join(
            f"{_bounds(row)} from {_moment(row['known_from'])}" for row in figure.history
        )


def _moment(value: Any) -> str:
    return f"{value:%Y-%m-%d %H:%M} UTC"


def _claim_lines(claim: ExplainedClaim, width: int) -> Iterator[str]:
    mark = "+" if claim.used else "-"
    side = claim.claim["attribution_side"]
    said = f"{claim.speaker} ({side})" if side else claim.speaker
    by = "" if said == claim.publisher else f", by {claim.publisher}"
    edited = claim.known_at != claim.published_at
    of = f" (edited; published {_moment(claim.published_at)})" if edited else ""
    yield f"  {mark} {said}, {_moment(claim.known_at)}{of}{by}"
    if claim.why_not:
        yield f"      {claim.why_not}: {claim.why_not_meaning}"
    for line in wrap(f"{claim.before}«{claim.quote}»{claim.after}", max(width - 6, 20)):
        yield f"      {line}"
