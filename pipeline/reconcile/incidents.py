"""From a cluster of claims to the rows of the four tables.

Belongs here: what an incident's columns are. Not here: which claims are its own (`linking`), its figures (`states`,
`history`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.ids import stable_id
from pipeline.reconcile.clusters import Cluster
from pipeline.reconcile.history import Known, timeline
from pipeline.reconcile.kinds import HARM, NO_ATTACKS, RUNNING, kind_of_measure, kind_of_text, public_kind
from pipeline.reconcile.likeness import most_common
from pipeline.reconcile.places import PLACE_FIELDS
from pipeline.reconcile.records import Claim, Figure
from pipeline.reconcile.states import State, total_of
from schemas.events import WIDE_FIGURES
from schemas.vocabulary import EDITED

_WIDE_KEYS = {
    "missiles_launched": ("launched", "missile"),
    "missiles_intercepted": ("intercepted", "missile"),
    "drones_launched": ("launched", "drone"),
    "drones_intercepted": ("intercepted", "drone"),
}
_WIDE_TOTALS = ("killed", "injured", "evacuated")
_WIDE_COLUMNS = {name: [f"{name}_{end}" for end in ("low", "best", "high")] for name in WIDE_FIGURES}
_NO_FIGURES: dict[str, int | None] = dict.fromkeys(column for names in _WIDE_COLUMNS.values() for column in names)
_PRECISIONS = ("hour", "part_of_day", "day", "published", "range", "week", "month", "year")
_HASH_DIGITS = 24

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows of the four tables, each by column name."""

    incidents: list[Row] = field(default_factory=list)
    incident_figures: list[Row] = field(default_factory=list)
    incident_claims: list[Row] = field(default_factory=list)
    figure_history: list[Row] = field(default_factory=list)

    def add(self, other: Rows) -> None:
        """Append all rows of another."""
        self.incidents += other.incidents
        self.incident_figures += other.incident_figures
        self.incident_claims += other.incident_claims
        self.figure_history += other.figure_history


def incident_day(incident_id: str) -> date:
    """The day under which an incident is filed, which its id begins with; ValueError if it is no incident's id."""
    try:
        return date(int(incident_id[:4]), int(incident_id[4:6]), int(incident_id[6:8]))
    except ValueError:
        raise ValueError(f"{incident_id!r} is no incident id: one begins with its day, as in 20230601-") from None


def day_prefix(day: date) -> str:
    """How the ids of the incidents begin that are filed under the day."""
    return f"{day:%Y%m%d}-"


def incident_ids(clusters: Sequence[Cluster], day: date, block: str) -> list[str]:
    """An id for each cluster of a block. It follows from the day, the block, the finest place and, where events of one
    place and day are kept apart, from what keeps them apart; a new report of the event does not change it."""
    ids: list[str] = []
    seen: Counter[tuple[str, str]] = Counter()
    for cluster in clusters:
        where = cluster.spot
        ordinal = seen[(where, cluster.label)]
        seen[(where, cluster.label)] += 1
        digest = stable_id("incident", day.isoformat(), block, where, cluster.label, str(ordinal))
        ids.append(day_prefix(day) + digest[:_HASH_DIGITS])
    return ids


def rows_of(cluster: Cluster, incident_id: str) -> Rows:
    """All rows of one incident."""
    known, now = timeline(cluster.claims)
    current = [c for c in cluster.claims if c.known_until is None]
    return Rows(
        incidents=[_incident(incident_id, cluster, current, now)],
        incident_figures=[_figure_row(incident_id, key, figure) for key, figure in now.figures.items()],
        incident_claims=[_claim_row(incident_id, claim, now) for claim in cluster.claims],
        figure_history=[_history_row(incident_id, item) for item in known],
    )


def _figure_row(incident_id: str, key: tuple[str, str | None], figure: Figure) -> Row:
    return {
        "incident_id": incident_id,
        "measure": key[0],
        "object": key[1],
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "reason": figure.reason,
        "speakers": figure.speakers,
        "claims": figure.claims,
        "contested": figure.contested,
    }


def _claim_row(incident_id: str, claim: Claim, now: State) -> Row:
    why = EDITED if claim.known_until is not None else now.set_aside.get(claim.claim_id)
    return {"incident_id": incident_id, "claim_id": claim.claim_id, "used": why is None, "why_not": why}


def _history_row(incident_id: str, item: Known) -> Row:
    low, best, high = item.figure.bounds
    return {
        "incident_id": incident_id,
        "measure": item.key[0],
        "object": item.key[1],
        "known_from": item.known_from,
        "known_until": item.known_until,
        "low": low,
        "best": best,
        "high": high,
        "claim_id": item.claim_id,
    }


def _incident(incident_id: str, cluster: Cluster, current: Sequence[Claim], now: State) -> Row:
    claims = current or cluster.claims
    counted = [c for c in current if c.status == now.status]
    place = cluster.place
    return {
        "incident_id": incident_id,
        "kind": _kind(claims),
        "status": now.status if current else claims[-1].status,
        "date_from": min(_known(c.date_from or c.date_to for c in claims), default=None),
        "date_to": max(_known(c.date_to or c.date_from for c in claims), default=None),
        "date_precision": _finest_precision(claims),
        **{name: getattr(place, name) for name in PLACE_FIELDS},
        "destination_text": most_common(claims, lambda c: c.destination_text),
        "actor": most_common(claims, lambda c: c.actor),
        "target": most_common(claims, lambda c: c.target),
        **_wide(counted, now),
        "sources": len({c.source for c in current}),
        "speakers": len({c.speaker for c in current}),
        "claims": len(current),
        "contested": now.denied or any(f.contested for f in now.figures.values()) or _disputes_people(counted, now),
        "first_reported_at": min(c.known_from for c in cluster.claims),
        "last_reported_at": max(c.known_from for c in cluster.claims),
        "headline": _headline(claims, now),
    }


def _known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]


def _kind(claims: Sequence[Claim]) -> str:
    family = claims[0].family
    if family == RUNNING:
        return kind_of_measure(claims[0].measure)
    said = most_common(claims, lambda c: c.kind if c.kind_is_said else None) or most_common(claims, lambda c: c.kind)
    if said or family != HARM:
        return public_kind(said or "other")
    return "attack_other" if any(c.actor for c in claims) else "other"


def _finest_precision(claims: Sequence[Claim]) -> str | None:
    found = [c.date_precision for c in claims if c.date_precision in _PRECISIONS]
    return min(found, key=_PRECISIONS.index, default=None)


def _headline(claims: Sequence[Claim], now: State) -> str | None:
    """Of the update which says most: with most claims that are used, the earliest of equal ones. Of a disaster's
    updates one comes first whose headline tells of which sort it was."""
    used = Counter(c.update_id for c in claims if c.claim_id not in now.set_aside)
    struck = any(c.kind in NO_ATTACKS for c in claims)
    telling = {c.update_id for c in claims if struck and kind_of_text(c.headline or "", "") in NO_ATTACKS}
    first = min(claims, key=lambda c: (c.update_id not in telling, -used[c.update_id], c.order))
    return first.headline or None


def _wide(counted: Sequence[Claim], now: State) -> Row:
    found: dict[str, tuple[int | None, int | None, int | None]] = {}
    if counted and counted[0].family != RUNNING:
        found = {name: now.figures[key].bounds for name, key in _WIDE_KEYS.items() if key in now.figures}
        found |= {name: _total(name, counted, now) for name in _WIDE_TOTALS if any(c.measure == name for c in counted)}
        found |= _in_dollars(counted, now)
    wide = dict(_NO_FIGURES)
    for name, bounds in found.items():
        wide |= zip(_WIDE_COLUMNS[name], bounds, strict=True)
    return wide


def _total(measure: str, counted: Sequence[Claim], now: State) -> tuple[int | None, int | None, int | None]:
    classes = [figure for (name, _), figure in now.figures.items() if name == measure]
    if len(classes) == 1:
        return classes[0].bounds
    total = total_of(measure, counted)
    low, best, high = total.bounds
    people = _outdone_people(measure, now) if total.contested else None
    best = people.best if people else max(best or 0, *(f.best or 0 for f in classes))
    return low, best, max(high or 0, best or 0, *(f.high or 0 for f in classes))


def _disputes_people(counted: Sequence[Claim], now: State) -> bool:
    """Whether of some measure one side counts more of a class than the other counts people in all."""
    return any(_outdone_people(name, now) and total_of(name, counted).contested for name in _WIDE_TOTALS)


def _outdone_people(measure: str, now: State) -> Figure | None:
    """The figure of all people where that of a class is above it. If the two cannot both hold, who counts all states
    the very sum, so its number is the best."""
    people = now.figures.get((measure, "people"))
    if people is None or people.high is None:
        return None
    above = any(f.low is not None and f.low > people.high for (name, _), f in now.figures.items() if name == measure)
    return people if above else None


def _in_dollars(counted: Sequence[Claim], now: State) -> dict[str, tuple[int | None, int | None, int | None]]:
    """The sum of an aid package in dollars, by the rate of its first claim that has one; dollars before other
    money."""
    priced = [c for c in counted if c.measure == "aid" and c.amount_usd is not None and c.number]
    if not priced:
        return {}
    first = min(priced, key=lambda c: (c.object != "USD", c.order))
    rate = (first.amount_usd or 0.0) / first.number
    low, best, high = (None if v is None else round(v * rate) for v in now.figures[("aid", first.object)].bounds)
    return {"aid_usd": (low, best, high)}
