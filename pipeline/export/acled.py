"""Political violence in the columns of the Armed Conflict Location & Event Data (ACLED).

Columns and categories follow the ACLED codebook of 2024 (https://acleddata.com/knowledge-base/codebook/). Fatalities
are the least that anybody supports, as ACLED takes the lowest of disputed figures. Belongs here: that mapping. Not
here: what of an incident goes into a row (`events`), writing the file (`table`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.export.events import Event
from pipeline.export.table import CsvExport, Field
from pipeline.views.countries import party_name

_REMOTE = "Explosions/Remote violence"
_TYPES = {
    "air_attack": (_REMOTE, "Air/drone strike"),
    "shelling": (_REMOTE, "Shelling/artillery/missile attack"),
    "ground_fighting": ("Battles", "Armed clash"),
    "attack_other": ("Violence against civilians", "Attack"),
    "detention": ("Violence against civilians", "Abduction/forced disappearance"),
}
_GEO = {"settlement": 1, "district": 2, "admin1": 3, "country": 3}
_HARMED = ("civilians", "children", "medics", "journalists")
_CODED = "not filled: a category that takes a coder"


def _violent(event: Event) -> Iterator[Event]:
    if event["status"] == "happened" and event["kind"] in _TYPES:
        yield event


def _types(event: Event) -> tuple[str, str]:
    """Missiles alone count with artillery; with drones or aircraft, or unsaid, they are an air strike."""
    if event["kind"] == "air_attack" and event["missiles_launched_best"] and event["drones_launched_best"] is None:
        return _TYPES["shelling"]
    return _TYPES[event["kind"]]


def _time_precision(event: Event) -> int:
    return 1 if event.days == 1 else 2 if event.days <= 7 else 3


def _number(event: Event) -> str:
    """ACLED's form, three letters and a number; the number is made of the incident's id."""
    code = event.country.alpha3 if event.country else "XXX"
    return f"{code}{int(str(event['incident_id']).partition('-')[2][:10], 16)}"


def _targeting(event: Event) -> str | None:
    hit = any(event.best(measure, who) for measure in ("killed", "injured") for who in _HARMED)
    return "Civilian targeting" if hit and event["kind"] != "ground_fighting" else None


def _fatalities(event: Event) -> int:
    found = event["killed_low"] if event["killed_low"] is not None else event["killed_best"]
    return found or 0


def _notes(event: Event) -> str:
    named = (
        ("killed", "killed"),
        ("injured", "injured"),
        ("missiles_launched", "missiles"),
        ("drones_launched", "drones"),
    )
    figures = [
        f"{word} {event[f'{name}_low']}-{event[f'{name}_high']} (best {event[f'{name}_best']})"
        for name, word in named
        if event[f"{name}_best"] is not None
    ]
    contested = ["contested"] if event["contested"] else []
    return ". ".join([event["headline"] or "", *(["; ".join([*figures, *contested])] if figures else [])])


ACLED = CsvExport(
    name="acled",
    file="acled.csv",
    title="ACLED",
    records=_violent,
    kept="what happened, of the kinds `air_attack`, `shelling`, `ground_fighting`, `attack_other` and `detention`",
    lost=(
        "ranges: fatalities are one number, the least (the range stands in `notes`)",
        "injured, evacuated, aid (injured stand in `notes`)",
        "protests and riots, which the tables do not hold",
        "who says what, and how a figure grew",
    ),
    fields=(
        Field("event_id_cnty", "country's three letters and a number made of `incident_id`", _number),
        Field("event_date", "last day", lambda e: e.last_day),
        Field("year", "its year", lambda e: e.last_day.year),
        Field("time_precision", "1 a day, 2 up to a week, 3 longer", _time_precision),
        Field("disorder_type", "`Political violence`", lambda _: "Political violence"),
        Field("event_type", "from `kind`", lambda e: _types(e)[0]),
        Field("sub_event_type", "from `kind`; missiles without drones count with artillery", lambda e: _types(e)[1]),
        Field("actor1", "`actor`, a country by its name", lambda e: party_name(e["actor"])),
        Field("assoc_actor_1", "not filled: not known"),
        Field("inter1", _CODED),
        Field("actor2", "`target`, a country by its name", lambda e: party_name(e["target"])),
        Field("assoc_actor_2", "not filled: not known"),
        Field("inter2", _CODED),
        Field("interaction", _CODED),
        Field("civilian_targeting", "set if civilians, children, medics or journalists were hit", _targeting),
        Field("iso", "numeric code of `country`", lambda e: e.country.numeric if e.country else None),
        Field("region", "not filled: ACLED's own regions"),
        Field("country", "name of `country`", lambda e: e.country.name if e.country else None),
        Field("admin1", "`admin1` (ISO 3166-2, not a name)", lambda e: e["admin1"]),
        Field("admin2", "not filled: not known"),
        Field("admin3", "not filled: not known"),
        Field("location", "`place_name`, else `place_text`", lambda e: e.place),
        Field("latitude", "`latitude`", lambda e: e["latitude"]),
        Field("longitude", "`longitude`", lambda e: e["longitude"]),
        Field(
            "geo_precision",
            "settlement 1, district 2, admin1 and country 3",
            lambda e: _GEO.get(e["geo_precision"]),
        ),
        Field("source", "publishers", lambda e: "; ".join(e.publishers)),
        Field("source_scale", _CODED),
        Field("notes", "headline, and the figures with their ranges", _notes),
        Field("fatalities", "`killed_low`, else `killed_best`, else 0", _fatalities),
        Field("tags", "not filled"),
        Field(
            "timestamp", "`last_reported_at` in seconds since 1970", lambda e: int(e["last_reported_at"].timestamp())
        ),
    ),
)
