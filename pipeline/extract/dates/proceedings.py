"""Whether a figure only says what a proceeding is about: "jailed on Tuesday for a bombing that killed 12".

Belongs here: courts, remembrance, and wars that a sentence looks back on. Not here: what comes right after an event
(`clauses`), words that make a figure background wherever they stand (`totals`).
"""

from __future__ import annotations

import re

from pipeline.extract.dates.cue_search import find_cue, tells_event
from pipeline.extract.dates.record import TimeSpan
from pipeline.extract.lexicon.patterns import WordPattern

_ABOUT = re.compile(
    r"\b(?:for|over|of|into|(?<=charged )with|with the (?:murder|killing|massacre|death)s?|in connection with|"
    r"(?:related|linked|relating) to|years after)\b"
)
"""What leads from a proceeding to the event that it is about."""
_LOOKS_BACK = WordPattern(r"\b<war_of_years>(?:, | )(?:that|which|in which|where)\b[^,;]{0,40}$")
"""A spell of years before a figure of all its victims: "a civil war that has killed"."""
_OF_WAR = WordPattern(r"\b<war_of_years>,? (?:which|that) [^,;]*$")
"""A clause behind a figure that tells of the war itself: "died in the war, which ended in"."""
_MAIN = re.compile(r", (?:was|were|is|are|has been|have been) (?:\w+ )?$")
"""Between a relative clause that tells a figure and the proceeding: "the gunman, who killed eight, was sentenced"."""
_SITS = WordPattern(r"\b<sitting>\b")
"""Behind a figure that a proceeding is about: what the proceeding did at the time that follows."""
_OTHER_CLAUSE = re.compile(r"[;:]|, (?:but|while|whereas)\b|^(?:(?!\b(?:that|which|who|where|when)\b)[^,])*, and\b")
"""Between those words and a figure: what follows is no longer the event. Behind a relative clause "and" goes on."""
_OWN_VERB = re.compile(r"(?:[\w’',-]+ ){1,5}(?:was|were|have|has|had|died)\b")
_AND_ONE = re.compile(r"\band an? $")
_EVENT_REACH = 40
"""Characters behind a time in which the event is named whose day it is."""


def is_about(text: str, start: int) -> bool:
    """Whether the figure that begins at `start` of a sentence tells of the event that a proceeding is about, or of all
    the years of a war."""
    if _joint(text, start, start) is not None or _LOOKS_BACK.compiled.search(text, 0, start) is not None:
        return True
    behind = find_cue("proceeding", text, start)
    return behind is not None and _MAIN.search(text, start, behind.start()) is not None


def is_of_proceeding(text: str, span: TimeSpan, start: int, end: int) -> bool:
    """Whether a time is that of a proceeding, and not of the harm that a figure tells which stands from `start` to
    `end`."""
    joint = _joint(text, start, end)
    if span.start >= end:
        if _OF_WAR.compiled.search(text, end, span.start):
            return True
        sits = joint is not None and _SITS.compiled.search(text, end, span.start) is not None
        return sits or find_cue("proceeding", text, end, span.start) is not None or _is_of_next(text, span)
    if joint is not None and span.end <= joint:
        return True
    return _LOOKS_BACK.compiled.search(text, span.end, start) is not None


def _is_of_next(text: str, span: TimeSpan) -> bool:
    """Whether a time says which event the next one is: "a raid that killed five and a June 7 attack"."""
    joined = _AND_ONE.search(text, 0, span.start) is not None
    return joined and tells_event(text, span.end, span.end + _EVENT_REACH)


def _joint(text: str, start: int, end: int) -> int | None:
    """Where words lead from a proceeding to its event, of which the figure from `start` to `end` tells or which it
    counts; None where none do."""
    last = _last_proceeding(text, start)
    if last is None:
        return None
    leading = [about.start() for about in _ABOUT.finditer(text, last, start)]
    about = next((at for at in reversed(leading) if tells_event(text, at, end)), None)
    return None if about is not None and _is_of_other_clause(text, about, start) else about


def _is_of_other_clause(text: str, about: int, start: int) -> bool:
    """Whether a figure is told by a clause of its own behind the event that a proceeding is about: "rallied over the
    raid, and three people were killed"."""
    return _OTHER_CLAUSE.search(text[about:start]) is not None and _OWN_VERB.match(text, start) is not None


def _last_proceeding(text: str, end: int) -> int | None:
    """Where the last word of a proceeding before a place ends."""
    last, found = None, find_cue("proceeding", text, 0, end)
    while found is not None:
        last = found.end()
        found = find_cue("proceeding", text, last, end)
    return last
