"""Which columns each column is made from.

Belongs here: the lineage of columns, as data. Not here: the lineage of tables, which Dagster reads off the assets.
"""

from __future__ import annotations

import dagster as dg

from pipeline.reconcile.places import PLACE_FIELDS
from schemas import table
from schemas.events import WIDE_FIGURES

_TEXT = ("updates.headline", "updates.body")
_DATED = (*_TEXT, "updates.published_at", "updates.timezone")
_FIGURE = ("claims.low", "claims.best", "claims.high")
_FIGURE_COLUMNS = ("low", "best", "high")
_LINK = ("claims.claim_id", "claims.measure", "claims.date_from", "claims.date_to", "claims.place_text", "claims.actor")
_SPEAKER = ("claims.attribution", "claims.attribution_side", "claims.source")


def _claims() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {column.name: _TEXT for column in table("claims").columns}
    found |= {name: (f"updates.{name}",) for name in ("update_id", "post_id", "source", "published_at")}
    found |= dict.fromkeys(("date_from", "date_to", "date_precision", "status"), _DATED)
    found |= dict.fromkeys(("amount_usd", "rate_date"), (*_TEXT, "updates.published_at"))
    found["claim_id"] = ("updates.update_id", *_TEXT)
    del found["extractor_version"]
    return found


def _incidents() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {
        "incident_id": _LINK,
        "kind": ("claims.measure", "claims.object", "claims.sentence"),
    }
    same = ("status", "date_from", "date_to", "date_precision", *PLACE_FIELDS, "destination_text", "actor", "target")
    found |= {name: (f"claims.{name}",) for name in same}
    for name in WIDE_FIGURES:
        value = ("claims.amount_usd",) if name == "aid_usd" else _FIGURE
        sources = (*value, "claims.measure", "claims.object", *_SPEAKER)
        found |= {f"{name}_{end}": sources for end in _FIGURE_COLUMNS}
    found |= {"sources": ("claims.source",), "speakers": _SPEAKER, "claims": ("claims.claim_id",)}
    found |= {"contested": (*_FIGURE, *_SPEAKER), "headline": ("updates.headline",)}
    found |= dict.fromkeys(("first_reported_at", "last_reported_at"), ("updates.published_at", "updates.updated_at"))
    return found


def _figures(name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"incident_id": _LINK}
    found |= {column: (f"claims.{column}",) for column in ("measure", "object")}
    found |= dict.fromkeys(_FIGURE_COLUMNS, (*_FIGURE, *_SPEAKER))
    if name == "figure_history":
        times = ("updates.published_at", "updates.updated_at", "updates.is_latest")
        return found | {"known_from": times, "known_until": times, "claim_id": ("claims.claim_id",)}
    found |= {"reason": (*_FIGURE, "claims.part_of"), "contested": (*_FIGURE, *_SPEAKER)}
    return found | {"speakers": _SPEAKER, "claims": ("claims.claim_id",)}


def _incident_claims() -> dict[str, tuple[str, ...]]:
    why = (*_FIGURE, *_SPEAKER, "claims.part_of", "claims.published_at", "updates.is_latest")
    return {"incident_id": _LINK, "claim_id": ("claims.claim_id",), "used": why, "why_not": why}


def _daily_totals() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {
        "date": ("incidents.date_from", "incidents.date_to"),
        "country": ("incidents.country",),
        "status": ("incidents.status",),
        "incidents": ("incidents.incident_id",),
        "contested": ("incident_figures.contested",),
    }
    same = ("measure", "object", *_FIGURE_COLUMNS)
    return found | {name: (f"incident_figures.{name}",) for name in same}


def _inbox(name: str) -> dict[str, tuple[str, ...]]:
    return {column.name: ("inbox.bytes",) for column in table(name).columns if column.name != "ingested_at"}


def sources(name: str) -> dict[str, tuple[str, ...]]:
    """For each column of a table the columns that it is made from, as `table.column`; `inbox.bytes` are the inputs."""
    made = {
        "updates": lambda: _inbox("updates"),
        "rejects": lambda: _inbox("rejects"),
        "claims": _claims,
        "incidents": _incidents,
        "incident_figures": lambda: _figures("incident_figures"),
        "incident_claims": _incident_claims,
        "figure_history": lambda: _figures("figure_history"),
        "daily_totals": _daily_totals,
    }
    return made[name]()


def column_lineage(name: str) -> dg.TableColumnLineage:
    """The same as Dagster shows it."""
    deps = {
        column: [dg.TableColumnDep(asset_key=text.split(".")[0], column_name=text.split(".")[1]) for text in found]
        for column, found in sources(name).items()
    }
    return dg.TableColumnLineage(deps_by_column=deps)
