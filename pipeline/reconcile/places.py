"""Places as linking compares them: how fine each is, what names it, which lies in which.

Belongs here: comparing the place columns of claims. Not here: resolving names (`pipeline.gazetteer`).
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.reconcile.records import Claim

SETTLEMENT, DISTRICT, REGION, COUNTRY, NOWHERE = 4, 3, 2, 1, 0
_LEVELS = {"settlement": SETTLEMENT, "district": DISTRICT, "admin1": REGION, "country": COUNTRY}
PLACE_FIELDS = (
    "place_text",
    "place_name",
    "geoname_id",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "geo_precision",
)

DISTRICT_REACH_KM = 30.0
"""A settlement this near to the middle of a district of the same region is taken to lie in it."""
STEM = 5
"""Letters that the names of a district and its town must share ("Shebekinskiy", "Shebekino")."""
UNKNOWN = "-"
"""Stands in the name of a place for a country or region that is not known."""
_WORD = re.compile(r"[^\W\d_]+")
_CITY = re.compile(r"\bcity\b", re.IGNORECASE)
_GENERIC = frozenset(
    {
        "the",
        "of",
        "city",
        "town",
        "village",
        "district",
        "raion",
        "region",
        "oblast",
        "municipal",
        "county",
        "governorate",
        "province",
        "neighbourhood",
        "neighborhood",
        "quarter",
        "township",
        "territory",
        "municipality",
    }
)


def level(claim: Claim) -> int:
    """How fine the claim's place is, as `fineness` tells it."""
    return fineness(claim.geo_precision, claim.place_text, claim.place_name)


def fineness(geo_precision: str | None, place_text: str | None, place_name: str | None) -> int:
    """How fine a place is by its columns, from `NOWHERE` to `SETTLEMENT`; an unresolved name counts as a settlement,
    also where its country or region is known, and so does a city that is a region of its own ("Kyiv City")."""
    if geo_precision in ("country", "admin1") and place_text and not place_name:
        return SETTLEMENT
    if geo_precision == "admin1" and _CITY.search(place_name or ""):
        return SETTLEMENT
    if geo_precision in _LEVELS:
        return _LEVELS[geo_precision]
    return SETTLEMENT if place_text or place_name else NOWHERE


@lru_cache(maxsize=65536)
def plain(name: str | None) -> str:
    """A name's telling words in lower case."""
    words = [w for w in _WORD.findall((name or "").casefold()) if w not in _GENERIC]
    return " ".join(words)


def spot(claim: Claim) -> str:
    """The name of a place, equal for claims of the same place: fineness, country, region and name.

    The resolved name is taken before the GeoNames id, so that a claim which lacks the id still finds its place.
    """
    return _spot(claim.geo_precision, claim.place_text, claim.place_name, claim.country, claim.admin1)


@lru_cache(maxsize=65536)
def _spot(
    geo_precision: str | None, place_text: str | None, place_name: str | None, country: str | None, admin1: str | None
) -> str:
    fine = fineness(geo_precision, place_text, place_name)
    around = [country if fine > NOWHERE else None, admin1 if fine >= REGION else None]
    name = plain(place_name or place_text) if fine >= DISTRICT else ""
    return " ".join([str(fine), *(part or UNKNOWN for part in around), name]).rstrip(f" {UNKNOWN}")


class Where(NamedTuple):
    """What the name of a place tells beside its own name; `UNKNOWN` or empty where it is not known."""

    level: int
    country: str
    region: str


@lru_cache(maxsize=65536)
def where(spot: str) -> Where:
    """What `spot` has put into the name of a place."""
    parts = [*spot.split(" ", 3), "", ""]
    return Where(int(parts[0]), parts[1], parts[2])


def name_in(spot: str) -> str:
    """The name in what `spot` has made; empty if it has none."""
    return spot.split(" ", 3)[3] if spot.count(" ") > 2 else ""


def name_of(claim: Claim) -> str:
    """The telling words of the claim's place."""
    return plain(claim.place_name or claim.place_text)


def region(claim: Claim) -> tuple[str, str]:
    """Country and region of a claim; the region is empty for a country as a whole, both for no place."""
    fine = level(claim)
    if fine == NOWHERE:
        return "", ""
    return claim.country or "", (claim.admin1 or "") if fine >= REGION else ""


def kilometres(a: Claim, b: Claim) -> float | None:
    """Distance on the globe; null if either has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    x = math.radians(b.longitude - a.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return 6371.0 * math.hypot(x, math.radians(b.latitude - a.latitude))


def may_hold(outer: Claim, inner: Claim) -> bool:
    """Whether the place of `outer` is coarser than that of `inner` and may contain it."""
    wide, narrow = level(outer), level(inner)
    if wide >= narrow:
        return False
    if wide == NOWHERE or (wide == COUNTRY and outer.country == inner.country):
        return True
    if region(outer) != region(inner):
        return False
    return wide == REGION or _district_holds(outer, inner)


def _district_holds(district: Claim, town: Claim) -> bool:
    names = name_of(district), name_of(town)
    if names[0][:STEM] == names[1][:STEM] and len(names[0]) >= STEM:
        return True
    distance = kilometres(district, town)
    return distance is not None and distance <= DISTRICT_REACH_KM


def take_place(claim: Claim, other: Claim) -> None:
    """Give the claim the place of another one."""
    for name in PLACE_FIELDS:
        setattr(claim, name, getattr(other, name))


def take_country_alone(claim: Claim) -> None:
    """Leave the country of the claim's place and nothing else of it."""
    for name in PLACE_FIELDS:
        setattr(claim, name, claim.country if name == "country" else None)
    claim.geo_precision = "country"


def is_country(party: str | None) -> bool:
    """Whether a side or target is a state, which has its code of two letters, and no group."""
    return party is not None and len(party) == 2 and party.isupper()
