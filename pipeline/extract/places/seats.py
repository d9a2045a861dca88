"""Where somebody speaks: a place that is only the seat of who says it, or from which they tell of another.

Belongs here: the words of speech around "in X". Not here: who speaks (`pipeline.extract.attribution`), other roles
(`own_roles`).
"""

from __future__ import annotations

import re

from pipeline.extract.places.leads import Role
from pipeline.extract.places.words import words

_AWAY = frozenset({"reporters", "journalists", "conference", "summit", "talks", "meeting", "briefing", "interview"})
"""Who speaks to these somewhere speaks of another place."""
_ENVOYS_SEATS = frozenset({"New York", "Geneva", "Vienna", "Brussels", "Nairobi", "Washington"})
_ENVOYS = re.compile(
    r"\b(?:U\.?N\.?|United Nations|OCHA|UNICEF|UNHCR|WHO|NATO|[Ee]nvoys?|High Commissioner|[Ss]pokes\w+)\b"
)
"""Who speaks at a seat of the United Nations or of an alliance, and of another place."""
_HARMED = frozenset(
    ["casualty", "casualties", "death", "deaths", "injury", "injuries", "fatality", "fatalities", "killed", "injured",
     "wounded", "dead", "damage", "explosions", "strikes", "attacks", "hits", "shelling", "fires", "clashes"]
)  # fmt: skip
"""Nouns and states that are reported in a place, and do not report."""
_SAYING = frozenset({"said", "says", "told", "announced", "reported", "denied"})
_CONFIRMING = frozenset({"confirmed", "confirms", "blamed", "blames", "warned"})
_CAME = frozenset({"arrived", "arriving", "visited"})
_RAIDERS = frozenset(
    ["gunmen", "attackers", "militants", "bandits", "assailants", "rebels", "raiders", "fighters", "insurgents",
     "jihadists", "terrorists", "herders", "gangs", "gangsters", "troops", "soldiers"]
)  # fmt: skip
"""Who comes somewhere to do harm there."""
_BETWEEN_REACH, _BY_REACH = 6, 5
_BUILT = frozenset(
    ["base", "camp", "post", "outpost", "checkpoint", "building", "buildings", "compound", "hospital", "school",
     "barracks", "station", "convoy", "facility", "facilities", "prison", "mosque", "church", "market", "town",
     "village", "house", "houses", "home", "homes"]
)  # fmt: skip
"""What stands somewhere and does not speak, whosever it is."""
SEATED = frozenset({"in", "at", "near", "outside", "from", "inside", "across"})
"""Prepositions that put a speaker somewhere."""
_SAID_WHEN = frozenset(
    ["on", "late", "early", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
     "yesterday", "morning", "afternoon", "evening", "night"]
)  # fmt: skip
"""Words of time between a verb of speech and where it was said."""


def is_said_there(before: list[str], after: str) -> bool:
    """Whether the words around "in X" put a speaker there, not a thing reported ("were reported in X")."""
    if "headquarters" in before[-3:] and not words().strike_words.isdisjoint(before[-7:]):
        return False  # "attacked a police headquarters in X"
    if before[-1:] == ["that"] or "between" in before[-_BETWEEN_REACH:]:
        return False  # "said that in X six people died", "a fight between police and militants in X"
    if before and before[-1] in _BUILT:
        return False  # "an office building in X"
    if not (_CAME.isdisjoint(before[-3:]) or _RAIDERS.isdisjoint(before)):
        return False  # "the gunmen arrived in X"
    if not _RAIDERS.isdisjoint(before[-1:]) and "by" in before[-_BY_REACH:]:
        return False  # "an ambush by Maoist rebels in X"
    if words().seat_nouns.intersection(before[-3:]) or after.rstrip(".").lower() in _SAYING | _CONFIRMING:
        return True
    if before[-1:] == ["reported"] and not _HARMED.isdisjoint(before[-4:]):
        return False  # "with one casualty reported in X"
    while before and before[-1] in _SAID_WHEN:
        before = before[:-1]
    return not _SAYING.isdisjoint(before[-2:]) and words().auxiliaries.isdisjoint(before[-4:])


def seat_role(text: str, start: int, end: int, before: list[str]) -> Role:
    """The role of a name in which somebody speaks, with the words before its preposition: a seat, or apart where they
    tell of another place."""
    if not _AWAY.isdisjoint(before[-3:]):
        return "apart"
    return "apart" if text[start:end] in _ENVOYS_SEATS and _ENVOYS.search(text, 0, start) else "seat"
