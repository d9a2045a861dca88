"""Where a figure happened, as the claims tell it: the record of a place that was chosen.

Belongs here: the record and how it is made of a name. Not here: choosing the name (`link`), what it means (`resolve`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.places.spans import PlaceSpan

GEO_PRECISION = {
    "settlement": "settlement", "quarter": "settlement", "site": "settlement", "district": "district",
    "admin1": "admin1", "area": "admin1",
    "country": "country",
}  # fmt: skip


@dataclass(slots=True)
class Place:
    """Where a figure happened."""

    text: str | None
    """As written, with direction and kind word; None when nothing names a place."""
    name: str | None = None
    geoname_id: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """ISO 3166-2."""
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: str | None = None
    """`settlement`, `district`, `admin1`, `country` or None."""
    destination_text: str | None = None


NOWHERE = Place(None)


def _precision(span: PlaceSpan) -> str | None:
    if span.place is None:
        return None
    if span.word == "district" and span.place.kind != "quarter":
        return "district"
    return GEO_PRECISION.get(span.place.kind)


def to_place(span: PlaceSpan | None, destination: PlaceSpan | None = None) -> Place:
    """The record of a span. A place that no list has gets country, region and coordinates of the one that holds it."""
    where = destination.text if destination else None
    if span is None:
        return NOWHERE if where is None else Place(None, destination_text=where)
    found, near = span.place, span.container
    if found is None:
        if near is None:
            return Place(span.text, destination_text=where)
        precision = "country" if near.kind == "country" else "admin1"
        return Place(span.text, None, None, near.country, near.admin1, near.latitude, near.longitude, precision, where)
    return Place(
        span.text, found.name, found.geoname_id, found.country, found.admin1, found.latitude, found.longitude,
        _precision(span), where,
    )  # fmt: skip
