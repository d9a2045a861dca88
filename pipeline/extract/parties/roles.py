"""What each party named in a sentence does there.

Belongs here: the words before a party's name ("fired by", "at Kyiv"), and which words are asked first. Not here: the
words behind it (`deeds`), finding the names (`finder`), choosing a figure's actor and target among them (`link`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from pipeline.extract.attacks import attack_words
from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.phrases import Line, read_line
from pipeline.extract.currencies import currencies
from pipeline.extract.lexicon.patterns import WordPattern, pattern_words
from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.numbers.values import great_scales
from pipeline.extract.parties.classes import classes_of, disaster_words
from pipeline.extract.parties.deeds import role_behind
from pipeline.extract.parties.finder import PartySpan, find_parties
from pipeline.extract.parties.scene import CONTRAST, Role, RoleName, Scene
from pipeline.extract.places.stricken import is_attacked_there, names_event
from pipeline.extract.places.words import words

_AGENTS: tuple[tuple[str, RoleName], ...] = (
    ("frees", "freer"),
    ("takes", "captor"),
    ("strikes", "attacker"),
    ("attack", "attacker"),
    ("weapon", "attacker"),
    ("gives", "giver"),
)
_PLACES: tuple[tuple[str, RoleName], ...] = (("against", "target"), ("within", "locus"), ("toward", "receiver"))
_DATELINE = re.compile(r"[,:]? (?:\([^)]*\) )?(?:[–—-] )?[A-Z]")
_OTHER_EVENT = WordPattern(
    r"\b(?:retaliat\w+|<motive>|(?:hours|days|weeks|a day|a week) after)\b[^.;–—]*", re.IGNORECASE
)
_CONTRASTS = frozenset({"while", "whereas"})
_ENDINGS = ("'s ", "’s ")
_NAMED_FOR = ("Sea of ", "Gulf of ", "Bay of ")
"""Before a country whose name a water bears."""
_BETWEEN_STATES = frozenset({"border", "borders", "frontier", "boundary"})
"""Behind a people's name they tell where something was, on which side is not said."""
_AIR_DEFENCE = re.compile(r"[^.;,]{0,40}\b(?:air[- ]defen[cs]e|anti-aircraft)", re.IGNORECASE)
_LAUNCHED_FROM = 4
"""Tokens before a party in which "from" stands behind a verb of firing: "launched from areas in Yemen"."""
_SUM_REACH = 7
"""Tokens before "from" in which the receiving verb and the sum stand."""
_WORDS_BEFORE = 5
"""Tokens before a party or a preposition in which the word stands that gives its role."""


_EMPTY = Scene([], False, (0, 0))


def read_scene(text: str) -> Scene:
    """The parties of one sentence from left to right with their roles; offsets in its characters."""
    spans = find_parties(text)
    if not spans:
        return _EMPTY
    line = read_line(text)
    roles = [Role(span, _role(line, span), text.startswith(_ENDINGS, span.end)) for span in spans]
    other = None if _words_of_other_event().isdisjoint(line.folded) else _OTHER_EVENT.compiled.search(text)
    contrast = None if _CONTRASTS.isdisjoint(line.folded) else CONTRAST.search(text)
    natural = not disaster_words().isdisjoint(line.folded)
    return Scene(roles, natural, other.span() if other else (0, 0), contrast.start() if contrast else 0)


@cache
def _words_of_other_event() -> frozenset[str]:
    """Words by which one event follows another; without one of them a sentence tells of none before it."""
    return frozenset({"after", "retaliatory", "retaliating", *pattern_words()["motive"]})


def _role(line: Line, span: PartySpan) -> RoleName:
    if span.start == 0 and _DATELINE.match(line.text, span.end) and line.text[: span.end].isupper():
        return "none"
    if line.text.endswith(_NAMED_FOR, 0, span.start):
        return "none"
    if span.form == "metonym" and (names_event(line.text, span.end) or is_attacked_there(line.text, span.end)):
        return "locus"
    first = bisect_left(line.starts, span.start + 1) - 1
    behind = bisect_left(line.starts, span.end)
    if line.text[span.end : span.end + 1] == "-" and _is_origin(line.folded[behind - 1]):
        return "maker"
    if "venue" in classes_of(line.low(behind)) | classes_of(line.low(behind + 1)) and not line.possessive(behind - 1):
        return "none"
    if span.form == "demonym" and line.low(behind) in _BETWEEN_STATES:
        return "none"
    if span.form == "demonym" and "facility" in classes_of(line.low(behind)) and line.capital(behind):
        return "none"
    if span.form == "demonym" and "land" in classes_of(line.low(behind)) and _stands_on(line, first):
        return "none"
    before = _before(line, span, first)
    after = role_behind(line, span, behind, first, before) if span.form != "place" else None
    if after is not None:
        return after
    return before or "none"


def _stands_on(line: Line, first: int) -> bool:
    """Whether a name is of the land on which something was, which nobody attacked: "died on a Greek island"."""
    at = first - 1 - (line.low(first - 1) in ARTICLES)
    return line.low(at) in ("on", "off") and line.low(at - 1) not in attack_words()


def _before(line: Line, span: PartySpan, first: int) -> RoleName | None:
    """The role that a word before the party gives: its preposition, or a participle with "by"."""
    at = first - 1
    while at >= 0 and first - at <= _WORDS_BEFORE and _is_between(line.folded[at]):
        at -= 1
    if at < 0:
        return None
    low = line.folded[at]
    if low == "by":
        return _agent(line, span, at, first)
    if low == "from" and ("help" in classes_of(line.low(at - 1)) or _is_received(line, at)):
        return "giver"
    if low == "from" and "force" in classes_of(line.low(at - 1)):
        return "locus"
    if low == "on" and line.low(at - 1) in words().blame_verbs:
        return "attacker"
    found = classes_of(low)
    if low == "of" and "loses" in classes_of(line.low(at - 1)):
        return "target"
    for name, role in _PLACES:
        if name in found:
            apart = role == "locus" and (_is_venue(line, at) or _is_of_attackers(line, at))
            return "none" if apart else role
    return None


def _is_of_attackers(line: Line, at: int) -> bool:
    """Whether the preposition at a token leads to where attackers stood: "fired by rebels in Lebanon", "launched from
    areas in Yemen"."""
    words = line.folded[max(0, at - _LAUNCHED_FROM) : at]
    if "from" in words:
        behind = max(0, at - _LAUNCHED_FROM) + words.index("from")
        return "strikes" in classes_of(line.low(behind - 1))
    return "by" in words and "force" in classes_of(line.low(at - 1))


def _is_between(word: str) -> bool:
    """Whether a word may stand between a preposition and the party: "by the Iran-backed Houthis"."""
    return ("filler" in classes_of(word) and word not in ("at", "over")) or _is_origin(word)


def _is_origin(word: str) -> bool:
    """Whether a compound tells the maker or the patron of what follows: "Iranian-made", "Rwanda-backed"."""
    _, joined, last = word.rpartition("-")
    return bool(joined) and "origin" in classes_of(last)


def _is_received(line: Line, at: int) -> bool:
    """Whether the words before "from" are a sum that somebody gets or that help comes to: "received 300 million kroner
    from Norway", "a grant of $5 million from Norway"."""
    known, last = currencies(), line.low(at - 1)
    if last not in known.words and last not in known.codes and last not in great_scales():
        return False
    start = max(0, at - _SUM_REACH)
    if any("gets" in classes_of(word) for word in line.folded[start:at]):
        return True
    return any(line.folded[of] == "of" and "help" in classes_of(line.low(of - 1)) for of in range(start, at))


def _is_venue(line: Line, at: int) -> bool:
    """Whether the preposition at a token leads to where people met or spoke: "at a conference on Tuesday in Geneva"."""
    return any("venue" in classes_of(word) for word in line.folded[max(0, at - _WORDS_BEFORE) : at])


def _agent(line: Line, span: PartySpan, by: int, first: int) -> RoleName | None:
    """What a party behind "by" does: as the words before it say, else it attacks if it is armed and is not cited."""
    before, earlier = line.low(by - 1), line.low(by - 2)
    if _AIR_DEFENCE.match(line.text, span.end):
        return "defender"
    if before == "down":
        return "attacker" if earlier == "gunned" else "defender"
    doing = classes_of(before) | classes_of(earlier)
    if "saves" in doing:
        return None
    if "stops" in doing:
        return "destroyer" if "strikes" in doing else "defender"
    for name, role in _AGENTS:
        if name in doing:
            return role
    verbs = citing_words().verbs
    if before in verbs or earlier in verbs:
        return None
    armed = span.form in ("people", "group") or any("force" in classes_of(line.low(first + n)) for n in (1, 2))
    return "attacker" if armed or before.endswith("ed") else None
