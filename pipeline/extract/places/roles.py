"""What a place does in its sentence: the thing happened there, it led there or from there, or it only speaks or acts.

Belongs here: the words behind one name, and its neighbours. Not here: the words before it (`leads`), which of several
places a figure gets (`link`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.places.following import noun_follows, party_follows
from pipeline.extract.places.leads import REACH, Role, lead_of, words_before
from pipeline.extract.places.nesting import inner_span, joins_list
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.stricken import NEXT, is_attacked_there, is_stricken, names_event, wages_war
from pipeline.extract.places.typography import capital, word_after
from pipeline.extract.places.words import words

_POSSESSIVE = re.compile(r"[’'ʼ‘]s?(?!\w)")
_RECEIVES = re.compile(
    r"\s+(?:(?:has|have|had|will|would|is|to|set|due|also|already|now)\s+){0,4}(?:receive[ds]?|get|gets|got|secured)\b",
    re.I,
)
"""Behind a country: it is the one who is helped."""
_MARCH = re.compile(r"\b(?:march|marche[sd]|marching|advance[sd]?|advancing) on (?:the )?$")
"""Who marches on a town is not there yet."""
_TAKE_OFF = re.compile(r"\b(?:take-?off|took off|taking off) from $")
"""A crash on take-off is where the flight began."""
_WHERE = re.compile(r", where\b")
"""Behind a place of which the clause then tells ("Hardest hit is Malawi, where 326 people have died")."""
_VENUE = re.compile(r"\s+(?:[\w-]+\s+){0,2}(?:conference|summit|meeting|talks|forum)\b", re.IGNORECASE)
"""Behind a place: it only lends its name to a gathering ("at a Paris donor conference")."""
_GIVES_TOO = re.compile(
    r" (?:about |some |nearly |over |more than )?(?:[A-Z]{0,3}[$€£]|\d[\d.,]* ?(?:m|bn|million|billion)\b)"
)
"""Behind a country: its verb of giving stands with the one before ("Italy gave €10m for Lebanon, and Britain $20m")."""
_TWIN_EVENT = re.compile(r"[-–][A-Z]\w+\s+(?:earth)?quakes?\b", re.IGNORECASE)
"""Behind the first of two countries that an event struck ("the Turkey-Syria quake")."""
_OWNED = re.compile(r"[a-z][’']s $")
_AWAY = frozenset({"reporters", "journalists", "conference", "summit", "talks", "meeting", "briefing", "interview"})
"""Who speaks to these somewhere speaks of another place."""
_ENVOYS_SEATS = frozenset({"New York", "Geneva", "Vienna", "Brussels", "Nairobi", "Washington"})
_ENVOYS = re.compile(
    r"\b(?:U\.?N\.?|United Nations|OCHA|UNICEF|UNHCR|WHO|NATO|[Ee]nvoys?|High Commissioner|[Ss]pokes\w+)\b"
)
"""Who speaks at a seat of the United Nations or of an alliance, and of another place."""
_AMONG_DEAD = re.compile(r"(?:Among|Of) (?:the|those) (?:\w+ )?(?:dead|killed|victims|wounded|injured|casualties)\b")
"""What opens a sentence in which a party of a place is told of and does not speak."""
_HARMED = frozenset(
    ["casualty", "casualties", "death", "deaths", "injury", "injuries", "fatality", "fatalities", "killed", "injured",
     "wounded", "dead", "damage", "explosions", "strikes", "attacks", "hits", "shelling", "fires", "clashes"]
)  # fmt: skip
"""Nouns and states that are reported in a place, and do not report."""
_SAYING = frozenset({"said", "says", "told", "announced", "reported", "denied"})
_SAID_WHEN = frozenset(
    ["on", "late", "early", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
     "yesterday", "morning", "afternoon", "evening", "night"]
)  # fmt: skip
"""Words of time between a verb of speech and where it was said."""
_SHORES = frozenset(
    ["port", "city", "resort", "town", "state", "nation", "country", "region", "island", "harbour"]
)  # fmt: skip
_COASTS = frozenset({"coast", "coastline", "shore", "shores", "seaboard"})
"""Nouns behind a sea that only say where they lie ("the Black Sea port of …")."""
_ALONE = re.compile(r"\W*(?:(?:railway |train )?station|city|district|region|village|town)?\W*", re.IGNORECASE)
"""What may stand beside a name that is a sentence by itself ("Uman.", "Kramatorsk station.")."""
_WHOLE = frozenset({"country", "admin1", "district", "area"})
"""What may head a report as the label of where it happened ("Gaza: …")."""
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


def _behind(text: str, end: int, country: bool) -> Role:
    """Role by the words behind a name that no preposition leads to."""
    lists = words()
    if names_event(text, end) or (not country and is_attacked_there(text, end)):
        return "struck"
    if owner := _POSSESSIVE.match(text, end):
        if noun_follows(text, owner.end(), lists.event_nouns) and not party_follows(text, owner.end()):
            return "struck"
        if country:
            ground = noun_follows(text, owner.end(), lists.ground_nouns, 2) and not party_follows(text, owner.end())
            return "ground" if ground else "apart"
        return "apart" if party_follows(text, owner.end()) else "owner"
    if is_stricken(text, end, country):
        return "struck"
    if _WHERE.match(text, end):
        return "at"
    match = NEXT.match(text, end)
    head = match[1].lower().rstrip(".") if match else ""
    if not match or not head[:1].isalpha():
        return "bare"
    if noun_follows(text, end, lists.event_nouns):
        return "struck"
    if party_follows(text, end):
        return "apart"
    if country and _RECEIVES.match(text, end):
        return "for"
    if head in lists.agent_verbs or head in words().adverbs or head in lists.stricken_words or head.endswith("ly"):
        return "agent"
    if head in lists.at_words or head in lists.to_words or head in lists.from_words or head in ("and", "or", "but"):
        return "bare"
    return "modifier" if not country or not head.endswith("s") else "agent"


def _past_owner(text: str, end: int) -> int:
    match = _POSSESSIVE.match(text, end)
    return match.end() if match else end


_THEIR_ARMS = re.compile(
    r" (?:junta|army|military|government|regime|air force|navy|coalition)(?: [a-z-]+)?"
    r" (?:air ?strikes?|strikes?|attacks?|raids?|shelling|bombings?|bombardments?|ambush|drones?|assaults?|gunfire"
    r"|fire)\b"
)


def _adjective(text: str, start: int, end: int) -> bool:
    """Whether a country's name is only an adjective: between an article and a noun ("in a US strike"), or before its
    arms ("in Myanmar junta airstrikes")."""
    if _THEIR_ARMS.match(text, end):
        return True
    match = NEXT.match(text, end)
    if match and match[1] in words().directions:
        return False
    if not match or not match[1][0].islower() or match[1].lower() in words().at_words | words().agent_verbs:
        return False
    tokens = words_before(text, start)
    return (bool(tokens) and tokens[-1] in ("a", "an")) or text[start:end] in ("US", "U.S.", "UK", "U.K.")


def role_of(text: str, span: PlaceSpan, offset: int, previous: RoledPlace | None, opening: int) -> RoledPlace:
    """The role of a span in the sentence `text` that begins at `offset` of the span's text.

    `previous` is the place before it in the sentence, which becomes `inside` when it holds this one; `opening` is where
    a dateline ends.
    """
    start, end = span.start - offset, span.end - offset
    country = span.place is not None and span.place.kind == "country" and not span.direction
    if span.hyphenated:
        return RoledPlace(span, "struck" if country and _TWIN_EVENT.match(text, end) else "none")
    if text.startswith(" time", end):
        return RoledPlace(span, "none")
    water = span.place is not None and span.place.kind == "water"
    if water and (span.word or noun_follows(text, end, _SHORES, 1) or capital(word_after(text, end))):
        return RoledPlace(span, "none")
    if span.organisation:
        local = not country and noun_follows(text, end, words().local_nouns, 4)
        return RoledPlace(span, "local" if local else "apart")
    if text[end : end + 1] == ":" and (start <= 1 or end <= opening) and span.place and span.place.kind in _WHOLE:
        return RoledPlace(span, "at", "in")
    if _ALONE.fullmatch(text[:start] + text[end:]):
        return RoledPlace(span, "at", "in")
    if end <= opening:
        return RoledPlace(span, "dateline")
    found = _own_role(text, span, start, end, country)
    if water and noun_follows(text, end, _COASTS, 1):
        found.lead = "coast"
    if (
        found.role == "apart"
        and not country
        and _AMONG_DEAD.match(text) is None
        and _is_of_local_party(text, start, end)
    ):
        found.role = "local"
    if previous is not None and previous.role not in ("none", "dateline"):
        gap = text[previous.span.end - offset : start]
        inner = inner_span(gap, previous.span, span)
        if inner == "second":
            role = previous.role if previous.role in _ALIKE else found.role
            lead, previous.role = previous.lead or found.lead, "inside"
            if gap[:1] in "’'‘" and not gap.endswith(" of "):
                span.text = text[previous.span.start - offset : end]
            return RoledPlace(span, role, lead)
        if inner == "first" and previous.role not in ("bare", "agent", "apart", "local", "modifier"):
            return RoledPlace(span, "inside", "from" if previous.role == "from" else "")
        if _continues(gap, previous.role, found.role) and not _GIVES_TOO.match(text, end):
            return RoledPlace(span, previous.role, previous.lead, True)
        found.listed = previous.role in _LISTED and joins_list(gap)
    return found


def _is_of_local_party(text: str, start: int, end: int) -> bool:
    """Whether a name is of a party that speaks there: "Kharkiv officials", "the governor of Belgorod region"."""
    if noun_follows(text, _past_owner(text, end), words().local_nouns, 4):
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


def _said_there(before: list[str], after: str) -> bool:
    """Whether the words around "in X" put a speaker there, not a thing reported ("were reported in X")."""
    if "headquarters" in before[-3:] and not words().strike_words.isdisjoint(before[-7:]):
        return False  # "attacked a police headquarters in X"
    if words().seat_nouns.intersection(before[-3:]) or after.rstrip(".").lower() in _SAYING:
        return True
    if before[-1:] == ["reported"] and not _HARMED.isdisjoint(before[-4:]):
        return False  # "with one casualty reported in X"
    while before and before[-1] in _SAID_WHEN:
        before = before[:-1]
    return not _SAYING.isdisjoint(before[-2:]) and words().auxiliaries.isdisjoint(before[-4:])


_ORIGIN = re.compile(r"\b(?:from|FROM) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, $")
"""In front of a region: it is that of a town which no list has: "a geologist from Fairbanks, Alaska"."""
_APPOSED = re.compile(
    r"\b(in|near|outside|around) (?:the|its) (?:[\w-]+ ){0,2}(?:capital|city|town|village|port|resort)(?: city)?, $",
    re.IGNORECASE,
)
"""In front of the name of such a town: "in the capital, Kinshasa"."""
_COME_FROM = frozenset(
    {"soldiers", "troops", "peacekeepers", "nationals", "citizens", "mercenaries", "fighters", "tourists", "students"}
)
"""People whose country "from" names, and not where they are."""
_BETWEEN = re.compile(r"\bbetween (?:[A-Z][\w’'-]+ ){1,3}and $")
"""In front of the second end of a way whose first no list has."""
_BACK = frozenset({"returned", "back", "flew"})
_FLYING = re.compile(r"\b(?:drones?|UAVs?|missiles?|Shaheds?)\b")
"""Drones that "returned to Russia" did nothing there."""


def _own_role(text: str, span: PlaceSpan, start: int, end: int, country: bool) -> RoledPlace:
    """The role by the words around the name alone."""
    if _ORIGIN.search(text, max(0, start - REACH), start):
        return RoledPlace(span, "from", "from")
    if apposed := _APPOSED.search(text, max(0, start - REACH), start):
        return RoledPlace(span, "at", apposed[1].lower())
    if _BETWEEN.search(text, max(0, start - REACH), start):
        return RoledPlace(span, "apart" if country else "at", "between")
    role, lead, rest = lead_of(words_before(text, start))
    possessive = _POSSESSIVE.match(text, end)
    if role == "apart" and is_stricken(text, end):
        return RoledPlace(span, "struck", lead)
    if country and role is None and _OWNED.search(text, max(0, start - 30), start):
        return RoledPlace(span, "ground")
    if country and possessive and wages_war(text, possessive.end()):
        return RoledPlace(span, "agent", lead)
    if role is None or (country and possessive and not noun_follows(text, possessive.end(), words().ground_nouns)):
        return RoledPlace(span, _behind(text, end, country), lead)
    if country and _adjective(text, start, end):
        return RoledPlace(span, "struck" if noun_follows(text, end, words().event_nouns) else "agent")
    if role in ("to", "for", "from", "of") and party_follows(text, possessive.end() if possessive else end):
        return RoledPlace(span, "apart", lead)
    if role == "from" and noun_follows(text, end, words().event_nouns | words().assault_nouns):
        return RoledPlace(span, "struck", lead)  # "the toll from the Beirut port explosion"
    if lead == "from" and _TAKE_OFF.search(text, max(0, start - REACH), start):
        return RoledPlace(span, "at", "take-off")
    if lead == "on" and _MARCH.search(text, max(0, start - REACH), start):
        return RoledPlace(span, "to", lead)
    if lead == "from" and country and rest and rest[-1] in _COME_FROM:
        return RoledPlace(span, "none", lead)
    if lead == "to" and rest and rest[-1] in _BACK and _FLYING.search(text, 0, start):
        return RoledPlace(span, "via", lead)
    if role == "at" and lead == "between" and country:
        return RoledPlace(span, "apart", lead)
    if role == "at" and _VENUE.match(text, end):
        return RoledPlace(span, "apart", lead)
    if role == "at" and rest and rest[-1] in ("based", "headquartered"):
        return RoledPlace(span, "apart", lead)
    if role == "at" and _said_there(rest, word_after(text, end)):
        away = _AWAY.intersection(rest[-3:]) or (text[start:end] in _ENVOYS_SEATS and _ENVOYS.search(text, 0, start))
        return RoledPlace(span, "apart" if away else "seat", lead)
    if role == "to" and lead in ("into", "against", "on") and set(rest[-4:]) & words().assault_nouns:
        return RoledPlace(span, "struck", lead)
    return RoledPlace(span, role, lead)
