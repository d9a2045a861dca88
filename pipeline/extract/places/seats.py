"""Where somebody speaks: a place that is only the seat of who says it, or from which they tell of another.

Belongs here: the words of speech around "in X". Not here: who speaks (`pipeline.extract.attribution`), other roles
(`own_roles`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.patterns import pattern_words
from pipeline.extract.places.leads import Role
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name

_ENVOYS = re.compile(
    r"\b(?:U\.?N\.?|United Nations|OCHA|UNICEF|UNHCR|WHO|NATO|IOM|IFRC|ICRC|Red Cross|Red Crescent"
    r"|[Ee]nvoys?|High Commissioner|[Ss]pokes\w+)\b"
)
"""Who speaks at a seat of the United Nations or of an alliance, and of another place."""
_BETWEEN_REACH, _BY_REACH = 6, 9
_STAFF_REACH, _HARM_REACH = 7, 4
_MEETING_REACH, _SPOKE = 9, 4
_RECEIVED_REACH, _MESSAGE_REACH = 5, 4
SEATED = frozenset({"in", "at", "near", "outside", "from", "inside", "across"})
"""Prepositions that put a speaker somewhere."""


def is_said_there(before: list[str], after: str) -> bool:
    """Whether the words around "in X" put a speaker there, not a thing reported ("were reported in X")."""
    return _works_there(before) or _is_told_there(before, after)


def _is_told_there(before: list[str], after: str) -> bool:
    """Whether somebody told it there, by his noun, his verb, or a meeting."""
    lists = words()
    if "headquarters" in before[-3:] and not lists.strike_words.isdisjoint(before[-7:]):
        return False  # "attacked a police headquarters in X"
    if _befell(before, after):
        return False
    if before[-1:] == ["that"] or "between" in before[-_BETWEEN_REACH:]:
        return False  # "said that in X six people died", "a fight between police and militants in X"
    if before and (before[-1] in lists.built_nouns or before[-1].isdigit()):
        return False  # "an office building in X", "eight in Guma local government and 16 in X"
    if not (lists.coming_words.isdisjoint(before[-3:]) or lists.raiders.isdisjoint(before)):
        return False  # "the gunmen arrived in X"
    fought = "with" in before[-_BY_REACH:] and not lists.fight_nouns.isdisjoint(before)
    if fought or (not lists.raiders.isdisjoint(before[-1:]) and "by" in before[-_BY_REACH:]):
        return False  # "a gunfight with militants in X", "an ambush by Maoist rebels in X"
    verb = after.rstrip(".").lower()
    if lists.seat_nouns.intersection(before[-3:]) or verb in lists.speech_verbs or verb in lists.confirming_verbs:
        return True
    if _meets_there(before):
        return True
    if before[-1:] == ["reported"] and not lists.harm_words.isdisjoint(before[-4:]):
        return False  # "with one casualty reported in X"
    while before and before[-1] in lists.time_words:
        before = before[:-1]
    return not lists.speech_verbs.isdisjoint(before[-2:]) and lists.auxiliaries.isdisjoint(before[-4:])


def _befell(before: list[str], after: str) -> bool:
    """Whether those who might speak are the ones to whom something was done there: "six nurses were kidnapped in X",
    "killed two medics in X"."""
    lists = words()
    if not before or before[-1] in lists.befallen:
        return bool(before)
    done = before[-4:-1]
    counted = any(word.isdigit() or word in lexicon().numbers for word in done)
    speaks = after.lower() in lists.speech_verbs | lists.confirming_verbs | lists.auxiliaries
    return before[-1] in lists.seat_nouns and counted and not speaks and not lists.befallen.isdisjoint(done)


def _works_there(before: list[str]) -> bool:
    """Whether somebody of a hospital is told of, who was not harmed: "a doctor at the main hospital in X"."""
    lists = words()
    if not before or before[-1] not in lists.hospital_nouns:
        return False
    for at in range(max(0, len(before) - _STAFF_REACH), len(before) - 1):
        if before[at] in lists.hospital_staff and before[at + 1] in ("at", "of", "from"):
            return lists.harm_words.isdisjoint(before[max(0, at - _HARM_REACH) : at])
    return False


def _meets_there(before: list[str]) -> bool:
    """Whether somebody spoke at a meeting of some people there: "said at talks with the minister Ada Obi in X"."""
    lists, gatherings = words(), pattern_words()["gathering"]
    for at in range(max(1, len(before) - _MEETING_REACH), len(before)):
        if before[at] in gatherings and not lists.speech_verbs.isdisjoint(before[max(0, at - _SPOKE) : at]):
            return True
    return False


def is_received_there(before: list[str]) -> bool:
    """Whether a message from elsewhere was heard or read there: "the radio, monitored in X", "a statement received in
    X"."""
    lists = words()
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in lists.receiving), -1)
    if at < 0 or len(before) - at > _RECEIVED_REACH:
        return False
    return before[at] == "monitored" or not lists.messages.isdisjoint(before[max(0, at - _MESSAGE_REACH) : at])


def seat_role(text: str, start: int, end: int, before: list[str]) -> Role:
    """The role of a name in which somebody speaks, with the words before its preposition: a seat, or apart where they
    tell of another place."""
    if not words().away_nouns.isdisjoint(before[-3:]):
        return "apart"
    of_envoys = fold_name(text[start:end]) in words().envoys_seats and _ENVOYS.search(text, 0, start) is not None
    return "apart" if of_envoys else "seat"
