"""How good a place is for a measure: its role and kind, and what the measure wants.

Belongs here: the worth of a place wherever the figure stands, and what a sentence lends to figures of another. Not
here: how far a place stands from its figure (`in_sentence`), the order in which sentences are asked
(`elsewhere`).
"""

from __future__ import annotations

from pipeline.extract.places.nesting import REGION_SIZE, size_of
from pipeline.extract.places.roles import RoledPlace
from pipeline.gazetteer.load import gazetteer
from schemas.measure_groups import ARRIVAL, FLIGHT, MOVED, VICTIMS

# Worths and costs are in one unit, tuned by hand on annotated updates: a place of a plain "in" is worth 10.
_ROLE = {
    "at": 10.0, "struck": 10.0, "of": 7.0, "to": 7.0, "for": 7.0, "from": 6.5, "ground": 6.0, "modifier": 5.0,
    "bare": 4.5, "owner": 4.0, "via": 4.0, "inside": 3.5, "seat": 3.5, "local": 3.0,
}  # fmt: skip
_SPECIFIC = {
    "quarter": 6.0,
    "site": 6.0,
    "settlement": 5.0,
    "district": 4.0,
    "admin1": 3.5,
    "area": 3.5,
    "water": 3.5,
    "country": 0.0,
}
_UNLISTED = 4.5
_STATELESS = 2.0
"""Off an area that lies in no one country ("the Line of Control", "the Sahel")."""
_RULED_OUT = -14.0
"""For a role in which a place is not where it happened, unless nothing else is named."""
_OF_MOVED = {"from": 8.0, "to": _RULED_OUT, "via": -4.0}
_OF_AID = {"to": 6.0, "for": 6.0, "from": -8.0, "at": -2.0, "seat": -9.0}
_ANNOUNCED = -11.0
"""For a place "at" which aid was announced."""
_OF_VICTIMS = {"from": -13.0, "to": _RULED_OUT}
_OF_DAMAGED = -8.0
"""For what a place "from" is to what was damaged: a launch site, or where buildings stand ("20 houses from Dolna")."""
_GOVERNS = 5.0
"""Off a capital that only describes or owns something: its government may be meant."""
_NEAR_BY = 2.0
"""Off a place near which, and not in which, it happened."""
_WAY = 4.0
"""Off the end of a way ("between X and Y")."""
_LISTED = 1.5
"""Off a place that goes on a list: of several places the first stands for all."""
UNLENT = frozenset({"coast", "raid"})
"""Leads of places that say nothing of where other figures are from: "along the Pacific coast", "in the October 7
attack"."""
OWN = 0.0
"""What a place of the figure's own sentence must be worth at least to come before another sentence's."""

_STAYED = VICTIMS | {"damaged", "without_power"}
"""What happens to those who are there, not to those who left."""
_TARGET = frozenset({"at", "on", "onto", "over", "against", "towards", "toward", "into"})


def usable(place: RoledPlace, measure: str) -> bool:
    """Whether a place can be that of a figure of this measure at all."""
    if place.role not in _ROLE or (place.role == "for" and measure != "aid"):
        return False
    if place.lead == "raid" and measure not in VICTIMS | {"captured"}:
        return False  # "rescued one of those taken in the October 7 attack"
    if place.role == "from" and measure in ARRIVAL:
        return False
    found = place.span.place
    if measure == "aid" and (
        place.role == "from" or place.lead == "between" or (place.role == "bare" and found and found.kind == "area")
    ):
        return False  # it gives
    if found is not None and found.kind == "country" and not place.span.direction:
        return place.role not in ("modifier", "bare", "owner")
    return True


def worth(place: RoledPlace, measure: str) -> float:
    """How good a place is for a measure, wherever the figure stands."""
    return _plain_worth(place) + _wanted(place, measure)


def _plain_worth(place: RoledPlace) -> float:
    """The worth of a place by its role and kind, whatever is counted."""
    found = place.span.place
    score = _ROLE[place.role] + (_SPECIFIC[found.kind] if found else _UNLISTED)
    if place.span.word == "district" and (found or size_of(place.span) < REGION_SIZE):
        score += 1.0
    if found and found.kind == "area" and found.country is None:
        score -= _STATELESS
    if place.listed:
        score -= _LISTED
    governs = place.role in ("modifier", "bare", "owner") and place.lead != "row"
    if governs and found and gazetteer().capital(found.country or "") == found:
        score -= _GOVERNS
    if place.lead in ("near", "outside", "around", "off", "label"):
        score -= _NEAR_BY
    elif place.lead == "between":
        score -= _WAY
    return score


def _wanted(place: RoledPlace, measure: str) -> float:
    """What the role of a place adds for a measure: some want where people left, some the target, some the receiver."""
    role = place.role
    if measure == "released":
        home = role == "to" and place.span.place is not None and place.span.place.kind == "country"
        return _RULED_OUT if home or role in ("local", "seat") else 0.0
    if measure in MOVED:
        return _OF_MOVED.get(role, 0.0)
    if measure in FLIGHT:
        return _wanted_of_flight(place, measure)
    if measure == "aid":
        return _ANNOUNCED if place.lead == "at" else _OF_AID.get(role, 0.0)
    if measure == "damaged" and role == "from":
        return _OF_DAMAGED
    if measure == "captured" and role == "to":
        return _RULED_OUT  # where they were taken
    if measure in VICTIMS and place.lead not in ("into", "against", "onto"):
        return _OF_VICTIMS.get("from" if role == "inside" and place.lead == "from" else role, 0.0)
    return 0.0


def _wanted_of_flight(place: RoledPlace, measure: str) -> float:
    """The same for what flies: its target, but where it was shot down if it was."""
    if place.role == "at" and place.lead in ("on", "over", "against"):
        return 2.0
    if place.lead == "take-off" or (measure == "intercepted" and place.role in ("struck", "modifier")):
        return _RULED_OUT  # what was shot down did not strike
    if place.role in ("to", "struck") or (place.role == "at" and place.lead in _TARGET):
        return 9.0
    return -9.0 if place.role in ("from", "seat") else 0.0


def _lends(place: RoledPlace, measure: str, wide: bool) -> bool:
    """Whether a place may be that of a figure in another sentence."""
    found = place.span.place
    if not usable(place, measure) or place.role in ("inside", "seat", "via", "bare"):
        return False
    if place.role == "from" and measure in _STAYED:
        return False  # "flying back from Rome"
    if place.lead in UNLENT:
        return False
    if measure == "aid" and place.role not in ("to", "for") and (found is None or found.kind != "country"):
        return False
    return not wide or (found is not None and found.kind in ("country", "area") and place.span.word != "city")


def best_to_lend(places: list[RoledPlace], measure: str, wide: bool) -> RoledPlace | None:
    """The best place of a sentence that the figure does not stand in; only a whole country or area where `wide`."""
    best, top = None, OWN
    for place in places:
        if _lends(place, measure, wide) and (score := worth(place, measure)) >= top and (best is None or score > top):
            best, top = place, score
    if best is None and not wide and measure in VICTIMS:
        return next((place for place in places if place.role == "via" and place.lead == "of"), None)  # "9 km north of"
    return best
