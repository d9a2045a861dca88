"""The time of a figure's own clause: which of the times of its sentence dates it.

Belongs here: the choice within one sentence. Not here: clause borders and roles (`clauses`), other sentences (`link`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

from pipeline.extract.dates.clauses import Scene
from pipeline.extract.dates.cue_search import find_cue, tells_event
from pipeline.extract.dates.pointing import is_aim, is_motive, is_open, names_event, points_back, tells_answer
from pipeline.extract.dates.proceedings import is_of_proceeding
from pipeline.extract.dates.record import (
    Ago,
    Between,
    InMonth,
    InYear,
    OnDay,
    OnWeekday,
    Period,
    Relative,
    ReportingPeriod,
    Rolling,
    TimeSpan,
)
from pipeline.extract.dates.roles import Role
from pipeline.extract.mention import Mention, Tense
from schemas.measure_groups import VICTIMS

AHEAD = frozenset({"planned", "hypothetical"})
"""The status of what has not happened yet."""

_REACH = 4.5
"""The greatest cost of clause borders over which a figure takes a time of its sentence."""
_SINCE_REACH = 1.2
"""The same for "since" behind the figure: it seldom dates another clause."""


_PINS = re.compile(r",? (?:on )?")
_OPENING = re.compile(r"\W*(?:[^:.]{1,40}:\s*)?")
"""What may stand before a time that opens a sentence: nothing, or a label ("Colombia: …")."""
_OTHER_CLAUSE, _AFTERMATH, _SUBORDINATE = 1.0, 3.0, 3.0
_ATTRIBUTE, _OF_PART = 0.4, 0.8
"""Off a part of the day that is only an adjective, and off a time behind a part of the figure."""
_HARM = VICTIMS | {"damaged"}
_OF_PROCEEDINGS = _HARM | {"attacks", "captured"}
_BRINGS_HARM = frozenset({"damaged", "launched", "struck", "attacks"})
"""What is counted of that by which people come to harm ("were killed after two dams collapsed on Monday")."""
_LATER_DEEDS = frozenset({"rescued", "released", "evacuated", "aid"})
"""What is done in the days after an event, and is not of its day."""
_EVENT_REACH = 80
"""Characters behind a time in which the event is named that it counts from."""
_WHEN = re.compile(r",? when [^,;]*")
"""Between a day since which something has lasted and a figure of what happened on it."""
_TRIED = re.compile(r"\b(?:tried to|attempted to|sought to|(?:may|might|could) have(?: been)?) $")
"""Before a verb: what did not come about, or perhaps did, and is past."""
_LASTS = re.compile(r"\b(?:still|remain(?:s|ed)?)\b")
_PERFECT = re.compile(r"\b(?:has|have|are|remain)\b", re.IGNORECASE)


class _Asked(NamedTuple):
    """A figure whose time is looked for in its sentence, which begins at `offset`; `figures` are all that it has."""

    mention: Mention
    scene: Scene
    offset: int
    figures: Sequence[Mention]

    @property
    def start(self) -> int:
        """Where the figure begins in the sentence."""
        return self.mention.start - self.offset

    @property
    def end(self) -> int:
        """Where the figure ends in the sentence."""
        return self.mention.end - self.offset

    @property
    def trigger(self) -> tuple[int, int]:
        """Where the word that gives the measure stands in the sentence; before it where there is none."""
        return self.mention.trigger_start - self.offset, self.mention.trigger_end - self.offset

    @property
    def ahead(self) -> bool:
        """Whether what is counted has not happened yet."""
        if self.mention.status == "hypothetical" and _TRIED.search(self.scene.text, 0, max(0, self.trigger[0])):
            return False
        return self.mention.tense == "future" or self.mention.status in AHEAD


def own_span(
    mention: Mention, scene: Scene, offset: int, figures: Sequence[Mention] = ()
) -> tuple[TimeSpan, Tense] | None:
    """The time in `scene` that dates a figure, and the tense in which it is meant.

    `offset` is the sentence's start, `figures` are all of its figures.
    """
    here = _Asked(mention, scene, offset, figures)
    best: tuple[float, int] | None = None
    chosen: tuple[TimeSpan, Tense] | None = None
    for span, role in zip(scene.spans, scene.roles, strict=True):
        cost, distance = _way(here, span)
        if cost > _REACH or not _may_date(here, span, role) or _dates_something_else(here, span):
            continue
        cost += _added_cost(here, span, role, cost)
        if cost <= _reach(scene, span) and (best is None or (cost, distance) < best):
            best = cost, distance
            chosen = span, "future" if here.ahead and role == "event" and mention.measure != "aid" else "past"
    if chosen is not None and chosen[0].bound == "since" and _WHEN.fullmatch(scene.text, chosen[0].end, here.start):
        return replace(chosen[0], bound=""), chosen[1]  # "calm since Tuesday, when an officer was killed"
    return chosen


def _way(here: _Asked, span: TimeSpan) -> tuple[float, int]:
    """The cost of the clause borders between a time and a figure or its verb, whichever is nearer, and the letters
    between them."""
    places = [(here.start, here.end)]
    if here.mention.trigger_start >= 0 and here.mention.rule != "ellipsis":
        places.append(here.trigger)
    cost, distance = min(
        (here.scene.cost(span, start, end, _REACH), max(span.start - end, start - span.end, 0)) for start, end in places
    )
    if cost > _REACH and _is_caused(here, span, places[-1][1]):
        cost = _OTHER_CLAUSE
    return cost, distance


def _dates_something_else(here: _Asked, span: TimeSpan) -> bool:
    """Whether a time is that of a motive, of what a figure was before, of another figure, or only says who is
    counted."""
    if is_motive(here.scene.text, span) and tells_answer(here.scene.text, here.start):
        return True
    if here.mention.measure in _OF_PROCEEDINGS and is_of_proceeding(here.scene.text, span, here.start, here.end):
        return True
    return (
        _is_of_aside(here, span)
        or _is_described(here, span)
        or _was_taken(here, span)
        or _dates_earlier_value(here, span)
        or _is_of_other_figure(here, span)
    )


def _added_cost(here: _Asked, span: TimeSpan, role: Role, cost: float) -> float:
    """What makes a time less likely to be that of a figure, besides the borders between them; `inf` rules it out."""
    added = 0.0
    if _befell_earlier(here, span, role):
        if cost >= _OTHER_CLAUSE or here.scene.is_memorial(span):
            return inf
        added += _AFTERMATH
    if span.rule == "attributive_part":
        added += _ATTRIBUTE  # "in a night raid last week"
    behind = span.start + here.offset
    if any(other.part_of is here.mention and here.mention.end <= other.start < behind for other in here.figures):
        added += _OF_PART  # "147 died in 2021, including six in July"
    whole = here.mention.part_of
    if whole is not None and any(whole is other for other in here.figures) and whole.end <= behind < here.mention.start:
        added += _OF_PART  # the six of them
    return added


_FOLLOWING = re.compile(
    r"\b(?:following|in the wake of)\s+(?:an?\s+|the\s+|[\w’'-]+['’]s\s+)?"
    r"(?:(?!by\b|who\b|that\s+(?!(?:hit|struck|swept|buried|shook)\b))[\w’'-]+,?\s+){0,14}$"
)


def _is_caused(here: _Asked, span: TimeSpan, end: int) -> bool:
    """Whether a time is the day of what people came to harm by: "six are missing following the landslide on 1 May"."""
    if here.mention.measure not in _HARM and here.mention.measure != "displaced":
        return False
    cause = _FOLLOWING.search(here.scene.text, end, span.start)
    return cause is not None and tells_event(here.scene.text, cause.start(), span.start)


def _is_of_other_figure(here: _Asked, span: TimeSpan) -> bool:
    """Whether a time is that of another figure of the sentence, which does not tell what harmed those of this one."""
    others = [other for other in here.figures if not _brings_harm(here.mention, other)]
    if isinstance(span.meaning, Period | InYear | InMonth) and ";" in here.scene.text[here.end : span.start]:
        apart = here.scene.text.index(";", here.end, span.start) + here.offset
        if any(apart < other.start < span.start + here.offset for other in others):
            return True  # "12 killed in Dolna; toll at 275 this year"
    return any(_parted(here.scene, here.end, other.start - here.offset, span) for other in others)


def _befell_earlier(here: _Asked, span: TimeSpan, role: Role) -> bool:
    """Whether a time is the day of an event of which the clause tells what came after: the harm may be of later."""
    if role != "event" or is_open(span) or here.mention.measure not in _HARM:
        return False
    if here.mention.measure == "damaged" and here.trigger[0] >= 0:
        buried = here.scene.text[slice(*here.trigger)].lower() == "buried"
        if buried and here.trigger[1] <= span.start:
            return False  # "where 150 homes were buried on Monday"
    return isinstance(span.meaning, OnDay | OnWeekday | Ago) and here.scene.is_aftermath(span)


def _reach(scene: Scene, span: TimeSpan) -> float:
    """The greatest cost at which a time dates a figure: that of a "since" is small, unless it opens the sentence."""
    return _SINCE_REACH if is_open(span) and not _OPENING.fullmatch(scene.text, 0, span.start) else _REACH


def _may_date(here: _Asked, span: TimeSpan, role: Role) -> bool:
    """Whether a time of the figure's sentence is of a kind that can date it."""
    mention, scene = here.mention, here.scene
    if isinstance(span.meaning, Relative) and _is_pinned(scene, span):
        return False
    if span.rule == "after_event" and not _counts_from(mention, scene.text, span, here.start):
        return False
    if isinstance(span.meaning, ReportingPeriod):
        return not any(isinstance(s.meaning, Between | Rolling) for s in scene.spans if s.end <= span.start)
    if mention.measure == "aid":
        if names_event(scene.text, span) or is_aim(scene.text, span):
            return False  # "help after the May 5 quake", "to get through the winter"
        if span.bound in ("by", "until") and mention.status == "planned":
            return False
        to_come = isinstance(span.meaning, Rolling) and span.meaning.count > 0
        return role == "act" or (role == "event" and not to_come and not scene.looks_ahead(span))
    if role == "event" and not here.ahead:
        return not scene.looks_ahead(span)
    return role == "event"


def _is_pinned(scene: Scene, span: TimeSpan) -> bool:
    """Whether the day of a time that points back stands right behind it: "the week before, on 6 August"."""
    days = (other for other in scene.spans if isinstance(other.meaning, OnDay))
    return any(_PINS.fullmatch(scene.text, span.end, day.start) for day in days)


def _is_described(here: _Asked, span: TimeSpan) -> bool:
    """Whether a time only says who is counted, and the verb that tells the figure stands behind it."""
    if not here.end <= span.start < span.end <= here.trigger[0]:
        return False
    return here.scene.describes(span, here.end) or _befell_before(here.scene.text, here.end, span.start)


_ASIDE = re.compile(r", (?:which|who) (?:has|have|had|is|are|was|were)\b[^,;]*$")


def _is_of_aside(here: _Asked, span: TimeSpan) -> bool:
    """Whether a "since" before the figure is that of a clause between commas: "the group, which has fought since May,
    killed six"."""
    if not is_open(span) or span.end > here.start or not here.scene.text.startswith(",", span.end):
        return False
    return _ASIDE.search(here.scene.text, 0, span.start) is not None


_FINITE = re.compile(r"[;:]|\b(?:was|were|been|has|have|had|is|are|be)\b", re.IGNORECASE)


def _befell_before(text: str, start: int, end: int) -> bool:
    """Whether a participle says in a stretch who is counted: "four staff kidnapped in Mali on Sunday were released"."""
    return find_cue("befallen", text, start, end) is not None and _FINITE.search(text, start, end) is None


def _was_taken(here: _Asked, span: TimeSpan) -> bool:
    """Whether a time is when those who come home were taken: "freed four taken hostage during the raid of May"."""
    if here.mention.measure not in ("released", "rescued") or here.trigger[0] > span.start:
        return False
    return find_cue("taken", here.scene.text, max(here.end, here.trigger[1]), span.start) is not None


_FROM = re.compile(r"(?:\bfrom|\()\s*$", re.IGNORECASE)
_ON = frozenset({"", "on", "as of"})


def rises_since(mention: Mention, scene: Scene, offset: int, figures: Sequence[Mention]) -> bool:
    """Whether the sentence tells what the figure was before, and when ("has risen to 53 from 36 yesterday")."""
    here = _Asked(mention, scene, offset, figures)
    return any(_dates_earlier_value(here, span) for span in scene.spans)


def _dates_earlier_value(here: _Asked, span: TimeSpan) -> bool:
    """Whether a time is that of what the figure was before: "53, up from 36 yesterday", "53 (36 on Monday)"."""
    text, offset = here.scene.text, here.offset
    for other in here.figures:
        between = here.mention.end <= other.start < other.end <= span.start + offset
        if between and other.measure == here.mention.measure and other.part_of is None:
            beside = text[other.end - offset : span.start].strip().lower() in _ON
            if beside and _FROM.search(text, 0, other.start - offset):
                return True
    return False


def _brings_harm(mention: Mention, other: Mention) -> bool:
    """Whether one figure tells by what the people of another came to harm, so that both are of one day."""
    return mention.measure in VICTIMS and other.measure in _BRINGS_HARM


def _parted(scene: Scene, end: int, other: int, span: TimeSpan) -> bool:
    """Whether a time behind a figure is that of another one in its own clause ("…, where three are missing on")."""
    return end <= other < span.start and scene.height(end, other) >= _SUBORDINATE


def _counts_from(mention: Mention, text: str, span: TimeSpan, start: int) -> bool:
    """Whether a figure is of the event in "two days after the storm hit", and not of the later day.

    In front, such a time is of the event for whatever it did. Behind, only a toll counts from it: one in the perfect
    ("have died a day after the quake"), or of the attack that the sentence takes up ("the raid killed 72, …").
    """
    if mention.measure in _LATER_DEEDS:
        return False
    if span.end <= start:
        return _LASTS.search(text, span.end) is None  # "a week after the storm, 40 are still missing"
    if not tells_event(text, span.end, span.end + _EVENT_REACH):
        return False
    clause = text.rfind(",", 0, start) + 1  # "has fired drones, with one wounding four, … a day after" is of today
    return points_back(text[:start]) or _PERFECT.search(text, clause, span.start) is not None
