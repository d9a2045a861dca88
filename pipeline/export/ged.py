"""Lethal events in the columns of the UCDP Georeferenced Event Dataset.

Columns and codes follow the codebook of GED Global 24.1 (Uppsala Conflict Data Program, https://ucdp.uu.se/downloads/).
Belongs here: that mapping. Not here: how CSV is written (`cells`).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from pipeline.export.events import Event
from pipeline.export.table import CsvExport, Field
from pipeline.reconcile.kinds import ATTACKS
from pipeline.views.countries import party_name

_WHERE = {"settlement": 1, "district": 3, "admin1": 4, "country": 6}
_EXACT_DAYS = frozenset({"hour", "part_of_day", "day", "published"})
_CONTINENTS = {"AF": "Africa", "NA": "Americas", "SA": "Americas", "AS": "Asia", "OC": "Asia", "EU": "Europe"}
_MIDDLE_EAST = frozenset(
    ("AE", "BH", "EG", "IL", "IQ", "IR", "JO", "KW", "LB", "OM", "PS", "QA", "SA", "SY", "TR", "YE")
)
_CODED = "not filled: a number that UCDP gives"


def _lethal(event: Event) -> Iterator[Event]:
    if event["status"] == "happened" and event["kind"] in ATTACKS and (event["killed_high"] or 0) > 0:
        yield event


def _number(event: Event) -> int:
    """A number of 52 bits from the incident's id, as GED's ids are numbers."""
    return int(str(event["incident_id"]).partition("-")[2][:13], 16)


def _date_precision(event: Event) -> int:
    if event.days == 1:
        return 1
    if event.days < 7:
        return 2
    if event.days == 7:
        return 3
    return 4 if event.days <= 31 else 5


def _region(event: Event) -> str | None:
    if event["country"] in _MIDDLE_EAST:
        return "Middle East"
    return _CONTINENTS.get(event.country.continent) if event.country else None


def _cell(event: Event) -> int | None:
    """The PRIO-GRID cell: half a degree a side, counted from 1 in the south-west, 720 in a row."""
    if event["latitude"] is None:
        return None
    row, column = floor((event["latitude"] + 90) * 2), floor((event["longitude"] + 180) * 2)
    return int(row * 720 + column + 1)


def _point(event: Event) -> str | None:
    return None if event["latitude"] is None else f"POINT ({event['longitude']} {event['latitude']})"


def _articles(event: Event) -> str:
    quoted = (f"{r.source},{r.published_at:%Y-%m-%d},{r.headline}".replace('"', "'") for r in event.reports)
    return ";".join(f'"{text}"' for text in quoted)


def _civilians(event: Event) -> int:
    return int(min(event.best("killed", "civilians") or 0, event["killed_best"]))


def _clarity(event: Event) -> int:
    exact = event["date_precision"] in _EXACT_DAYS and event["geo_precision"] in ("settlement", "district")
    return 1 if exact else 2


def _all(values: list[str]) -> str:
    return ";".join(values)


GED = CsvExport(
    name="ged",
    file="ged.csv",
    title="UCDP GED",
    records=_lethal,
    kept="what happened, of the kinds `air_attack`, `shelling`, `ground_fighting` and `attack_other`, with at least "
    "one death by the highest figure",
    lost=(
        "injured, missing, evacuated, aid, damage, weapons",
        "who says what, and which figures are contested (`low` and `high` keep the range)",
        "how a figure grew (`figure_history`)",
        "plans, and events without deaths",
    ),
    fields=(
        Field("id", "a number made of `incident_id`", _number),
        Field("relid", "`incident_id`", lambda e: e["incident_id"]),
        Field("year", "year of the last day", lambda e: e.last_day.year),
        Field("active_year", "not filled: known only when a year is over"),
        Field("code_status", "`Tollbook`: nobody has checked it", lambda _: "Tollbook"),
        Field("type_of_violence", "not filled: which of the three types it is takes a coder"),
        Field("conflict_dset_id", _CODED),
        Field("conflict_new_id", _CODED),
        Field("conflict_name", "not filled: a name that UCDP gives"),
        Field("dyad_dset_id", _CODED),
        Field("dyad_new_id", _CODED),
        Field("dyad_name", "not filled: a name that UCDP gives"),
        Field("side_a_dset_id", _CODED),
        Field("side_a_new_id", _CODED),
        Field("side_a", "`actor`, a country by its name", lambda e: party_name(e["actor"])),
        Field("side_b_dset_id", _CODED),
        Field("side_b_new_id", _CODED),
        Field("side_b", "`target`, a country by its name", lambda e: party_name(e["target"])),
        Field("number_of_sources", "updates that report it", lambda e: len(e.reports)),
        Field("source_article", "publisher, day and headline of each update", _articles),
        Field("source_office", "publishers", lambda e: _all(e.publishers)),
        Field("source_date", "days of publication", lambda e: _all([f"{r.published_at:%Y-%m-%d}" for r in e.reports])),
        Field("source_headline", "headlines", lambda e: _all([r.headline for r in e.reports])),
        Field("source_original", "speakers, as written", lambda e: _all(list(e.speakers))),
        Field(
            "where_prec",
            "`geo_precision`: settlement 1, district 3, admin1 4, country 6",
            lambda e: _WHERE.get(e["geo_precision"]),
        ),
        Field("where_coordinates", "`place_name`, else `place_text`", lambda e: e.place),
        Field("where_description", "`place_text`", lambda e: e["place_text"]),
        Field("adm_1", "`admin1` (ISO 3166-2, not a name)", lambda e: e["admin1"]),
        Field("adm_2", "not filled: not known"),
        Field("latitude", "`latitude`", lambda e: e["latitude"]),
        Field("longitude", "`longitude`", lambda e: e["longitude"]),
        Field("geom_wkt", "the point", _point),
        Field("priogrid_gid", "the half-degree cell of the point", _cell),
        Field("country", "name of `country`", lambda e: e.country.name if e.country else None),
        Field("country_id", "not filled: Gleditsch and Ward's number"),
        Field("region", "from `country`", _region),
        Field("event_clarity", "1 with an exact day and town or district, else 2", _clarity),
        Field("date_prec", "by the number of days: 1, up to 6, a week, a month, more", _date_precision),
        Field("date_start", "`date_from`", lambda e: e.first_day),
        Field("date_end", "`date_to`", lambda e: e.last_day),
        Field("deaths_a", "0: whose soldiers died is not kept", lambda _: 0),
        Field("deaths_b", "0: whose soldiers died is not kept", lambda _: 0),
        Field("deaths_civilians", "`incident_figures` killed civilians, best", _civilians),
        Field("deaths_unknown", "`killed_best` less the civilians", lambda e: e["killed_best"] - _civilians(e)),
        Field("best", "`killed_best`", lambda e: e["killed_best"]),
        Field("high", "`killed_high`", lambda e: max(e["killed_high"], e["killed_best"])),
        Field("low", "`killed_low`, 0 if there is none", lambda e: min(e["killed_low"] or 0, e["killed_best"])),
        Field("gwnoa", "not filled: Gleditsch and Ward's number"),
        Field("gwnob", "not filled: Gleditsch and Ward's number"),
    ),
)
