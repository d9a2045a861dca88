"""Sums of incidents by day, country, status, measure and class of what is counted.

A figure for a whole region or country is a whole of which the local figures are parts, and so is a town's of those of
its quarters: the greater of the two counts, never both. What one donor gives is no part of what another gives: their
aid adds up. Nor are the victims of an attack part of those of an earthquake: what is known to be of attacks and what is
known to be of disasters add up, wherever they were (`natures`). Running totals and events whose day is not known within
two days are left out, as they are of no one day.
Classes of people overlap (children are people too), so figures of different objects are not to be added up.

Belongs here: the sums. Not here: what an incident is (`pipeline.reconcile`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from pipeline.gazetteer.quarters import town_of
from pipeline.publish.natures import nature_of
from pipeline.reconcile import incident_day
from pipeline.reconcile.places import COUNTRY, REGION, fineness, plain
from pipeline.reconcile.plans import FAMILIES
from schemas import arrow_schema, table

_LONGEST = timedelta(days=1)
"""Between the first and the last day of an event that counts to a day: a night has two days."""
INCIDENT_COLUMNS = (
    "incident_id",
    "kind",
    "status",
    "date_from",
    "date_to",
    "country",
    "admin1",
    "geo_precision",
    "place_text",
    "place_name",
    "actor",
    "headline",
)
"""The columns of `incidents` that the sums are made from."""
Bounds = tuple[int | None, int | None, int | None]
Group = tuple[date, str | None, str, str, str | None]
"""Day, country, status, measure and object: the key of a row."""


@dataclass(frozen=True, slots=True)
class Summand:
    """One figure of one incident, with where it is and, of aid, whose it is."""

    scope: str
    """`quarter`, `local`, `region` or `country`."""
    admin1: str | None
    town: str
    """Telling words of the town, also of a quarter's; of something wider they say nothing."""
    donor: str | None
    nature: str | None
    """`attack` or `disaster`; null where neither is known."""
    bounds: Bounds
    contested: bool
    incident_id: str


def daily_totals(incidents: pa.Table, incident_figures: pa.Table) -> pa.Table:
    """One row for each day, country, status, measure and object; columns of the table `daily_totals`.

    The day is the one under which the incident is filed. Figures whose incident is not given are an error (KeyError).
    """
    rows = [_row(group, items) for group, items in summands(incidents, incident_figures).items()]
    found = pa.Table.from_pylist(rows, schema=arrow_schema("daily_totals"))
    return found.sort_by([(column, "ascending") for column in table("daily_totals").order])


def summands(incidents: pa.Table, incident_figures: pa.Table) -> Mapping[Group, Sequence[Summand]]:
    """The figures that count to each row of `daily_totals`, by its key; `incidents` has `INCIDENT_COLUMNS` at least.

    Figures whose incident is not given are an error (KeyError).
    """
    known = {row["incident_id"]: row for row in incidents.select(INCIDENT_COLUMNS).to_pylist()}
    groups: dict[Group, list[Summand]] = defaultdict(list)
    for figure in incident_figures.to_pylist():
        incident = known[figure["incident_id"]]
        if figure["reason"] != "running_total" and _is_of_one_day(incident):
            groups[_group(incident, figure)].append(_item(incident, figure))
    return groups


def _is_of_one_day(incident: dict[str, Any]) -> bool:
    start, end = incident["date_from"], incident["date_to"]
    return incident["kind"] in FAMILIES or (start is not None and end is not None and end - start <= _LONGEST)


def _group(incident: dict[str, Any], figure: dict[str, Any]) -> Group:
    day = incident_day(incident["incident_id"])
    return day, incident["country"], incident["status"], figure["measure"], figure["object"]


def _item(incident: dict[str, Any], figure: dict[str, Any]) -> Summand:
    scope = _scope(incident)
    town = town_of(incident["country"], incident["admin1"], incident["place_name"]) if scope == "local" else None
    return Summand(
        scope="quarter" if town else scope,
        admin1=incident["admin1"],
        town=plain(town or incident["place_name"] or incident["place_text"]),
        donor=incident["actor"] if figure["measure"] == "aid" else None,
        nature=nature_of(incident["kind"], incident["headline"]),
        bounds=(figure["low"], figure["best"], figure["high"]),
        contested=figure["contested"],
        incident_id=incident["incident_id"],
    )


def _scope(incident: dict[str, Any]) -> str:
    fine = fineness(incident["geo_precision"], incident["place_text"], incident["place_name"])
    return "country" if fine <= COUNTRY else "region" if fine == REGION else "local"


def _row(group: Group, items: Sequence[Summand]) -> dict[str, Any]:
    low, best, high = _country_total(items)
    return {
        "date": group[0],
        "country": group[1],
        "status": group[2],
        "measure": group[3],
        "object": group[4],
        "low": low,
        "best": best,
        "high": high,
        "incidents": len({i.incident_id for i in items}),
        "contested": len({i.incident_id for i in items if i.contested}),
    }


def _country_total(items: Sequence[Summand]) -> Bounds:
    """The sum over donors of aid; everything else has none."""
    return _sum(_of_all_natures(own) for own in _grouped(items, lambda item: item.donor))


def _of_all_natures(items: Sequence[Summand]) -> Bounds:
    """What is known to be of attacks and what is known to be of disasters; no less than all of it taken as one, as what
    is known of neither may be part of either."""
    known = list(_grouped((item for item in items if item.nature), lambda item: item.nature))
    together = _whole_or_parts(items)
    return _greater(together, _sum(map(_whole_or_parts, known))) if len(known) > 1 else together


def _whole_or_parts(items: Sequence[Summand]) -> Bounds:
    """The greater of what is said of the country and what its regions sum up to; likewise for each region and town."""
    inside = _grouped((item for item in items if item.scope != "country"), lambda item: item.admin1)
    by_region = [_greater(_sum_of(region, "region"), _sum_of_towns(region)) for region in inside]
    return _greater(_sum_of(items, "country"), _sum(by_region))


def _sum_of_towns(items: Iterable[Summand]) -> Bounds:
    towns = _grouped((item for item in items if item.scope != "region"), lambda item: item.town)
    return _sum(_greater(_sum_of(town, "local"), _sum_of(town, "quarter")) for town in towns)


def _grouped(items: Iterable[Summand], key: Callable[[Summand], str | None]) -> Iterable[list[Summand]]:
    found: dict[str | None, list[Summand]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found.values()


def _sum_of(items: Iterable[Summand], scope: str) -> Bounds:
    return _sum(item.bounds for item in items if item.scope == scope)


def _sum(bounds: Iterable[Bounds]) -> Bounds:
    columns = list(zip(*bounds, strict=True)) or [(), (), ()]
    low, best, high = (None if all(v is None for v in c) else sum(v or 0 for v in c) for c in columns)
    return low, best, high


def _greater(a: Bounds, b: Bounds) -> Bounds:
    low, best, high = (None if x is None and y is None else max(x or 0, y or 0) for x, y in zip(a, b, strict=True))
    return low, best, high
