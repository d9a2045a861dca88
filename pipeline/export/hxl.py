"""All incidents as CSV with the tags of the Humanitarian Exchange Language under the headings.

Tags follow the HXL dictionary 1.1 (https://hxlstandard.org/standard/1-1final/dictionary/). Belongs here: that mapping.
Not here: what of an incident goes into a row (`events`), writing the file (`table`).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.export.events import Event
from pipeline.export.table import CsvExport, Field
from schemas.events import WIDE_FIGURES

_TAGS = {
    "killed": "#affected+killed",
    "injured": "#affected+injured",
    "evacuated": "#affected+evacuated",
    "aid_usd": "#value+aid+usd",
    "missiles_launched": "#indicator+missiles+launched+num",
    "missiles_intercepted": "#indicator+missiles+intercepted+num",
    "drones_launched": "#indicator+drones+launched+num",
    "drones_intercepted": "#indicator+drones+intercepted+num",
}
_ENDS = {"best": ("", ""), "low": (", at least", "+min"), "high": (", at most", "+max")}


def _column(name: str) -> Callable[[Event], object]:
    return lambda event: event[name]


def _figures() -> list[Field]:
    return [
        Field(
            WIDE_FIGURES[name] + head,
            f"`{name}_{end}`",
            _column(f"{name}_{end}"),
            tag + more,
        )
        for name, tag in _TAGS.items()
        for end, (head, more) in _ENDS.items()
    ]


HXL = CsvExport(
    name="hxl",
    file="hxl.csv",
    title="HXL",
    records=lambda event: [event],
    kept="all incidents; plans and warnings are told by `#status`",
    lost=(
        "measures that have no column of their own in `incidents` (missing, displaced, damaged, …)",
        "classes of people (`incident_figures`)",
        "who says what, and how a figure grew",
    ),
    fields=(
        Field("Incident", "`incident_id`", _column("incident_id"), "#event+id"),
        Field("Kind", "`kind`", _column("kind"), "#event+type"),
        Field("Status", "`status`", _column("status"), "#status"),
        Field("From", "`date_from`", _column("date_from"), "#date+start"),
        Field("To", "`date_to`", _column("date_to"), "#date+end"),
        Field("Country", "name of `country`", lambda e: e.country.name if e.country else None, "#country+name"),
        Field("Country code", "`country`", _column("country"), "#country+code+v_iso2"),
        Field("Region code", "`admin1`", _column("admin1"), "#adm1+code+v_iso3166_2"),
        Field("Place", "`place_name`, else `place_text`", lambda e: e.place, "#loc+name"),
        Field("Latitude", "`latitude`", _column("latitude"), "#geo+lat"),
        Field("Longitude", "`longitude`", _column("longitude"), "#geo+lon"),
        Field("Precision of place", "`geo_precision`", _column("geo_precision"), "#geo+precision"),
        Field("Destination", "`destination_text`", _column("destination_text"), "#loc+destination+name"),
        Field("Actor", "`actor`", _column("actor"), "#org+actor+code"),
        Field("Target", "`target`", _column("target"), "#org+target+code"),
        *_figures(),
        Field("Contested", "`contested`", _column("contested"), "#meta+contested"),
        Field("Headline", "`headline`", _column("headline"), "#description+headline"),
        Field("Sources", "publishers", lambda e: "; ".join(e.publishers), "#meta+source"),
        Field("Links", "addresses of the updates", lambda e: " ".join(e.links), "#meta+url"),
        Field("Last reported", "`last_reported_at`", _column("last_reported_at"), "#date+reported"),
    ),
)
