"""What the text itself puts a name in or beside: a region behind it, its owner before it, a place some way off.

Belongs here: the words between two names that say so, and whether a place can be meant then. Not here: ranking the
candidates of a name (`ranking`), which of two names gives the place of a figure (`nesting`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.names import BIG
from pipeline.extract.places.near import near
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.words import words
from pipeline.gazetteer.load import GazetteerPlace, gazetteer

LOCAL = frozenset({"settlement", "quarter", "site"})
"""Kinds of places that are points."""
_NEAR_BY = re.compile(
    r",? (?:(?:about|around|some|nearly|roughly|just) )?"
    r"(?:(?P<way>\d[\d.,]*) ?(?P<unit>miles?|km|kms|kilomet(?:er|re)s?)\.? |\S+ )?(?:to the )?"
    r"(?:north|south|east|west|(?:north|south)-?(?:east|west)) of (?:the )?",
    re.IGNORECASE,
)
"""Between two names: the first lies some way from the second."""
_OF = (" of ", " of the ")
_OF_LENGTH = max(map(len, _OF))
"""With which it ends."""
_DEGREE_KM, _DEGREE_MILES = 111.0, 69.0
_ROUNDING = 0.4
"""Degrees by which a distance in the news may be off."""
_INSIDE = WordPattern(
    r" <inner_unit> of (?:the )?"
    r"|[ ,(]*(?:in (?:the )?(?-i:[A-Z][\w’'-]+(?: [A-Z]?[\w’'-]+)? (?:of|in) (?:the )?"
    r"(?:[A-Z][a-z]*(?:east|west|north|south)(?:ern)? )?))?"
    r"(?:(?:in|near)(?: the)? )?(?:(?:northern|southern|eastern|western|central) )?",
    re.IGNORECASE,
)
"""Between a name and what it lies in, with a unit that no list has between them or without."""
_LONGEST_INSIDE = 56
_FAR = 4.0
"""Degrees. What lies "south of" a place is nearer to it than that."""


def container_behind(text: str, span: PlaceSpan, behind: PlaceSpan | None) -> GazetteerPlace | None:
    """What the text puts a name in, or beside: the region or country right behind it, or a place it lies south of."""
    if behind is None or behind.place is None:
        return None
    gap = text[span.end : behind.start]
    if behind.place.population >= BIG and behind.place.kind == "settlement" and QUARTER_OF.compiled.fullmatch(gap):
        return behind.place
    whole = behind.place.kind in ("country", "admin1", "district") or behind.word == "district"
    if whole and len(gap) < _LONGEST_INSIDE and _INSIDE.compiled.fullmatch(gap):
        return behind.place
    return behind.place if gap[-_OF_LENGTH:].lower().endswith(_OF) and _NEAR_BY.fullmatch(gap) else None


_OWNS = re.compile(r"[’'‘]s? (?:[a-z-]+ern )?")
_APOSTROPHES = frozenset("’'‘")
_OWNER_ENDS = _APOSTROPHES | {" "}
QUARTER_OF = WordPattern(r" <quarter_kind> (?:of|in) (?:the )?(?:[a-z]+ern |central )?")
"""Between the name of a quarter and its city ("the Dolna area of Karst")."""
_HAS_QUARTER = WordPattern(r"(?:[’'‘]s?)? (?:[a-z]+ern |[a-z]+ )?<suburb_kind> of (?:the )?")
"""Between a city and its quarter ("the Karst suburb of Dolna")."""


def owner_before(
    text: str, spans: list[PlaceSpan], number: int, choose: Callable[[PlaceSpan], GazetteerPlace | None]
) -> GazetteerPlace | None:
    """The region or city that a name is put into by its owner before it: "Badakhshan province's Kohistan district",
    "Dhaka's Mirpur", "the Beirut suburb of Hadath"; the country of "the Cuban town of Santiago"."""
    before = spans[number - 1] if number else None
    if before is None or text[before.end : before.end + 1] not in _OWNER_ENDS:
        return None
    start = spans[number].start
    if before.demonym:
        of_people = text.endswith(_OF, before.end, start) and _OF_PEOPLE.compiled.fullmatch(text, before.end, start)
        return gazetteer().country(before.demonym) if of_people else None
    owned = text[before.end] in _APOSTROPHES and _OWNS.fullmatch(text, before.end, start) is not None
    if not owned and not (
        text.endswith(_OF, before.end, start) and _HAS_QUARTER.compiled.fullmatch(text, before.end, start)
    ):
        return None
    found = choose(before)
    if found is None:
        return None
    city = found.kind == "settlement" and (owned or found.population >= BIG)
    return found if city or (owned and found.kind == "admin1") else None


def lies_in(place: GazetteerPlace, city: GazetteerPlace) -> bool:
    """Whether a place can be a quarter or suburb of a city."""
    return place.kind in LOCAL and place.row != city.row and near(city, place)


_OF_PEOPLE = WordPattern(r" (?:[a-z]+ern |[a-z]+ )?<kind_with_of> of (?:the )?")
"""Between a people's name and a place of its country ("the Cuban port city of Dolna")."""


def is_of_other_region(place: GazetteerPlace, owner: GazetteerPlace | None) -> bool:
    """Whether a place is not the one that the text puts into a region by its owner: "Karst province's Dolna district"
    is no Dolna of another province, "the Indonesian island of Flores" none of another country."""
    if owner is not None and owner.kind == "country":
        return place.country != owner.country and not _is_land_of_its_own(place)
    if owner is None or owner.kind != "admin1" or place.kind not in (*LOCAL, "district"):
        return False
    return place.country == owner.country and None is not place.admin1 != owner.admin1


def _is_land_of_its_own(place: GazetteerPlace) -> bool:
    """Whether a place bears the name of its country: "the French island of Mayotte"."""
    land = gazetteer().country(place.country or "")
    return land is not None and land.name == place.name


def contradicts(place: GazetteerPlace, container: GazetteerPlace, gap: str) -> bool:
    """Whether a place of another country is not the one that the text puts into or beside `container`; a great one
    behind which only a comma stands may as well begin a list."""
    if container.kind == "settlement" and _NEAR_BY.fullmatch(gap) is None:
        return not lies_in(place, container)
    if place.kind not in (*LOCAL, "district"):
        return False
    # "Lyons, Oregon"
    in_state = container.kind == "admin1" and (container.country or "").lower() in words().of_counties
    if place.population >= BIG and not in_state and " in " not in gap.lower():
        return False
    if container.kind in ("country", "admin1", "district") and _NEAR_BY.fullmatch(gap) is None:
        return place.country != container.country
    if place.latitude is None or place.longitude is None or container.latitude is None or container.longitude is None:
        return False
    apart = max(abs(place.latitude - container.latitude), abs(place.longitude - container.longitude))
    return apart > _reach(gap)


def _reach(gap: str) -> float:
    """Degrees within which what the text puts beside a place is of that name: the distance that it tells, if any."""
    near = _NEAR_BY.fullmatch(gap)
    if near is None or near["way"] is None:
        return _FAR
    degree = _DEGREE_MILES if near["unit"][:1].lower() == "m" else _DEGREE_KM
    return 1.5 * float(near["way"].replace(",", "").rstrip(".")) / degree + _ROUNDING


_HELD = re.compile(r"-(?:occupied|held|annexed|controlled|seized) (?:[a-z]+ern )?")
"""Between a people and what it holds of another's."""


def rows_held(text: str, spans: list[PlaceSpan], number: int) -> tuple[int, ...]:
    """The rows that a name can mean where a people holds it, which are not in that people's own country ("Russian-held
    Donetsk"); all of them where no other is left."""
    span = spans[number]
    before = spans[number - 1] if number else None
    if before is None or not before.demonym or _HELD.fullmatch(text, before.end, span.core_start) is None:
        return span.rows
    return tuple(row for row in span.rows if gazetteer().place(row).country != before.demonym) or span.rows
