"""What the words behind a name of a place make of it: it was struck, it speaks or acts, or they say nothing.

Belongs here: names to which no preposition leads, and the possessive. Not here: looking ahead for a noun (`following`),
passives and verbs of suffering (`stricken`), names behind a preposition (`own_roles`).
"""

from __future__ import annotations

import re

from pipeline.extract.places.following import noun_follows, party_follows
from pipeline.extract.places.leads import Role
from pipeline.extract.places.stricken import NEXT, is_attacked_there, is_stricken, names_event
from pipeline.extract.places.words import words

POSSESSIVE = re.compile(r"[’'‘]s?(?!\w)")
_RECEIVES = re.compile(
    r"\s+(?:(?:has|have|had|will|would|is|to|set|due|also|already|now)\s+){0,4}(?:receive[ds]?|get|gets|got|secured)\b",
    re.IGNORECASE,
)
"""Behind a country: it is the one who is helped."""
_WHERE = re.compile(r", where\b")
"""Behind a place of which the clause then tells ("Hardest hit is Malawi, where 326 people have died")."""


def past_owner(text: str, end: int) -> int:
    """Where a name ends with its possessive ending."""
    match = POSSESSIVE.match(text, end)
    return match.end() if match else end


def role_behind(text: str, end: int, country: bool) -> Role:
    """The role of a name that no preposition leads to, which ends at a character. What happened there comes before who
    acts: "Kyiv strikes" may be either, and a noun of an event decides."""
    if names_event(text, end) or (not country and is_attacked_there(text, end)):
        return "struck"
    if owner := POSSESSIVE.match(text, end):
        return _role_of_owner(text, owner.end(), country)
    if is_stricken(text, end, country):
        return "struck"
    if _WHERE.match(text, end):
        return "at"
    match = NEXT.match(text, end)
    head = match[1].lower().rstrip(".") if match else ""
    if not head[:1].isalpha():
        return "bare"
    if noun_follows(text, end, words().event_nouns):
        return "struck"
    if party_follows(text, end):
        return "apart"
    if country and _RECEIVES.match(text, end):
        return "for"
    return _role_before(head, country)


def _role_of_owner(text: str, end: int, country: bool) -> Role:
    """The role of a name with a possessive ending, which ends at a character."""
    lists, party = words(), party_follows(text, end)
    if not party and noun_follows(text, end, lists.event_nouns):
        return "struck"
    if country:
        return "ground" if not party and noun_follows(text, end, lists.ground_nouns, 2) else "apart"
    return "apart" if party else "owner"


def _role_before(head: str, country: bool) -> Role:
    """The role of a name before a word that is no noun of an event or of a party."""
    lists = words()
    if head in lists.agent_verbs or head in lists.adverbs or head in lists.stricken_words or head.endswith("ly"):
        return "agent"
    if head in lists.at_words or head in lists.to_words or head in lists.from_words or head in ("and", "or", "but"):
        return "bare"
    return "modifier" if not country or not head.endswith("s") else "agent"
