"""The role of a place by the words around its own name alone.

Belongs here: what a preposition, with the words before and behind it, makes of a name. Not here: what the prepositions
are (`leads`), names without one (`behind`), who speaks there (`seats`), the neighbours of a name (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.lexicon.patterns import WordPattern, pattern_words
from pipeline.extract.places.behind import POSSESSIVE, past_owner, role_behind
from pipeline.extract.places.following import noun_follows, party_follows
from pipeline.extract.places.leads import REACH, Role, lead_of, words_before
from pipeline.extract.places.seats import SEATED, is_received_there, is_said_there, seat_role
from pipeline.extract.places.stricken import NEXT, is_stricken, wages_war
from pipeline.extract.places.typography import word_after
from pipeline.extract.places.words import words
from pipeline.extract.word_facts import FACTS

_MARCH = re.compile(r"\b(?:march|marche[sd]|marching|advance[sd]?|advancing) on (?:the )?$")
"""Who marches on a town is not there yet."""
_TAKE_OFF = re.compile(r"\b(?:take-?off|took off|taking off) from $")
"""A crash on take-off is where the flight began."""
_VENUE = WordPattern(r"\s+(?:[\w-]+\s+){0,2}<gathering>\b", re.IGNORECASE)
"""Behind a place: it only lends its name to a gathering ("at a Paris donor conference")."""
_OWNED = re.compile(r"[a-z][’']s $")
_THEIR_ARMS = WordPattern(r" <ruling>(?: [a-z-]+)? <ruling_attack>\b")


_REPORTS = WordPattern(r"(?: alone)? (?:reporting|recording|registering|suffering) (?!that\b)")
"""Behind a place with "with": what happened is counted there ("with Dolna district reporting 27 deaths")."""
_ORIGIN = re.compile(r"\b(?:from|FROM) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, $")
"""In front of a region: it is that of a town which no list has: "a geologist from Fairbanks, Alaska"."""
_APPOSED = re.compile(
    r"\b(in|near|outside|around) (?:the|its) (?:[\w-]+ ){0,2}(?:capital|city|town|village|port|resort)(?: city)?, $",
    re.IGNORECASE,
)
"""In front of the name of such a town: "in the capital, Kinshasa"."""
_ADDRESS = re.compile(
    r"\b(?:in|at|on|near|along) (?:the )?(?:[A-Z0-9][\w.’'-]* ){1,4}"
    r"(?:Street|Road|Avenue|Highway|Boulevard|Lane|Square|Drive)(?: in)?(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?, $"
)
"""In front of a town: the street and the quarter ("on Dapo Street, Pandacan, Manila")."""
_FELT = re.compile(r"\bfelt (?:as far (?:away )?as |strongly )?(?:(?:in|across|throughout) )?(?:[\w’'-]+,? ){0,6}$")
"""In front of where a quake was only felt."""
_BETWEEN = re.compile(r"\bbetween (?:[A-Z][\w’'-]+ ){1,3}and $")
"""In front of the second end of a way whose first no list has."""
_HOSPITAL = re.compile(r"\b(?:Hospital|Clinic|Medical Cent(?:er|re)|Infirmary)$")
_TO_HOSPITAL = 5
"""Words back from "hospital in" to the "to" of the way there."""
_CARRIED = 9
"""The same to the "to" of who was taken to anything there."""
_WAY_FROM = re.compile(r"\b(?:road|highway|route|track|stretch|motorway) from (?:[A-Z][\w’'-]+ ){1,3}to (?:the )?$")
"""In front of the second end of a way."""
_ON_BORDER = re.compile(
    r"\b(?:border|frontier)(?: (?:area|region|zone))? between (?:the )?(?:(?:[A-Z][\w’'-]+ ){1,3}and (?:the )?)?$"
)
"""In front of the countries on whose border something happened."""
_LAUNCH_SITE = WordPattern(
    r"\b(?:launched|fired|flown|coming|came) from (?:[\w-]+ ){0,3}<launch_ground> (?:[a-z]+ )?"
    r"(?:in|of|inside) (?:the )?$"
)
"""In front of the country where a launch site lies: "fired from positions in"."""
_FLYING = re.compile(r"\b(?:drones?|UAVs?|missiles?|Shaheds?)\b")
"""Drones that "returned to Russia" did nothing there."""


_GIVEN = frozenset({"aid", "a", "an", "some", "another", "more", "further", "additional", "its", "their"})
"""What begins behind a receiver that a verb of giving takes: "will send Ukraine a package"."""
_PLEDGES = WordPattern(r",? (?:[\w.’'-]+ ){1,6}?<pledging> [^.]{0,40}?(?:[$€£]|\d+ million)")
"""Behind a place that opens a sentence: a sum is promised there ("In Geneva, Norway announced $5 million")."""
_OPENING = 25
"""Characters before a place that opens a sentence."""
_OPENS = re.compile(r"(?:\w+ ){0,2}(?:in|In|at|At) $")

_GATHERED = 4
"""Words back from "in" to the gathering that is held there: "a conference of donors in"."""
_OF_DONORS = frozenset({"donor", "donors", "pledging"})
_SUM = re.compile(r"[$€£¥₹]|\d ?(?:mn|mln|bn|bln|million|billion|crore)\b")

_SENT_ABROAD = frozenset({"US", "U.S.", "UK", "U.K."})
"""Countries whose name is also the adjective of what is theirs anywhere."""
_BUILDING_REACH = 3

Own = tuple[Role, str]
"""A role, and the word that gave it."""


class _Led(NamedTuple):
    """A name from `start` to `end` of a sentence with what leads to it."""

    text: str
    start: int
    end: int
    country: bool
    role: Role | None
    """What the preposition alone says; None without one."""
    lead: str
    rest: Sequence[str]
    """The words before the preposition."""

    @property
    def last(self) -> str:
        """The word before the preposition."""
        return self.rest[-1] if self.rest else ""

    def stands_behind(self, pattern: re.Pattern[str]) -> bool:
        """Whether words that end at the name stand right before it."""
        return pattern.search(self.text, max(0, self.start - REACH), self.start) is not None


def own_role(text: str, start: int, end: int, country: bool) -> Own:
    """The role of a name from `start` to `end` of a sentence, and the word that gave it.

    The order matters: an unlisted town before a name has the preposition for itself; what strikes or owns a country is
    told behind it, whatever leads to it; of a noun with a preposition the noun behind decides before the words before;
    at last the preposition stands for itself.
    """
    if told := _beside_unlisted(text, start, country):
        return told
    if _FELT.search(text, max(0, start - REACH), start):
        return "none", ""
    role, lead, rest = lead_of(words_before(text, start))
    here = _Led(text, start, end, country, role, lead, rest)
    if role == "apart" and is_stricken(text, end):
        return "struck", lead
    if told := _of_belligerent(here):
        return told
    if lead in ("of", "at", "from") and _is_of_care(here):
        return "seat", lead
    if role is None or _owns_no_ground(here):
        return role_behind(text, end, country), lead
    return _by_noun_behind(here) or _by_words_before(here) or _by_stay(here) or (role, lead)


def _is_of_care(here: _Led) -> bool:
    """Whether a hospital is that of who speaks, or to which somebody came: "Ada Obi, the director of Dolna Memorial
    Hospital, told", "died on arrival at the hospital"."""
    told = here.last in words().hospital_staff or here.last == "arrival"
    return told and _HOSPITAL.search(here.text, here.start, here.end) is not None


def _beside_unlisted(text: str, start: int, country: bool) -> Own | None:
    """The role of a name right behind a place that no list has."""
    since = max(0, start - REACH)
    if text.endswith(", ", since, start):
        if _ORIGIN.search(text, since, start):
            return "from", "from"
        if not country and _ADDRESS.search(text, since, start):
            return "at", "in"
        if apposed := _APPOSED.search(text, since, start):
            return "at", apposed[1].lower()
    elif text.endswith(" and ", since, start) and _BETWEEN.search(text, since, start):
        return "apart" if country else "at", "between"
    return None


def _of_belligerent(here: _Led) -> Own | None:
    """The role of a country that belongs to another's war ("Israel's Gaza"), or wages its own ("Israel's war in")."""
    if not here.country:
        return None
    if here.role is None and _OWNED.search(here.text, max(0, here.start - 30), here.start):
        return "ground", ""
    owner = POSSESSIVE.match(here.text, here.end)
    return ("agent", here.lead) if owner and wages_war(here.text, owner.end()) else None


def _owns_no_ground(here: _Led) -> bool:
    """Whether what a country owns, and its preposition leads to, is no ground of its own: "in Iran's attack"."""
    owner = POSSESSIVE.match(here.text, here.end) if here.country else None
    return owner is not None and not noun_follows(here.text, owner.end(), words().ground_nouns)


def _by_noun_behind(here: _Led) -> Own | None:
    """The role by the noun to which the preposition leads, where the name only goes with it."""
    text, end = here.text, here.end
    if here.country and _is_adjective(text, here.start, end):
        if here.role == "at" and text[here.start : end] not in _SENT_ABROAD and _is_building(text, end):
            return "at", here.lead  # "in a Peru mosque"
        return "struck" if noun_follows(text, end, words().event_nouns) else "agent", ""
    given = here.lead in words().help_words and word_after(text, end).lower() in _GIVEN  # "gave Kyiv aid"
    if here.role in ("to", "for", "from", "of") and not given and party_follows(text, past_owner(text, end)):
        return "apart", here.lead
    if here.role == "to" and noun_follows(text, end, words().event_nouns, 1):
        return "struck", here.lead  # "access to the Dolna landslide"
    if here.role == "from" and noun_follows(text, end, words().event_nouns | words().assault_nouns):
        return "struck", here.lead  # "the toll from the Beirut port explosion"
    return None


def _by_words_before(here: _Led) -> Own | None:
    """The role by the verb or noun that goes with the preposition."""
    if here.lead == "from" and here.stands_behind(_TAKE_OFF):
        return "at", "take-off"
    if here.lead == "on" and here.stands_behind(_MARCH):
        return "to", here.lead
    if here.lead == "from" and here.last in words().way_nouns:
        return "at", "between"
    if here.lead == "to" and here.stands_behind(_WAY_FROM):
        return "at", "between"
    if here.lead == "between" and here.country and here.stands_behind(_ON_BORDER):
        return "at", "on"
    if here.lead == "from" and here.last in words().reports:
        return "at", "in"
    if here.lead in ("in", "of", "inside") and here.stands_behind(_LAUNCH_SITE.compiled):
        return "from", "from"
    if here.lead == "with" and _REPORTS.compiled.match(here.text, here.end):
        return "at", "in"
    if here.lead == "from" and here.country and here.last in words().travellers:
        return "none", here.lead
    if here.lead == "to" and here.last in words().return_words and _FLYING.search(here.text, 0, here.start):
        return "via", here.lead
    assaulted = here.role == "to" and here.lead in ("into", "against", "on")
    return ("struck", here.lead) if assaulted and not words().assault_nouns.isdisjoint(here.rest[-4:]) else None


def _by_stay(here: _Led) -> Own | None:
    """The role of a place in which somebody or something is, and nothing happened."""
    if here.role != "at":
        return None
    if here.lead == "between" and here.country:
        return "apart", here.lead
    if _VENUE.compiled.match(here.text, here.end) or here.last in ("based", "headquartered"):
        return "apart", here.lead
    if here.last in words().hospital_nouns and "to" in here.rest[-_TO_HOSPITAL:]:
        return "seat", "carried"  # "taken to a hospital in X"
    if _is_carried_there(here.rest):
        return "seat", "carried"
    opens = here.start < _OPENING and _OPENS.fullmatch(here.text, 0, here.start)
    if opens and _PLEDGES.compiled.match(here.text, here.end):
        return "seat", here.lead
    if here.lead == "in" and _is_pledging_there(here):
        return "apart", here.lead
    if here.lead in SEATED and is_received_there(list(here.rest)):
        return "apart", here.lead
    if here.lead in SEATED and is_said_there(list(here.rest), word_after(here.text, here.end)):
        return seat_role(here.text, here.start, here.end, list(here.rest)), here.lead
    return None


def _is_pledging_there(here: _Led) -> bool:
    """Whether some met in a place, to give or in a sentence that states a sum: it goes elsewhere."""
    gatherings = pattern_words()["gathering"]
    if any(word in gatherings and before in _OF_DONORS for before, word in pairwise(here.rest)):
        return True
    return any(word in gatherings for word in here.rest[-_GATHERED:]) and _SUM.search(here.text) is not None


def _is_carried_there(rest: Sequence[str]) -> bool:
    """Whether somebody was taken to what is in a place: "were brought to a military base in X"."""
    reach = list(rest[-_CARRIED:])
    if "to" not in reach:
        return False
    at = len(rest) - len(reach) + reach.index("to")
    return at > 0 and rest[at - 1] in words().carrying_words and rest[at + 1 : at + 2] in (["a"], ["an"], ["the"])


def _is_adjective(text: str, start: int, end: int) -> bool:
    """Whether a country's name is only an adjective: between an article and a noun ("in a US strike"), or before its
    arms ("in Myanmar junta airstrikes")."""
    if _THEIR_ARMS.compiled.match(text, end):
        return True
    match = NEXT.match(text, end)
    if match and match[1] in words().directions:
        return False
    acronym = text[start:end] in _SENT_ABROAD
    if acronym and match is not None and match[1] in words().assault_nouns:
        return True
    small = match is not None and match[1][0].islower()
    if match is None or not small or match[1].lower() in words().at_words | words().agent_verbs:
        return False
    tokens = words_before(text, start)
    return (bool(tokens) and tokens[-1] in ("a", "an")) or acronym


def _is_building(text: str, end: int) -> bool:
    """Whether the first noun behind a name is of a building that no state has abroad."""
    for word in text[end : end + REACH].lower().split()[:_BUILDING_REACH]:
        word = word.strip(",.;:")
        noun = FACTS[word].noun if word else None
        if noun is not None:
            return noun.kind == "building" and word not in words().envoys_buildings
    return False
