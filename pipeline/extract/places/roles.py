"""What a place does in its sentence: the thing happened there, it led there or from there, or it only speaks or acts.

Belongs here: names whose form alone tells, and what the name before does to one. Not here: the words around one name
(`own_roles`), which of several places a figure gets (`link`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.behind import past_owner
from pipeline.extract.places.following import noun_follows
from pipeline.extract.places.leads import Role, words_before
from pipeline.extract.places.nesting import inner_span, joins_list
from pipeline.extract.places.own_roles import Own, own_role
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.stricken import is_stricken, opens_title
from pipeline.extract.places.typography import capital, word_after
from pipeline.extract.places.words import words

_GIVES_TOO = re.compile(
    r" (?:about |some |nearly |over |more than )?(?:[A-Z]{0,3}[$€£]|\d[\d.,]* ?(?:m|bn|million|billion)\b)"
)
"""Behind a country: its verb of giving stands with the one before ("Italy gave €10m for Lebanon, and Britain $20m")."""
_TWIN_EVENT = re.compile(r"[-–][A-Z]\w+\s+(?:earth)?quakes?\b", re.IGNORECASE)
"""Behind the first of two countries that an event struck ("the Turkey-Syria quake")."""
_AMONG_DEAD = re.compile(r"(?:Among|Of) (?:the|those) (?:\w+ )?(?:dead|killed|victims|wounded|injured|casualties)\b")
"""What opens a sentence in which a party of a place is told of and does not speak."""
_WAY = re.compile(
    r"[-–](?:[A-Z][\w’']+(?:-[A-Z][\w’']+)?)(?: [A-Z][\w’']+)? "
    r"(?:road|highway|expressway|motorway|route|axis|border|railway|line of control|line)\b",
    re.IGNORECASE,
)
"""Behind the first end of a way that is named by both ("the Kano-Zaria road")."""
_LIES_OFF = re.compile(
    r" [–—-] an? (?:[a-z-]+ ){0,2}(?:city|town|village|district|province|region|state) (?:to the )?"
    r"(?:north|south|east|west)[a-z-]* of (?:the capital,? )?"
)
"""Between two names: where the first lies from the second."""
_DISTANCE = re.compile(
    r"\d[\d.,]* ?(?:kms?|kilomet(?:er|re)s?|miles?)\b[^,;]{0,40} (?:of|from) (?:the )?"
    r"(?:[A-Z][\w-]+(?: (?:state|province|region))?(?:[’']s)? )?(?:capital,? |(?:capital|city|town) (?:city )?of )?$"
)
"""Before a name: how far another one lies from it, where nothing happened."""
_DISTANCE_REACH = 110
_HOSTS = WordPattern(
    r" (?:now |currently |already |also |alone )*(?:<taking_in>|(?:is|was) <being_host>)"
    r" (?:[a-z]+ ){0,4}?(?:\d|(?:hundred|thousand|million)s?\b)"
)
"""Behind a place: it takes in those who are counted ("Uganda hosts more than 1.4 million refugees")."""
_ON = re.compile(r"\b(?:on|along|near|at|across|over) the [\w.]+(?: [\w.]+)?$", re.IGNORECASE)
"""What leads to a border: it does not only tell which one."""
_ALONE = re.compile(r"\W*(?:(?:railway |train )?station|city|district|region|village|town)?\W*", re.IGNORECASE)
"""What may stand beside a name that is a sentence by itself ("Uman.", "Kramatorsk station.")."""
_WHOLE = frozenset({"country", "admin1", "district", "area"})
"""What may head a report as the label of where it happened ("Gaza: …")."""
_EDGE = re.compile(r"[’']s (?:[a-z-]+ )?(?:outskirts|edges?|fringes?|periphery)\b")
"""Behind a city: the place before it lies beside it."""
_COUNTED = re.compile(r" \((?:[a-z]+ ){0,3}\d[\d,.]*[^()]{0,40}\)")
"""Behind a name in a row of places with their figures ("Taiz (110 families), Aden (90)")."""
_NOWHERE = frozenset({"agent", "apart", "none", "dateline"})
"""Roles in which a place is not told to be anywhere."""
_LISTED = frozenset({"at", "struck", "to", "for", "from", "of", "bare", "seat", "apart"})
_ALIKE = frozenset({"at", "struck", "to", "for", "from", "of"})


@dataclass(slots=True)
class RoledPlace:
    """A place in one sentence with its role; `lead` is the word that gave it ("from", "at")."""

    span: PlaceSpan
    role: Role
    lead: str = ""
    listed: bool = False
    """Named on the list of one before it."""


def role_of(text: str, span: PlaceSpan, offset: int, previous: RoledPlace | None, opening: int) -> RoledPlace:
    """The role of a span in the sentence `text` that begins at `offset` of the span's text.

    `previous` is the place before it in the sentence, which becomes `inside` when it holds this one; `opening` is where
    a dateline ends. A form that tells the role by itself is asked first, then the words around the name, and the place
    before may overrule these.
    """
    start, end = span.start - offset, span.end - offset
    country = span.place is not None and span.place.kind == "country" and not span.direction
    if (told := _by_form(text, span, end, country)) or (told := _as_heading(text, span, start, end, opening, country)):
        return RoledPlace(span, *told)
    found = RoledPlace(span, *own_role(text, start, end, country))
    if _is_water(span) and noun_follows(text, end, words().coast_nouns, 1):
        found.lead = "coast"
    if found.role == "apart" and not country and _speaks_locally(text, start, end):
        found.role = "local"
    if found.role == "bare" and _COUNTED.match(text, end):
        found.lead = "row"
    if previous is None or previous.role in ("none", "dateline"):
        return found
    if found.lead == "near" and _LIES_OFF.fullmatch(text, previous.span.end - offset, start):
        return RoledPlace(span, "none")  # "in Dolna — a town south of Karst — six died"
    return _behind_other(text, offset, previous, found)


def rule_out_distances(text: str, offset: int, places: list[RoledPlace]) -> None:
    """Take their roles from the names which only say how far a place named before them lies: "in Dolna, 30 km north of
    the capital Karst, where six died"."""
    if not _has_distance(text):
        return
    for place in places:
        start = place.span.start - offset
        told = _DISTANCE.search(text, max(0, start - _DISTANCE_REACH), start)
        before = told and [p for p in places if p.span.end - offset <= told.start() and p.role not in _NOWHERE]
        if told and before:
            for other in places:
                if told.start() <= other.span.start - offset <= start:
                    other.role = "none"


def _has_distance(text: str) -> bool:
    return "km" in text or "mile" in text or "kilomet" in text


def _is_water(span: PlaceSpan) -> bool:
    return span.place is not None and span.place.kind == "water"


def _by_form(text: str, span: PlaceSpan, end: int, country: bool) -> Own | None:
    """The role of a name that is bound to a word, or is one of a time, of a sea, or of an organisation."""
    if span.hyphenated and text.startswith("-wide", end):
        return "at", "in"
    if _HOSTS.compiled.match(text, end):
        return "at", "in"
    way = _WAY.match(text, end) if span.hyphenated else None
    if way is not None and (not country or _ON.search(text, 0, end)):
        span.text = text[span.core_start - (span.end - end) : way.end()]
        return "at", "between"
    if span.hyphenated:
        return "struck" if country and _TWIN_EVENT.match(text, end) else "none", ""
    if text.startswith((" time", " Time"), end) or (_is_water(span) and _only_locates(text, span, end)):
        return "none", ""
    if span.organisation:
        return "local" if not country and noun_follows(text, end, words().local_nouns, 4) else "apart", ""
    return None


def _only_locates(text: str, span: PlaceSpan, end: int) -> bool:
    """Whether the name of a sea only says where something else lies ("the Pacific nation's capital"), or is a part of a
    longer name."""
    return bool(span.word) or noun_follows(text, end, words().shore_nouns, 1) or capital(word_after(text, end))


def _as_heading(text: str, span: PlaceSpan, start: int, end: int, opening: int, country: bool) -> Own | None:
    """The role of a name that stands for itself: the label of a report, a sentence of its own, a dateline."""
    heads = start <= 1 or end <= opening
    if heads and text[end : end + 1] == ":" and span.place and span.place.kind in _WHOLE:
        return "at", "label" if country else "in"
    if _ALONE.fullmatch(text[:start] + text[end:]):
        return "at", "in"
    if span.place and span.place.kind == "country" and opens_title(text, start, end):
        return "at", "in"
    return ("dateline", "") if end <= opening else None


def _behind_other(text: str, offset: int, previous: RoledPlace, found: RoledPlace) -> RoledPlace:
    """The place `found` behind another: one of the two may lie in the other, or both stand in one list."""
    span = found.span
    start, end = span.start - offset, span.end - offset
    gap = text[previous.span.end - offset : start]
    inner = inner_span(gap, previous.span, span)
    if inner == "second":
        role = previous.role if previous.role in _ALIKE else found.role
        lead, previous.role = previous.lead or found.lead, "inside"
        if gap[:1] in "’'‘" and span.place is None:
            span.container = previous.span.place or previous.span.container
        if gap[:1] in "’'‘" and not gap.endswith(" of "):
            span.text = text[previous.span.start - offset : end]
        return RoledPlace(span, role, lead)
    if inner == "first" and previous.role == "bare" and is_stricken(text, end):
        previous.role = "struck"  # "Nikopol in Dnipropetrovsk region was hit"
        return RoledPlace(span, "inside")
    if inner == "first" and previous.role == "seat":
        return RoledPlace(span, "seat", previous.lead)  # "a spokesman in Beni (North Kivu)"
    if inner == "first" and previous.role not in ("bare", "agent", "apart", "local", "modifier"):
        return RoledPlace(span, "inside", "from" if previous.role == "from" else "")
    if gap.endswith(" on ") and _EDGE.match(text, end):
        return RoledPlace(span, "inside")  # "Krasnogorsk, on Moscow's north-western edge"
    if previous.role == "via" and gap in (" in ", " in the ", ", "):
        return RoledPlace(span, "inside")  # "some 20 kilometres from Oicha in Beni territory"
    if _continues(gap, previous.role, found.role) and not _GIVES_TOO.match(text, end):
        return RoledPlace(span, previous.role, previous.lead, True)
    found.listed = previous.role in _LISTED and joins_list(gap)
    if found.listed and found.role == "struck" and previous.role == "bare" and is_stricken(text, end):
        previous.role = "struck"  # "Sumy and Poltava came under fire"
    return found


def _speaks_locally(text: str, start: int, end: int) -> bool:
    """Whether a name is of a party that speaks there: "Kharkiv officials", "the governor of Belgorod region"."""
    if _AMONG_DEAD.match(text):
        return False
    if noun_follows(text, past_owner(text, end), words().local_nouns, 4):
        return True
    before = [token for token in words_before(text, start)[-4:] if token != "the"]
    return len(before) > 1 and before[-1] == "of" and before[-2] in words().local_nouns


def _continues(gap: str, before: Role, own: Role) -> bool:
    """Whether a name goes on the list of the one before it, and so has its role."""
    if before not in _LISTED or not joins_list(gap):
        return False
    return own in ("bare", "modifier", "owner") or (
        own in ("agent", "local") and gap.replace("the ", "").strip() != ","
    )
