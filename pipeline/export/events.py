"""An incident with what exports say of it beside its own columns: publishers, links, speakers, classes, models.

Belongs here: gathering. Not here: any format's columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish import standing
from pipeline.reconcile import incident_day
from pipeline.views.countries import Country, countries

Row = Mapping[str, Any]
TABLES_NEEDED = ("incidents", "incident_figures", "incident_claims", "claims", "updates")


class Report(NamedTuple):
    """One update that says something of an incident."""

    published_at: datetime
    source: str
    headline: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """`row` is the row of `incidents`."""

    row: Row
    reports: Sequence[Report] = ()
    """In order of time."""
    speakers: Sequence[str] = ()
    figures: Mapping[tuple[str, str | None], Row] = field(default_factory=dict)
    """Rows of `incident_figures` by measure and object, without running totals."""
    models: Mapping[tuple[str, str | None, str], int] = field(default_factory=dict)
    """The greatest best value of a used claim by measure, object and weapon model."""

    def __getitem__(self, column: str) -> Any:
        return self.row[column]

    @property
    def first_day(self) -> date:
        """The first day, or the day that the incident is filed under."""
        found: date = self["date_from"] or self.last_day
        return found

    @property
    def last_day(self) -> date:
        """The last day, or the day that the incident is filed under."""
        found: date = self["date_to"] or incident_day(self["incident_id"])
        return found

    @property
    def days(self) -> int:
        """How many days it may have happened on."""
        return (self.last_day - self.first_day).days + 1

    @property
    def country(self) -> Country | None:
        """The country in which it happened."""
        return countries().get(self["country"])

    @property
    def place(self) -> str | None:
        """The place by its GeoNames name, else as written."""
        found: str | None = self["place_name"] or self["place_text"]
        return found

    @property
    def publishers(self) -> list[str]:
        """Who published something of it, each once, the first one first."""
        return list(dict.fromkeys(report.source for report in self.reports))

    @property
    def links(self) -> list[str]:
        """Addresses of the updates, each once."""
        return list(dict.fromkeys(report.url for report in self.reports if report.url))

    def best(self, measure: str, counted: str | None) -> int | None:
        """The best value of a figure, if there is one."""
        figure = self.figures.get((measure, counted))
        return figure["best"] if figure else None


def events(tables: Mapping[str, pa.Table], wanted: Iterable[str] | None = None) -> list[Event]:
    """All incidents of which something is told still, or those of the ids given, in order of their ids; `tables` holds
    `TABLES_NEEDED`."""
    incidents = standing(tables["incidents"])
    if wanted is not None:
        incidents = incidents.filter(pc.is_in(incidents["incident_id"], pa.array(list(wanted), pa.string())))
    figures = _figures(tables["incident_figures"])
    said = _claims(tables)
    found = []
    for row in incidents.sort_by("incident_id").to_pylist():
        reports, speakers, models = said.get(row["incident_id"], (set(), {}, {}))
        ordered = sorted(reports, key=lambda r: (r.published_at, r.source, r.headline, r.url or ""))
        found.append(Event(row, ordered, list(speakers), figures[row["incident_id"]], models))
    return found


def _figures(table: pa.Table) -> defaultdict[str, dict[tuple[str, str | None], Row]]:
    found: defaultdict[str, dict[tuple[str, str | None], Row]] = defaultdict(dict)
    for row in table.to_pylist():
        if row["reason"] != "running_total":
            found[row["incident_id"]][row["measure"], row["object"]] = row
    return found


_Said = tuple[set[Report], dict[str, None], dict[tuple[str, str | None, str], int]]


def _claims(tables: Mapping[str, pa.Table]) -> dict[str, _Said]:
    columns = ["update_id", "published_at", "source", "headline", "url"]
    posts = {
        row["update_id"]: Report(row["published_at"], row["source"], row["headline"], row["url"])
        for row in tables["updates"].select(columns).to_pylist()
    }
    links = {row["claim_id"]: row for row in tables["incident_claims"].to_pylist()}
    columns = ["claim_id", "update_id", "attribution", "measure", "object", "weapon", "best"]
    found: dict[str, _Said] = {}
    for row in tables["claims"].select(columns).to_pylist():
        link = links.get(row["claim_id"])
        if link is None:
            continue
        reports, speakers, models = found.setdefault(link["incident_id"], (set(), {}, {}))
        reports.add(posts[row["update_id"]])
        if row["attribution"]:
            speakers[row["attribution"]] = None
        if link["used"] and row["weapon"] and row["best"] is not None:
            key = (row["measure"], row["object"], row["weapon"])
            models[key] = max(models.get(key, 0), row["best"])
    return found
