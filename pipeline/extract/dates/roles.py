"""What a time in a sentence dates: an event, an act of saying, the dispatch itself, or nothing.

Belongs here: the role of one time by the words around it. Not here: clauses and the distance of a time from other words
(`clauses`), reading times (`grammar`).
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from pipeline.extract.datelines import dateline_end
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.record import InMonth, InYear, OpenStart, Period, Rolling, TimeSpan
from pipeline.extract.lexicon.patterns import WordPattern

Role = Literal["event", "speech", "act", "compared", "dateline", "ending"]
"""What a time dates: an event, a saying, a saying that is itself the deed (aid announced), nothing ("the most since
May"), the dispatch itself, the end of a search or other work, at which figures are summed up."""

_LEAD_REACH, _SAYING_REACH, _SAYING_BEHIND, _COMPARISON_REACH = 30, 90, 120, 60
_LEAD = re.compile(
    r"(?:\s*\b(?:on|in|at|the|late|early|earlier|later|during|over|just|again|also|separately)\b)*[\s,]*$",
    re.IGNORECASE,
)
_DATELINE = (
    re.compile(r"\W*[A-Z][A-Z][\w .,'’/()-]{0,60}?,?\s+$"),
    re.compile(r"(?: \d\d(?!\d))?\s*(?:\([^)]{2,40}\)|/\w[\w .-]*/)?\s*[-–—:]"),
)
"""What stands before and behind the day of a dispatch ("SANAA, June 1 (Agency) —", "LIMA, 1 JUN 89 --")."""
_DATELINE_REACH = 48
"""Characters in which the day of a dateline ends that is in small letters ("Kabul, June 1 (AGNCY) --")."""
_AGENCY = re.compile(r"\s*\([A-Z]{2,8}\)\s*[-–—]")
"""Behind a day with which a dispatch begins: whose dispatch it is ("June 1 (AGNCY) —")."""
_WORK_ENDED = WordPattern(r"\b<rescue_work>\b[^.;:]{0,60}?\b<ended>\W*$", re.IGNORECASE)
_RECOUNTED = WordPattern(
    r"\b<recounted>\s+(?:its |the |their )?(?:\w+ ){0,2}(?:toll|count|number)\b[^.;:,]*$", re.IGNORECASE
)
"""Before a day: it is that of the new count ("cut the toll to 68 on Monday")."""
_COUNT_FOLLOWS = re.compile(r",? the (?:\w+ ){0,2}(?:toll|number|count)\b", re.IGNORECASE)
"""Behind a time: it is that of the count ("two days later the number of wounded had risen")."""
_SAID_BEHIND = WordPattern(
    r", (?:said|says|told)\b|"
    r" <said_on_a_day>\b(?! (?:by|to|from|in|at|on)\b|[,;.])|"
    r" <recounted> (?:its |the |their )?(?:\w+ ){0,2}(?:toll|count|number)\b"
)
"""Behind a time: it is of the speaker's doing (", visiting the town on Monday, said", "officials on Monday said")."""
_SAID_WHO = re.compile(
    r", (?:said|says) (?!that\b)"
    r"(?:(?!was\b|were\b|is\b|are\b|had\b|has\b|have\b|would\b|will\b|could\b)[^\W\d][\w’'-]*[ .]*){1,7}[”\"’']?$"
)
"""Behind a time: the speaker alone, of a sentence that is told ("… burned on Monday, said residents.")."""
_ARE_PARTS = re.compile(
    r"(?:\b[A-Z]\w+(?:an|ish|ese)|ern|\b(?:two|three|four|five|six|several|many|both|these)) states$"
)
"""At the end of a clause: they are states of a country, and "states" is no verb of saying."""
_ONE_OF = re.compile(r"\bone of (?:the|its|their)\s*$", re.IGNORECASE)
_BORN = re.compile(r"\bborn(?: (?:in|on|before|after))?\s*$", re.IGNORECASE)
"""Before a time that says how old somebody is: "a man born in 1993"."""
_OF_PACT = WordPattern(r"\b(?:the|a|that|its|their) \d{4} (?:[a-z-]+ ){0,2}<pact>\b")
"""A year that is that of a pact which still holds ("under the 2016 peace agreement")."""
_NTH = re.compile(r"\b(?:the|our|its|their|his|her|a) \d+(?:st|nd|rd|th) [a-z]")
"""How many of a kind there were since: "our 33rd drawdown since August 2021"."""
_TELLS_OF_OTHER = WordPattern(r"\b(?:that|which|when|in which) (?:[\w’'-]+ ){0,3}?<befell>\b")
"""Between the comparison and a time: a clause of its own, which that time dates."""
_LONG = OpenStart | InYear | InMonth | Period
_LONG_UNITS = frozenset({"month", "year", "decade"})
"""Of which an event may be the worst: "the strongest in the past three years"."""
_NAME_RUN = r"(?:(?!that\b)[\w’'.-]+\s+)"


def role_of(text: str, span: TimeSpan) -> Role:
    """What a time dates; the order matters, as each question is asked of what the ones before it leave."""
    if _only_compares(text, span) or _BORN.search(text, max(0, span.start - _LEAD_REACH), span.start):
        return "compared"
    pact = isinstance(span.meaning, InYear) and not span.bound
    if pact and any(m.start() <= span.end <= m.end() for m in _OF_PACT.compiled.finditer(text)):
        return "compared"
    added = span.rule == "after_event" and text[: span.start].endswith(", ")
    if span.bound or isinstance(span.meaning, OpenStart) or added:
        return "event"
    left = text[: lead_start(text, span)]
    if said := _saying_beside(text, span, left):
        return "act" if cues().patterns["aid_act"].search(said) else "speech"
    if _WORK_ENDED.compiled.search(left):
        return "ending"
    recounted = not isinstance(span.meaning, Rolling) and _RECOUNTED.compiled.search(left)
    if recounted or _COUNT_FOLLOWS.match(text, span.end) or _is_of_speaker(text, span.end):
        return "speech"
    return "dateline" if _is_of_dispatch(text, span, left) else "event"


def lead_start(text: str, span: TimeSpan) -> int:
    """Where the small words before a time begin ("late on")."""
    window = max(0, span.start - _LEAD_REACH)
    lead = _LEAD.search(text[window : span.start])
    return window + lead.start() if lead else span.start


def _only_compares(text: str, span: TimeSpan) -> bool:
    """Whether a long time only holds an event against others: "the worst since May"."""
    since = span.bound == "since"
    rolls = isinstance(span.meaning, Rolling) and span.meaning.unit in _LONG_UNITS and span.meaning.count < 0
    is_long = since or rolls or isinstance(span.meaning, _LONG) or span.rule == "within_units"
    return is_long and _is_compared(text[max(0, span.start - _COMPARISON_REACH) : span.start], since)


def _is_compared(before: str, since: bool) -> bool:
    """Whether the words before a span, in its own clause, compare over it: "the worst raid since", "the third in".

    "One of the worst raids last month" was in that month; "one of the worst raids since May" was not since May.
    """
    clause = before[max(before.rfind(","), before.rfind(";")) + 1 :]
    found = cues().patterns["comparison"].search(clause)
    if found is None:
        return since and _NTH.search(clause) is not None
    if _TELLS_OF_OTHER.compiled.search(clause, found.end()) is not None:
        return False  # "the worst since a flood that killed 300 people in 1973"
    return since or _ONE_OF.search(clause[: found.start()]) is None


def _saying_beside(text: str, span: TimeSpan, left: str) -> str:
    """The verb of saying that a time belongs to, before it or, where it opens the sentence, behind it; else nothing.
    `left` is what stands before the time and its preposition."""
    before, behind = _saying()
    near = left[-_SAYING_REACH:]
    found = None if _speech_words().isdisjoint(near.lower().split()) else before.search(near)
    if found is None and not left.strip(" “\"'") and not text.startswith(":", span.end):  # "Jan. 9: police said"
        found = behind.search(text[span.end : span.end + _SAYING_BEHIND])
        if found is not None and _ARE_PARTS.search(found.group()):
            return ""
    return found.group() if found is not None else ""


_OF_SPEECH = ("speech_verb", "speech_noun", "addressed", "audience")
"""Kinds of cues of which phrases of saying are made."""


@functools.cache
def _saying() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a time of saying, and what stands behind one."""
    verbs, nouns, addressed, audience = (cues().patterns[kind].pattern for kind in _OF_SPEECH)
    ways = (
        verbs,
        r"\baccording\s+to(?:\s+(?!that\b)[\w’'.-]+){1,9}",
        rf"\b{addressed}\s+(?:(?!that\b)[\w’'.-]+\s*){{1,6}}",
        rf"\b(?:in|at|on|via|to|with|during)\s+{_NAME_RUN}{{0,4}}?{nouns}(?:\s+(?:on|to|in|with|from|for|via)\s+[\w’'.-]+)*",
        rf"{verbs}\s+(?:on|to|in|via)\s+[\w’'.-]+",
        rf"\bas\s+{verbs}\s+by\s+(?:(?!that\b)[\w’'.-]+\s*){{1,7}}",
        rf"\bto\s+(?:the\s+)?{audience}",
        r"\bconfirmed\s+(?:the|that)\s+(?:number|figures?|toll|death toll|casualty figures?)(?:\s+of\s+\w+)?",
        r"\b(?:report|bulletin|statement|update|briefing|letter|dispatch|communiqué?|release)\s+(?:of|dated)",
        rf"[,”\"’'] {verbs}\s+(?:[\w’'.-]+\s+){{0,4}}[\w’'.-]+,[^,.;]{{2,70}},",
    )
    before = re.compile(rf"(?:{'|'.join(ways)})\s*$", re.IGNORECASE)
    behind = re.compile(
        rf"^,?\s*(?:(?!was\b|were\b|is\b|are\b|has\b|have\b|had\b|and\b)[^\s\d,;]+\s+){{1,8}}?{verbs}", re.IGNORECASE
    )
    return before, behind


@functools.cache
def _speech_words() -> frozenset[str]:
    """Every single word that a phrase of saying may end in or hold."""
    known = cues().words
    phrases = {"according", "confirmed"}.union(*(known[kind] for kind in _OF_SPEECH))
    return frozenset(word for phrase in phrases for word in phrase.split())


def _is_of_speaker(text: str, end: int) -> bool:
    """Whether a time that ends there is of the speaker's doing, by the verb of saying behind it."""
    return _SAID_BEHIND.compiled.match(text, end) is not None and _SAID_WHO.match(text, end) is None


def _is_of_dispatch(text: str, span: TimeSpan, left: str) -> bool:
    """Whether a time stands alone or heads a dispatch, and is the day on which it was written."""
    if not text[span.end :].strip(" .)") and not left.strip(" ("):
        return True
    if span.end <= _DATELINE_REACH and text[span.end : span.end + 2] == " (" and span.end <= dateline_end(text):
        return True
    if _DATELINE[0].fullmatch(text, 0, span.start) and _DATELINE[1].match(text, span.end):
        return True
    return not left.strip() and _AGENCY.match(text, span.end) is not None
