"""What a report is about: the days, the incidents of those days, and the claims behind them.

Belongs here: choosing rows. Not here: sums (`totals`), drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish import standing
from pipeline.reconcile import incident_day

DAYS = 31
"""Days of a report where none are asked for."""
Row = dict[str, Any]
TABLES_NEEDED = ("updates", "claims", "incidents", "incident_figures", "incident_claims")


class NothingToReportError(ValueError):
    """There is no incident in the days asked for."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows that a report is made of; tables have the columns of the contract."""

    first: date
    last: date
    known_at: datetime
    """When the last update that is read was published, or edited."""
    incidents: pa.Table
    figures: pa.Table
    links: pa.Table
    claims: pa.Table
    updates: pa.Table

    @property
    def days(self) -> list[date]:
        """Every day of the report."""
        return [self.first + timedelta(days=i) for i in range((self.last - self.first).days + 1)]


def scope(tables: Mapping[str, pa.Table], first: date | None = None, last: date | None = None) -> Scope:
    """The incidents filed under the days from `first` to `last`, and plans for later days that were reported in them.

    Without `last`, it is the last day of publication; without `first`, `DAYS` days before, but no earlier than the
    first publication, or the day before that if something is filed there (a night), unless nothing is filed later than
    that. `tables` holds `TABLES_NEEDED`. NothingToReportError if no incident is left.
    """
    published = tables["updates"]["published_at"]
    if not len(published):
        raise NothingToReportError("there are no updates to report on: run `tollbook run INPUT...` first")
    earliest = pc.min(published).as_py()
    known_at = pc.max(pc.coalesce(tables["updates"]["updated_at"], published)).as_py()
    last = last or pc.max(published).as_py().date()
    month = last - timedelta(days=DAYS - 1)
    asked = first
    first = asked or max(month, min(_first_day(tables["incidents"], earliest.date()), last))
    if first > last:
        raise NothingToReportError(f"the first day {first} is after the last day {last}: exchange them")
    incidents = _between(tables["incidents"], first, last)
    if not len(incidents) and asked is None:
        first = month
        incidents = _between(tables["incidents"], first, last)
    if not len(incidents):
        raise NothingToReportError(f"no incident is filed under {first} to {last}: choose other days")
    links = _among(tables["incident_claims"], "incident_id", incidents["incident_id"])
    claims = _among(tables["claims"], "claim_id", links["claim_id"])
    return Scope(
        first,
        last,
        known_at,
        incidents,
        _among(tables["incident_figures"], "incident_id", incidents["incident_id"]),
        links,
        claims,
        _among(tables["updates"], "update_id", claims["update_id"]),
    )


def _between(incidents: pa.Table, first: date, last: date) -> pa.Table:
    keep = [
        _belongs(row["incident_id"], row["status"], row["first_reported_at"], first, last)
        for row in incidents.select(["incident_id", "status", "first_reported_at"]).to_pylist()
    ]
    return standing(incidents.filter(pa.array(keep, pa.bool_())))


def _first_day(incidents: pa.Table, published: date) -> date:
    before = published - timedelta(days=1)
    return before if before in map(incident_day, incidents["incident_id"].to_pylist()) else published


def _belongs(incident_id: str, status: str, reported: datetime, first: date, last: date) -> bool:
    day = incident_day(incident_id)
    return first <= day <= last or (status == "planned" and day > last and first <= reported.date() <= last)


def _among(table: pa.Table, column: str, wanted: pa.ChunkedArray) -> pa.Table:
    return table.filter(pc.is_in(table[column], pc.unique(wanted)))
