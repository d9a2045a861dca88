"""What the codebooks of other data sets allow, as Table Schemas for the library `frictionless`."""

from __future__ import annotations

from typing import Any


def _field(name: str, kind: str = "string", **constraints: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, **({"constraints": constraints} if constraints else {})}


_LATITUDE = _field("latitude", "number", minimum=-90, maximum=90)
_LONGITUDE = _field("longitude", "number", minimum=-180, maximum=180)
_DAY, _COUNT = {"required": True}, {"required": True, "minimum": 0}

CHECKED: dict[str, list[dict[str, Any]]] = {
    "ged": [
        _field("id", "integer", required=True, unique=True),
        _field("year", "integer", required=True, minimum=1989),
        _field("where_prec", "integer", minimum=1, maximum=7),
        _LATITUDE,
        _LONGITUDE,
        _field("priogrid_gid", "integer", minimum=1, maximum=259200),
        _field("region", enum=["Africa", "Americas", "Asia", "Europe", "Middle East"]),
        _field("event_clarity", "integer", required=True, minimum=1, maximum=2),
        _field("date_prec", "integer", required=True, minimum=1, maximum=5),
        _field("date_start", "date", **_DAY),
        _field("date_end", "date", **_DAY),
        *(_field(name, "integer", **_COUNT) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")),
        *(_field(name, "integer", **_COUNT) for name in ("best", "high", "low")),
    ],
    "acled": [
        _field("event_id_cnty", required=True, unique=True, pattern="[A-Z]{3}[0-9]+"),
        _field("event_date", "date", **_DAY),
        _field("time_precision", "integer", required=True, minimum=1, maximum=3),
        _field("disorder_type", enum=["Political violence"]),
        _field(
            "event_type", required=True, enum=["Battles", "Explosions/Remote violence", "Violence against civilians"]
        ),
        _field("civilian_targeting", enum=["Civilian targeting"]),
        _field("iso", pattern="[0-9]{3}"),
        _LATITUDE,
        _LONGITUDE,
        _field("geo_precision", "integer", minimum=1, maximum=3),
        _field("fatalities", "integer", **_COUNT),
        _field("timestamp", "integer", required=True),
    ],
    "strikes": [
        _field("time_start", "date", **_DAY),
        _field("time_end", "date", **_DAY),
        _field("model", required=True),
        _field("launched", "integer", minimum=0),
        _field("destroyed", "integer", minimum=0),
        _field("source", required=True),
    ],
}
"""The columns with rules, by format; all others are free text."""


def table_schema(form: str, columns: list[str]) -> dict[str, Any]:
    """A Table Schema of all columns in their order, strict where there are rules."""
    ruled = {field["name"]: field for field in CHECKED[form]}
    return {"fields": [ruled.get(name, _field(name)) for name in columns], "missingValues": [""]}
