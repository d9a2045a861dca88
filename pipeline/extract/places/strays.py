"""Small towns of far countries that bear the name of a place which the text means and no list has.

Belongs here: whether a town is one, by the countries that the document names. Not here: ranking the places of a name
(`resolve`), names that no list has (`unlisted`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.extract.places.spans import PlaceSpan
from pipeline.gazetteer.load import GazetteerPlace, gazetteer

_SMALL = 100_000
"""Persons. News does not tell of a larger town's country each time."""
_FAR = 25.0
"""Degrees between a town and a country, beyond which it is no neighbour's."""
_ABROAD = frozenset({"US", "GB", "FR", "RU"})
"""Countries whose arms are in far ones: their name says little of where something happened."""


def lands_of(spans: Iterable[PlaceSpan]) -> list[GazetteerPlace]:
    """The countries that a text names as places, or by a region; none where one of them may only act abroad."""
    named: dict[str, GazetteerPlace] = {}
    for span in spans:
        if span.demonym or span.armed or span.organisation or not span.rows:
            continue
        place = gazetteer().place(span.rows[0])
        if place.kind == "country" and place.country:
            named[place.country] = place
        elif place.kind == "admin1" and len(span.rows) == 1 and (land := gazetteer().country(place.country or "")):
            named[land.country or ""] = land
    return [] if _ABROAD.intersection(named) else list(named.values())


def is_stray(span: PlaceSpan, lands: Iterable[GazetteerPlace], speaking: Mapping[str, set[tuple[int, ...]]]) -> bool:
    """Whether the text says nothing else of the country of the small town that a name means, which is far from all
    those that it names; `speaking` holds for each country the names that speak for it."""
    place = span.place
    if place is None or place.kind != "settlement" or place.population >= _SMALL or place.known:
        return False
    if speaking.get(place.country or "", set()) - {span.rows}:
        return False
    far = [_degrees(place, land) > _FAR for land in lands]
    return bool(far) and all(far)


def _degrees(first: GazetteerPlace, second: GazetteerPlace) -> float:
    if first.latitude is None or first.longitude is None or second.latitude is None or second.longitude is None:
        return 0.0
    return max(abs(first.latitude - second.latitude), abs(first.longitude - second.longitude))
