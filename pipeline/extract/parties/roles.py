"""What each party named in a sentence does there.

Belongs here: reading the words beside a party's name ("Russian strikes", "fired by", "at Kyiv").
Not here: finding the names (`finder`), choosing a figure's actor and target among them (`parties`).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.attribution.phrases import Line, read_line
from pipeline.extract.currencies import currencies
from pipeline.extract.parties.classes import classes_of, disaster_words
from pipeline.extract.parties.finder import PartySpan, find_parties
from pipeline.extract.parties.scene import CONTRAST, Role, RoleName, Scene
from pipeline.extract.places.stricken import is_attacked_there, names_event

_BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_AGENTS: tuple[tuple[str, RoleName], ...] = (
    ("frees", "freer"),
    ("takes", "captor"),
    ("strikes", "attacker"),
    ("attack", "attacker"),
    ("weapon", "attacker"),
    ("gives", "giver"),
)
_PLACES: tuple[tuple[str, RoleName], ...] = (("against", "target"), ("within", "locus"), ("toward", "receiver"))
_VERBS: tuple[tuple[str, RoleName], ...] = (
    ("strikes", "attacker"),
    ("takes", "captor"),
    ("frees", "freer"),
    ("gets", "receiver"),
    ("gives", "giver"),
)
_LOST = frozenset({"losses", "casualties"})
_HAVE = frozenset({"has", "have", "had"})
_SENT = frozenset({"launched", "fired", "sent", "dropped", "used"})
"""Done to weapons and never to a party: "the drones that Russia launched" is active."""
_ITSELF = frozenset({"it", "they", "its", "their"})
_DATELINE = re.compile(r"[,:]? (?:\([^)]*\) )?(?:[–—-] )?[A-Z]")
_OTHER_EVENT = re.compile(
    r"\b(?:retaliat\w+|response|revenge|reprisals?|(?:hours|days|weeks|a day|a week) after)\b[^.;–—]*", re.IGNORECASE
)
_CONTRASTS = frozenset({"while", "whereas"})
_EVENT_WORDS = frozenset(
    {"response", "revenge", "reprisal", "reprisals", "after", "retaliation", "retaliatory", "retaliating"}
)
_ACRONYM = 5
"""Characters; "US" and "U.K." serve as adjectives."""
_LONGEST_ASIDE = 10
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_ASIDE_OPENERS = _DAYS | frozenset(
    {"through", "via", "which", "one", "along", "together", "as", "in", "with", "the", "a", "alongside"}
)
_MONEY = frozenset(["$", "€", "£", "million", "billion", "us$"])
_WORDS_BEHIND = 7
_RECEIVING = frozenset({"receive", "receives", "received", "receiving", "get", "gets", "got", "secured", "obtained"})
_SCALES = frozenset({"thousand", "million", "billion", "m", "bn", "mn"})
_SUM_REACH = 7
"""Tokens before "from" in which the receiving verb and the sum stand."""
_WORDS_BEFORE = 5


_EMPTY = Scene([], False, (0, 0))


def read_scene(text: str) -> Scene:
    """The parties of one sentence from left to right with their roles; offsets in its characters."""
    spans = find_parties(text)
    if not spans:
        return _EMPTY
    line = read_line(text)
    roles = [Role(span, _role(line, span)) for span in spans]
    other = None if _EVENT_WORDS.isdisjoint(line.folded) else _OTHER_EVENT.search(text)
    contrast = None if _CONTRASTS.isdisjoint(line.folded) else CONTRAST.search(text)
    natural = not disaster_words().isdisjoint(line.folded)
    return Scene(roles, natural, other.span() if other else (0, 0), contrast.start() if contrast else 0)


def _role(line: Line, span: PartySpan) -> RoleName:
    if span.start == 0 and _DATELINE.match(line.text, span.end) and line.text[: span.end].isupper() and not line.upper:
        return "none"
    if span.form == "metonym" and (names_event(line.text, span.end) or is_attacked_there(line.text, span.end)):
        return "locus"
    first = bisect_left(line.starts, span.start + 1) - 1
    behind = bisect_left(line.starts, span.end)
    joined = line.text[span.end : span.end + 1] == "-" and line.folded[behind - 1].rsplit("-", 1)[-1]
    if joined and "origin" in classes_of(joined):
        return "maker"
    if "venue" in classes_of(line.low(behind)) | classes_of(line.low(behind + 1)) and not line.possessive(behind - 1):
        return "none"
    before = _before(line, span, first)
    after = _behind(line, span, behind, first, before) if span.form != "place" else None
    if after is not None:
        return after
    return before or "none"


def _before(line: Line, span: PartySpan, first: int) -> RoleName | None:
    """The role that a word before the party gives: its preposition, or a participle with "by"."""
    at = first - 1
    while (
        at >= 0
        and first - at <= _WORDS_BEFORE
        and "filler" in classes_of(line.folded[at])
        and line.folded[at] not in ("at", "over")
    ):
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
    found = classes_of(low)
    if low == "of" and "loses" in classes_of(line.low(at - 1)):
        return "target"
    for name, role in _PLACES:
        if name in found:
            return "none" if role == "locus" and _is_venue(line, at) else role
    return None


def _is_received(line: Line, at: int) -> bool:
    """Whether the words before "from" are a sum that somebody gets: "received 300 million kroner from Norway"."""
    known, last = currencies(), line.low(at - 1)
    a_sum = last in known.words or last in known.codes or last in _SCALES
    return a_sum and not _RECEIVING.isdisjoint(line.folded[max(0, at - _SUM_REACH) : at])


def _is_venue(line: Line, at: int) -> bool:
    """Whether the preposition at a token leads to where people met or spoke: "at a conference on Tuesday in Geneva"."""
    return any("venue" in classes_of(word) for word in line.folded[max(0, at - _WORDS_BEFORE) : at])


def _agent(line: Line, span: PartySpan, by: int, first: int) -> RoleName | None:
    """What a party behind "by" does: as the words before it say, else it attacks if it is armed and is not cited."""
    before, earlier = line.low(by - 1), line.low(by - 2)
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


def _subject(line: Line, first: int) -> bool:
    """Whether a party can be the subject of the verb behind it: no preposition before it but "militants in"."""
    at = first - 1
    while at >= 0 and "filler" in classes_of(line.folded[at]) and line.folded[at] not in ("at", "over"):
        at -= 1
    if at < 0 or not classes_of(line.folded[at]) & {"break", "against", "within", "toward"}:
        return True
    if line.folded[at] in ("and", "or", "but", "that", "while", "as", "after", "before", "when", "because", "if"):
        return True
    if line.folded[at] == "of" and any("office" in classes_of(word) for word in line.folded[max(0, at - 4) : at]):
        return True  # "the Minister for Foreign Affairs of Iceland has decided"
    return line.folded[at] in ("in", "from", "of") and "force" in classes_of(line.low(at - 1))


def _behind(line: Line, span: PartySpan, at: int, first: int, before: RoleName | None) -> RoleName | None:
    """The role that the words behind the party give: its weapons and attacks, or the verb whose subject it is."""
    verbs, unsaid = citing_words().verbs, citing_words().unsaid
    acronym = span.form == "name" and span.end - span.start < _ACRONYM
    noun = not acronym and span.form not in ("demonym", "group") and not line.possessive(max(at - 1, 0))
    passive, subject = False, _subject(line, first)
    end = min(at + _WORDS_BEHIND, len(line.folded))
    step = at
    while step < end:
        low = line.folded[step]
        found = classes_of(low)
        if low == "(" and line.low(step + 2) == ")":
            step += 2  # its acronym
        elif low in _BE:
            passive = True
        elif low == "on" and line.low(step + 1) in _DAYS:
            step += 1
        elif low == "," and (aside := _aside(line, step)):
            end, step = end + aside - step, aside
        elif low == "to" and _intends(line, step, at):
            passive = False
        elif "break" in found or not low[0].isalnum() or low[0].isdigit():
            return None
        elif not noun and found & {"attack", "weapon"} and not _is_object(line, step, at):
            return "target" if before == "target" and "weapon" in found else "attacker"
        elif not noun and "help" in found and before != "giver":
            return "receiver" if before == "receiver" else "giver"
        elif low.startswith("claim") and subject and not unsaid.isdisjoint(line.folded[step + 1 : step + 4]):
            return "attacker"  # it claims the attack or the responsibility
        elif low in verbs and "say" in verbs[low] and not found & {"gives"}:
            step += 1 + (line.low(step + 1) == "that")
            if line.low(step) not in _ITSELF | {"having"} and (line.low(step), line.low(step + 1)) != ("to", "have"):
                return None
        elif found & {"strikes", "stops", "frees", "takes", "loses", "gives", "gets"} and (subject or low in _LOST):
            return _of_verb(line, step, found, passive)
        step += 1
    return None


def _aside(line: Line, at: int) -> int:
    """The comma that closes an aside opened by the comma at `at` ("A, through its agency, will give"); 0 for none."""
    closed = next((end for end in range(at + 2, at + _LONGEST_ASIDE) if line.low(end) in (",", ".", ";")), 0)
    return closed if line.low(closed) == "," and line.low(at + 1) in _ASIDE_OPENERS else 0


def _intends(line: Line, at: int, first: int) -> bool:
    """Whether "to" leads to a verb of giving that the party itself means to do: "has decided to donate"."""
    asked = any("asks" in classes_of(line.folded[step]) for step in range(first, at))
    return not asked and "gives" in classes_of(line.low(at + 1)) | classes_of(line.low(at + 2))


def _is_object(line: Line, step: int, first: int) -> bool:
    """Whether an attack word is a verb here, with an object behind it ("Israeli forces strike targets")."""
    return step > first and "force" in classes_of(line.folded[step - 1]) and "strikes" in classes_of(line.folded[step])


def _ends_clause(line: Line, at: int) -> bool:
    """Whether no object follows a participle: "killed in Kharkiv", not "killed at least seven"."""
    low, following = line.low(at), line.low(at + 1)
    counted = following == "least" or following[0].isdigit()
    return low in (".", ",", ";") or ("behind" in classes_of(low) and not (counted and low in ("at", "over", "near")))


def _ambiguous(low: str) -> RoleName:
    """The role at a verb that both attacks and stops: one destroys missiles and tanks, but shoots people only."""
    return "destroyer" if low.startswith("destroy") else "attacker"


def _of_verb(line: Line, step: int, found: frozenset[str], passive: bool) -> RoleName:
    low = line.folded[step]
    following = line.low(step + 1)
    participle = low.endswith("ed") or low in ("shot", "struck", "hit", "sunk", "held", "taken", "sent")
    reduced = (
        participle
        and low not in _SENT
        and "gives" not in found
        and line.low(step - 1) not in _HAVE
        and _ends_clause(line, step + 1)
    )
    if (passive and not low.endswith("ing")) or reduced or "loses" in found:
        return "target"
    if "stops" in found:
        return "defender" if "strikes" not in found or following == "down" else _ambiguous(low)
    if {"gives", "strikes"} <= found and _is_of_money(line, step + 1):
        return "giver"
    for name, role in _VERBS:
        if name in found:
            return role
    return "none"


def _is_of_money(line: Line, at: int) -> bool:
    """Whether a sum or a word of help stands soon behind a verb that goes with weapons too: "sent Ukraine $5m"."""
    behind = line.folded[at : at + _WORDS_BEFORE]
    return any("help" in classes_of(word) or word in _MONEY for word in behind)
