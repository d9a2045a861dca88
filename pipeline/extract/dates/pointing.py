"""Words that take up an event already told, and times that name the event itself ("Saturday's bombing").

Belongs here: reading such words in one text. Not here: which event they mean (`timeline`, `story`).
"""

from __future__ import annotations

import functools
import re

from pipeline.extract.dates.cue_search import tells_event
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.record import OpenStart, Season, TimeSpan
from pipeline.extract.lexicon.any_word import any_word
from pipeline.extract.lexicon.patterns import WordPattern

_EVENT_REACH = 40
"""Characters beside a time in which the words for its event stand."""
_NAMED = re.compile(r"(?:['’]s?)?\s+(?:[\w’'-]+\s+){0,3}?")


@functools.cache
def _pointing() -> re.Pattern[str]:
    """A definite phrase that takes up an event, or people whom it hit."""
    events, people = (any_word(cues().words[kind]) for kind in ("event", "event_people"))
    definite = r"[Tt](?<!\w.)(?:[Hh][Ee]|(?i:hat|his|h[eo]se))"
    return re.compile(rf"{definite}\s+(?:(?:[^\s.,;:]+\s+){{0,2}}{events}|{people})(?![\w-]|(?i: Sea\b))")


def points_back(text: str) -> bool:
    """Whether a text takes up an event by a definite phrase ("the shelling", "the air strike", "the dead")."""
    return _pointing().search(text) is not None


def tells_other_event(text: str) -> bool:
    """Whether a sentence turns to an event beside the one told before it ("In a separate attack on Friday …"), or
    looks back from it ("He had first come to the town on May 5")."""
    told = text.lstrip(' •*-–—"“')
    other = cues().patterns["other_event"].match(told) or _LOOKS_BACK.match(told) or _ADDS.match(told)
    return other is not None


_LOOKS_BACK = re.compile(r"(?:He|She|They|It|The \w+(?: \w+)?) had (?:first|earlier|previously|already|once) \w")


_ADDS = re.compile(r"(?:Additionally|In addition|Besides|Previously|Earlier), (?:on|last|in|earlier) ")
"""What opens a sentence that adds another event with its day."""


_COMES_AFTER = re.compile(r"\b(?:comes?|came|coming)\s+(?:[\w-]+\s+){0,4}after\b", re.IGNORECASE)


def comes_after_other(text: str, start: int) -> bool:
    """Whether what begins at `start` is of an event before the one that a sentence takes up: "the attack comes days
    after a bomb killed nine on Monday"."""
    return _COMES_AFTER.search(text, 0, start) is not None


def is_open(span: TimeSpan) -> bool:
    """Whether a time says since or until when, and not when."""
    return span.bound in ("since", "as_of") or isinstance(span.meaning, OpenStart)


_TOOK_PLACE = WordPattern(
    r"\b(?:it|this|they|both|all|<taking_place>)(?:, which|, that)?\s+"
    r"(?:(?:is|was|are|were|has|have)\s+(?:said|reported|believed|understood|thought|alleged)\s+to\s+have\s+|reportedly\s+)?"
    r"(?:took place|taken place|happened|occurred)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


@functools.cache
def _event_before() -> re.Pattern[str]:
    behind = r" (?:(?:on|in|at|over|during|late|early|earlier|last|that|the) ){0,2}$"
    return re.compile(any_word(cues().words["event"]) + f"(?i:{behind})")


_THE = re.compile(r"\b[Tt]he (?:(?!last\b|next\b|past\b)[a-z]{4,} )?$")
"""Before the day of an event: "the May 5 raid", "the devastating April 25 quake"."""
_THE_DAY = re.compile(
    r"[Tt](?<!\w.)he (?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d)"
)
"""What may begin the name of an event by its day ("the Dec. 16 raid", "the Sunday night blast")."""


@functools.cache
def _event_behind() -> re.Pattern[str]:
    events = "|".join(sorted(cues().words["event"], key=len, reverse=True))
    return re.compile(rf" (?:(?!(?:on|in|before|after|of|that|when|and|to|by|with)\b)[\w’'-]+ ){{0,2}}(?:{events})\b")


_MOTIVE = re.compile(
    r"\b(?:retaliation|response|revenge|reprisal|reprisals|reaction)\s+(?:for|to|against)\s+(?:the\s+)?$"
)
"""Before the day of an event for which another is the answer ("in retaliation for Tuesday's missile attack")."""


_AIMED_AT = re.compile(r"\b(?:through|for|before|survive|weather|endure|ahead of) (?:the )?(?:\w+ )?$", re.IGNORECASE)


def is_aim(text: str, span: TimeSpan) -> bool:
    """Whether a time is a season for which something is meant: "aid to get through the winter"."""
    return isinstance(span.meaning, Season) and _AIMED_AT.search(text, 0, span.start) is not None


def is_motive(text: str, span: TimeSpan) -> bool:
    """Whether a time is of an event that the sentence's own one answers."""
    return _MOTIVE.search(text, max(0, span.start - _EVENT_REACH), span.start) is not None


_ANSWERED = re.compile(
    r"\W*In (?:retaliation|response|revenge|reprisal|reaction) (?:for|to|against)\s[^,;]*"
    r"(?:, (?:who|which|when|where|in which)\b[^,]*)?, (?!who\b|which\b|when\b|where\b|in which\b)"
)


def tells_answer(text: str, start: int) -> bool:
    """Whether a figure stands behind the motive that opens its sentence: "In response to the raid, jets killed six"."""
    return _ANSWERED.match(text, 0, start) is not None


def follows_event(text: str, span: TimeSpan) -> bool:
    """Whether a time stands right behind the word for an event ("a missile strike over the weekend")."""
    return _event_before().search(text, max(0, span.start - _EVENT_REACH), span.start) is not None


def may_name_event(text: str) -> bool:
    """Whether a text holds what `names_event` asks for, whatever its times are; False is certain."""
    if "'s" in text or "’s" in text or _THE_DAY.search(text) is not None:
        return True
    return _may_take_place(text)


@functools.lru_cache(maxsize=512)
def _may_take_place(text: str) -> bool:
    low = text.lower()
    return "took place" in low or "taken place" in low or "happened" in low or "occurred" in low


def names_event(text: str, span: TimeSpan) -> bool:
    """Whether a time says when an event was: "Saturday's truck bombing", "both attacks took place on Friday"."""
    if _may_take_place(text) and _TOOK_PLACE.compiled.search(text, 0, span.start):
        return True
    if is_motive(text, span):
        return False
    owned = text[span.end - 2 : span.end + 2]
    if "'s" not in owned and "’s" not in owned:
        named = _event_behind().match(text, span.end) is not None
        return named and _THE.search(text, max(0, span.start - _EVENT_REACH), span.start) is not None
    match = _NAMED.match(text, span.end)
    if match is None:
        return False
    return tells_event(text, match.start(), match.start() + _EVENT_REACH)


_CAME = WordPattern(r",? (?:which|that) (?:also |first )?<coming_down>\b[^,;]*$")
_EVENT_NAME = 40
"""Characters before such a clause in which its event is told, perhaps with its name."""


def tells_when_it_was(text: str, span: TimeSpan) -> bool:
    """Whether a time says in a clause behind an event when that was: "the toll of Cyclone Ana, which hit on Saturday,
    has risen"."""
    if " which " not in text and " that " not in text:
        return False
    came = _CAME.compiled.search(text, 0, span.start)
    return came is not None and tells_event(text, max(0, came.start() - _EVENT_NAME), came.start())


def asked_rank(text: str, span: TimeSpan) -> tuple[bool, bool]:
    """The rank of a time: one that names its event first, one that is only its adjective last ("an early raid on")."""
    return not names_event(text, span), span.rule == "attributive_part"
