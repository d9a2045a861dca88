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
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

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
_FIGURE_COLUMNS = ("incident_id", "measure", "object", "reason", "contested", "low", "best", "high")
Bounds = tuple[int | None, int | None, int | None]
_Place = tuple[str | None, ...]
"""Donor, then region and town as far as they are known."""
_Sums = dict[_Place, Bounds]
Group = tuple[date, str | None, str, str, str | None]
"""Day, country, status, measure and object: the key of a row."""


class Summand(NamedTuple):
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


class _About(NamedTuple):
    """What all figures of one incident share."""

    day: date
    country: str | None
    status: str
    scope: str
    admin1: str | None
    town: str
    actor: str | None
    nature: str | None


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
    known = {row["incident_id"]: _about(row) for row in incidents.select(INCIDENT_COLUMNS).to_pylist()}
    columns = (incident_figures[name].to_pylist() for name in _FIGURE_COLUMNS)
    groups: dict[Group, list[Summand]] = defaultdict(list)
    for incident_id, measure, counted, reason, contested, *bounds in zip(*columns, strict=True):
        about = known[incident_id]
        if about is None or reason == "running_total":
            continue
        donor = about.actor if measure == "aid" else None
        low, best, high = bounds
        groups[about.day, about.country, about.status, measure, counted].append(
            Summand(
                about.scope, about.admin1, about.town, donor, about.nature, (low, best, high), contested, incident_id
            )
        )
    return groups


def _about(incident: dict[str, Any]) -> _About | None:
    """What the figures of an incident share; None if it is of no one day."""
    if not _is_of_one_day(incident):
        return None
    country, admin1, name = incident["country"], incident["admin1"], incident["place_name"]
    scope = _scope(incident)
    town = town_of(country, admin1, name) if scope == "local" else None
    return _About(
        day=incident_day(incident["incident_id"]),
        country=country,
        status=incident["status"],
        scope="quarter" if town else scope,
        admin1=admin1,
        town=plain(town or name or incident["place_text"]),
        actor=incident["actor"],
        nature=nature_of(incident["kind"], incident["headline"]),
    )


def _is_of_one_day(incident: dict[str, Any]) -> bool:
    start, end = incident["date_from"], incident["date_to"]
    return incident["kind"] in FAMILIES or (start is not None and end is not None and end - start <= _LONGEST)


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
    """The sum over donors of aid; everything else has none. Of each donor what is known to be of attacks and what is
    known to be of disasters; no less than all of it taken as one, as what is known of neither may be part of either."""
    if len(items) == 1:
        return items[0].bounds
    found = _by_donor(items)
    natures = {item.nature for item in items if item.nature}
    if len(natures) > 1:
        apart: _Sums = {}
        for nature in natures:
            for donor, bounds in _by_donor([item for item in items if item.nature == nature]).items():
                _add(apart, donor, bounds)
        found = _greater(found, apart)
    return _of_wholes(found)[()]


def _by_donor(items: Sequence[Summand]) -> _Sums:
    """Of each donor the greater of what is said of the country and what its regions sum up to; likewise for each region
    and town."""
    told: dict[str, _Sums] = {scope: {} for scope in ("country", "region", "local", "quarter")}
    for item in items:
        if item.scope == "country":
            place: _Place = (item.donor,)
        elif item.scope == "region":
            place = (item.donor, item.admin1)
        else:
            place = (item.donor, item.admin1, item.town)
        _add(told[item.scope], place, item.bounds)
    towns = _greater(told["local"], told["quarter"])
    regions = _greater(told["region"], _of_wholes(towns))
    return _greater(told["country"], _of_wholes(regions))


def _of_wholes(parts: _Sums) -> _Sums:
    """The sums of what lies in the same, of towns by region, of regions by donor, of donors."""
    wholes: _Sums = {}
    for place, bounds in parts.items():
        _add(wholes, place[:-1], bounds)
    return wholes


def _add(sums: _Sums, place: _Place, bounds: Bounds) -> None:
    known = sums.get(place)
    if known is not None:
        low, best, high = (x if y is None else y if x is None else x + y for x, y in zip(known, bounds, strict=True))
        bounds = low, best, high
    sums[place] = bounds


def _greater(a: _Sums, b: _Sums) -> _Sums:
    """Of each place the greater of two sums."""
    found = a | b
    for place in a.keys() & b.keys():
        pairs = zip(a[place], b[place], strict=True)
        low, best, high = (x if y is None else y if x is None else max(x, y) for x, y in pairs)
        found[place] = low, best, high
    return found
