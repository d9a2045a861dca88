"""The time of a figure's own clause: which of the times of its sentence dates it.

Belongs here: the choice within one sentence. Not here: clause borders and roles (`clauses`), times that are
of something else (`other_times`), other sentences (`link`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from pipeline.extract.dates.asked import Asked
from pipeline.extract.dates.clauses import Scene
from pipeline.extract.dates.cue_search import tells_event
from pipeline.extract.dates.other_times import dates_something_else
from pipeline.extract.dates.pointing import is_aim, is_open, names_event, points_back
from pipeline.extract.dates.record import (
    Ago,
    Between,
    OnDay,
    OnWeekday,
    Relative,
    ReportingPeriod,
    Rolling,
    TimeSpan,
)
from pipeline.extract.dates.roles import Role
from pipeline.extract.mention import Mention, Tense
from schemas.measure_groups import VICTIMS

_REACH = 4.5
"""The greatest cost of clause borders over which a figure takes a time of its sentence."""
_SINCE_REACH = 1.2
"""The same for "since" behind the figure: it seldom dates another clause."""
_PINS = re.compile(r",? (?:on )?")
_OPENING = re.compile(r"\W*(?:[^:.]{1,40}:\s*)?")
"""What may stand before a time that opens a sentence: nothing, or a label ("Colombia: …")."""
_OTHER_CLAUSE, _AFTERMATH = 1.0, 3.0
_ATTRIBUTE, _OF_PART = 0.4, 0.8
"""Off a part of the day that is only an adjective, and off a time behind a part of the figure."""
_HARM = VICTIMS | {"damaged"}
_LATER_DEEDS = frozenset({"rescued", "released", "evacuated", "aid"})
"""What is done in the days after an event, and is not of its day."""
_EVENT_REACH = 80
"""Characters behind a time in which the event is named that it counts from."""
_WHEN = re.compile(r",? when [^,;]*")
"""Between a day since which something has lasted and a figure of what happened on it."""
_LASTS = re.compile(r"\b(?:still|remain(?:s|ed)?)\b")
_PERFECT = re.compile(r"\b(?:has|have|are|remain)\b", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\b(?:following|in the wake of)\s+(?:an?\s+|the\s+|[\w’'-]+['’]s\s+)?"
    r"(?:(?!by\b|who\b|that\s+(?!(?:hit|struck|swept|buried|shook)\b))[\w’'-]+,?\s+){0,14}$"
)
"""Before the day of what people came to harm by."""


def own_span(
    mention: Mention, scene: Scene, offset: int, figures: Sequence[Mention] = ()
) -> tuple[TimeSpan, Tense] | None:
    """The time in `scene` that dates a figure, and the tense in which it is meant.

    `offset` is the sentence's start, `figures` are all of its figures.
    """
    here = Asked(mention, scene, offset, figures)
    best: tuple[float, int] | None = None
    chosen: tuple[TimeSpan, Tense] | None = None
    for span, role in zip(scene.spans, scene.roles, strict=True):
        cost, distance = _way(here, span)
        if cost > _REACH or not _may_date(here, span, role) or dates_something_else(here, span):
            continue
        cost += _added_cost(here, span, role, cost)
        if cost <= _reach(scene, span) and (best is None or (cost, distance) < best):
            best = cost, distance
            chosen = span, "future" if here.ahead and role == "event" and mention.measure != "aid" else "past"
    if chosen is not None and chosen[0].bound == "since" and _WHEN.fullmatch(scene.text, chosen[0].end, here.start):
        return replace(chosen[0], bound=""), chosen[1]  # "calm since Tuesday, when an officer was killed"
    return chosen


def _way(here: Asked, span: TimeSpan) -> tuple[float, int]:
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


def _added_cost(here: Asked, span: TimeSpan, role: Role, cost: float) -> float:
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


def _is_caused(here: Asked, span: TimeSpan, end: int) -> bool:
    """Whether a time is the day of what people came to harm by: "six are missing following the landslide on 1 May"."""
    if here.mention.measure not in _HARM and here.mention.measure != "displaced":
        return False
    cause = _FOLLOWING.search(here.scene.text, end, span.start)
    return cause is not None and tells_event(here.scene.text, cause.start(), span.start)


def _befell_earlier(here: Asked, span: TimeSpan, role: Role) -> bool:
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


def _may_date(here: Asked, span: TimeSpan, role: Role) -> bool:
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
