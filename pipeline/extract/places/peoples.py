"""Places named by their people: "the Afghan capital", "Ukrainian cities"; and what only says whose something is.

Belongs here: which place the name of a people, or of a country as whose something is, leads to. Not here: pointing
words such as "the city" (`pointed`), names of the gazetteer (`spans`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.pointed import KIND_OF_TOWN
from pipeline.extract.places.spans import ARMS, PlaceSpan
from pipeline.extract.word_facts import FACTS
from pipeline.gazetteer.load import gazetteer

_CAPITAL = re.compile(r"\s+capital(?:\s+city)?\b")
_FORCES = WordPattern(r"\s+(?:<forces_attribute> )*<forces>\b")
_LAND = WordPattern(r"\s+(?:<land_attribute> )?<land>\b")
_BY_NAME = re.compile(r" of (?!the )\S")
_ONE = re.compile(r"(?:city|town|village)$")
_THIS_ONE = WordPattern(rf"\b[Tt]his\s+(?:(?:{KIND_OF_TOWN})\s+){{0,3}}$")
_OWN_CAPITAL = re.compile(r"[’']s?\s+capital\b(?!,?\s+(?:of\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z])")
_BORDER = (" border", " frontier")
_BORDERS = ("border with ", "borders with ", "frontier with ", "bordering ", "border of ")
_AWAY = re.compile(
    r"\d ?(?:km|kilomet(?:re|er)s?|miles?)(?: \([^)]*\))?(?: away)?(?: [a-z-]+){0,3} (?:from|of)"
    r" (?:the (?:\w+ ){1,3}of )?$"
)
_AWAY_REACH = 70
"""Characters before a name in which it stands that another place lies some way from it."""
_ONE_OF_PEOPLE = (" a ", " an ", "A ", "An ")
_PERSON_REACH = 30
"""Letters behind the name of a people in which the person stands."""
_BOUND = WordPattern(r"[-–]<bound_to>\b", re.IGNORECASE)
_HOME_OFFICIALS = WordPattern(
    r" <home_service> (?:also |have |has )?(?:said|say|says|reported|report|confirmed|put|announced)\b"
)


def people_places(text: str, offset: int, spans: list[PlaceSpan], receivers: bool) -> list[PlaceSpan]:
    """Places that a people's name leads to: its capital ("the Afghan capital"), its land ("Ukrainian cities").

    With `receivers`, for help, also the country of those helped ("the Afghan army").
    """
    found = []
    book = gazetteer()
    for span in spans:
        if span.demonym is None:
            if seat := _own_capital(text, offset, span):
                found.append(seat)
            continue
        start, end = span.start - offset, span.end - offset
        capital, forces, land = (
            _CAPITAL.match(text, end),
            _FORCES.compiled.match(text, end),
            _LAND.compiled.match(text, end),
        )
        match = capital or (forces if receivers else None) or land
        if match is None or _BY_NAME.match(text, match.end()) or (land and _THIS_ONE.compiled.search(text, 0, start)):
            continue  # "the Iraqi city of Baquba"; "this Iraqi city" is that of the dateline
        far = match.end()
        place = book.capital(span.demonym) if capital else book.country(span.demonym)
        kind = "city" if land and _ONE.search(land[0]) else ""
        named = PlaceSpan(span.start, offset + far, text[start:far], span.start, span.end, span.rows, kind, place=place)
        found.append(named)
    return found


def _own_capital(text: str, offset: int, span: PlaceSpan) -> PlaceSpan | None:
    """The capital that a country's name leads to where it is not named itself ("in Somalia's capital")."""
    match = _OWN_CAPITAL.match(text, span.end - offset)
    seat = gazetteer().capital(span.place.country or "") if span.place and span.place.kind == "country" else None
    if match is None or seat is None:
        return None
    far = offset + match.end()
    return PlaceSpan(span.start, far, text[span.start - offset : match.end()], span.start, far, span.rows, place=seat)


def says_whose(text: str, span: PlaceSpan) -> bool:
    """Whether a name only says whose troops, weapons or office they are ("Russian drones", "the US-led coalition",
    "United States Agency for …"), or what another place borders on or lies some way from: "the country" points past
    it."""
    if text.endswith(_BORDERS, 0, span.start) or _AWAY.search(text, max(0, span.start - _AWAY_REACH), span.start):
        return True
    if span.demonym and (text.startswith(_BORDER, span.end) or _is_of_one(text, span)):
        return True
    return (
        span.organisation
        or ARMS.compiled.match(text, span.end) is not None
        or _BOUND.compiled.match(text, span.end) is not None
    )


def _is_of_one(text: str, span: PlaceSpan) -> bool:
    """Whether a people's name says where one person is from: "a French aid worker" is not in France."""
    if not text.endswith(_ONE_OF_PEOPLE, 0, span.start):
        return False
    behind = re.split(r"\W+", text[span.end : span.end + _PERSON_REACH].lower(), maxsplit=3)[1:3]
    return any(
        (noun := FACTS[word].noun) is not None and noun.kind == "person" and not noun.plural for word in behind if word
    )


def tells_of_own(text: str, people: PlaceSpan) -> bool:
    """Whether a people's name is that of officials who tell what happened at home ("Lebanese rescuers said"), and not
    of an army or a leader, who speak of others as well."""
    return _HOME_OFFICIALS.compiled.match(text, people.end) is not None
