"""The time of a figure's own clause: which of the times of its sentence dates it.

Belongs here: the choice within one sentence. Not here: clause borders and roles (`clauses`), other sentences (`link`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.dates.clauses import Scene
from pipeline.extract.dates.cue_search import tells_event
from pipeline.extract.dates.pointing import is_motive, is_open, points_back, tells_answer
from pipeline.extract.dates.record import Ago, Between, OnDay, OnWeekday, ReportingPeriod, Rolling, TimeSpan
from pipeline.extract.dates.roles import Role
from pipeline.extract.mention import Mention, Tense
from schemas.measure_groups import VICTIMS

AHEAD = frozenset({"planned", "hypothetical"})
"""The status of what has not happened yet."""

_REACH = 4.5
"""The greatest cost of clause borders over which a figure takes a time of its sentence."""
_SINCE_REACH = 1.2
"""The same for "since" behind the figure: it seldom dates another clause."""


_OPENING = re.compile(r"\W*(?:[^:.]{1,40}:\s*)?")
"""What may stand before a time that opens a sentence: nothing, or a label ("Colombia: …")."""
_OTHER_CLAUSE, _AFTERMATH, _SUBORDINATE = 1.0, 3.0, 3.0
_ATTRIBUTE, _OF_PART = 0.4, 0.8
"""Off a part of the day that is only an adjective, and off a time behind a part of the figure."""
_HARM = VICTIMS | {"damaged"}
_BRINGS_HARM = frozenset({"damaged", "launched", "struck", "attacks"})
"""What is counted of that by which people come to harm ("were killed after two dams collapsed on Monday")."""
_LATER_DEEDS = frozenset({"rescued", "released", "evacuated", "aid"})
"""What is done in the days after an event, and is not of its day."""
_EVENT_REACH = 80
_PERFECT = re.compile(r"\b(?:has|have|are|remain)\b", re.IGNORECASE)


def own_span(
    mention: Mention, scene: Scene, offset: int, figures: Sequence[Mention] = ()
) -> tuple[TimeSpan, Tense] | None:
    """The time in `scene` that dates a figure, and the tense in which it is meant.

    `offset` is the sentence's start, `figures` are all of its figures.
    """
    places = [(mention.start - offset, mention.end - offset)]
    if mention.trigger_start >= 0 and mention.rule != "ellipsis":
        places.append((mention.trigger_start - offset, mention.trigger_end - offset))
    ahead = mention.tense == "future" or mention.status in AHEAD
    best: tuple[float, int] | None = None
    chosen: tuple[TimeSpan, Tense] | None = None
    for span, role in zip(scene.spans, scene.roles, strict=True):
        cost, distance = min(
            (scene.cost(span, start, end, _REACH), max(span.start - end, start - span.end, 0)) for start, end in places
        )
        if cost > _REACH and _is_caused(mention, scene, span, places[-1][1]):
            cost = _OTHER_CLAUSE
        if cost > _REACH or not _may_date(mention, ahead, scene, span, role, offset):
            continue
        if is_motive(scene.text, span) and tells_answer(scene.text, mention.start - offset):
            continue
        if _is_described(scene, mention, span, offset):
            continue
        if _was_taken(scene, mention, span, offset):
            continue
        if _dates_earlier_value(scene, mention, figures, span, offset):
            continue
        if _befell_earlier(mention, scene, span, role):
            if cost >= _OTHER_CLAUSE or scene.is_memorial(span):
                continue
            cost += _AFTERMATH
        if span.rule == "attributive_part":
            cost += _ATTRIBUTE  # "in a night raid last week"
        if any(other.part_of is mention and mention.end <= other.start < span.start + offset for other in figures):
            cost += _OF_PART  # "147 died in 2021, including six in July"
        if _is_of_other_figure(mention, scene, span, offset, figures):
            continue
        if cost <= _reach(scene, span) and (best is None or (cost, distance) < best):
            best = cost, distance
            chosen = span, "future" if ahead and role == "event" and mention.measure != "aid" else "past"
    return chosen


_FOLLOWING = re.compile(
    r"\b(?:following|in the wake of)\s+(?:an?\s+|the\s+|[\w’'-]+['’]s\s+)?(?:(?!by\b|who\b|that\b)[\w’'-]+\s+){0,8}$"
)


def _is_caused(mention: Mention, scene: Scene, span: TimeSpan, end: int) -> bool:
    """Whether a time is the day of what people came to harm by: "six are missing following the landslide on 1 May"."""
    if mention.measure not in _HARM and mention.measure != "displaced":
        return False
    cause = _FOLLOWING.search(scene.text, end, span.start)
    return cause is not None and tells_event(scene.text, cause.start(), span.start)


def _is_of_other_figure(
    mention: Mention, scene: Scene, span: TimeSpan, offset: int, figures: Sequence[Mention]
) -> bool:
    """Whether a time is that of another figure of the sentence, which does not tell what harmed those of this one."""
    others = (other for other in figures if not _brings_harm(mention, other))
    return any(_parted(scene, mention.end - offset, other.start - offset, span) for other in others)


def _befell_earlier(mention: Mention, scene: Scene, span: TimeSpan, role: Role) -> bool:
    """Whether a time is the day of an event of which the clause tells what came after: the harm may be of later."""
    if role != "event" or is_open(span) or mention.measure not in _HARM:
        return False
    return isinstance(span.meaning, OnDay | OnWeekday | Ago) and scene.is_aftermath(span)


def _reach(scene: Scene, span: TimeSpan) -> float:
    """The greatest cost at which a time dates a figure: that of a "since" is small, unless it opens the sentence."""
    return _SINCE_REACH if is_open(span) and not _OPENING.fullmatch(scene.text, 0, span.start) else _REACH


def _may_date(mention: Mention, ahead: bool, scene: Scene, span: TimeSpan, role: Role, offset: int) -> bool:
    """Whether a time of the figure's sentence is of a kind that can date it."""
    if span.rule == "after_event" and not _counts_from(mention, scene.text, span, mention.start - offset):
        return False
    if isinstance(span.meaning, ReportingPeriod):
        return not any(isinstance(s.meaning, Between | Rolling) for s in scene.spans if s.end <= span.start)
    if mention.measure == "aid":
        if span.bound in ("by", "until") and mention.status == "planned":
            return False
        to_come = isinstance(span.meaning, Rolling) and span.meaning.count > 0
        return role == "act" or (role == "event" and not to_come and not scene.looks_ahead(span))
    if role == "event" and not ahead:
        return not scene.looks_ahead(span)
    return role == "event"


def _is_described(scene: Scene, mention: Mention, span: TimeSpan, offset: int) -> bool:
    """Whether a time only says who is counted, and the verb that tells the figure stands behind it."""
    end, trigger = mention.end - offset, mention.trigger_start - offset
    if not end <= span.start < span.end <= trigger:
        return False
    return scene.describes(span, end) or _befell_before(scene.text, end, span.start)


_BEFALLEN = re.compile(
    r"\b(?:taken|kidnapped|kidnaped|captured|abducted|seized|snatched|arrested|detained|imprisoned|held|wounded|injured"
    r"|hurt|trapped|stranded|displaced)\b"
)
_FINITE = re.compile(r"[;:]|\b(?:was|were|been|has|have|had|is|are|be)\b", re.IGNORECASE)


def _befell_before(text: str, start: int, end: int) -> bool:
    """Whether a participle says in a stretch who is counted: "four staff kidnapped in Mali on Sunday were released"."""
    return _BEFALLEN.search(text.lower(), start, end) is not None and _FINITE.search(text, start, end) is None


_TAKEN = re.compile(
    r"\b(?:taken|kidnapped|captured|abducted|seized|arrested|detained|imprisoned|jailed|killed|convicted|held)\b"
)


def _was_taken(scene: Scene, mention: Mention, span: TimeSpan, offset: int) -> bool:
    """Whether a time is when those who come home were taken: "freed four taken hostage during the raid of May"."""
    if mention.measure not in ("released", "rescued") or mention.trigger_start - offset > span.start:
        return False
    return _TAKEN.search(scene.text, mention.end - offset, span.start) is not None


_FROM = re.compile(r"(?:\bfrom|\()\s*$", re.IGNORECASE)
_ON = frozenset({"", "on", "as of"})


def rises_since(mention: Mention, scene: Scene, offset: int, figures: Sequence[Mention]) -> bool:
    """Whether the sentence tells what the figure was before, and when ("has risen to 53 from 36 yesterday")."""
    return any(_dates_earlier_value(scene, mention, figures, span, offset) for span in scene.spans)


def _dates_earlier_value(
    scene: Scene, mention: Mention, figures: Sequence[Mention], span: TimeSpan, offset: int
) -> bool:
    """Whether a time is that of what the figure was before: "53, up from 36 yesterday", "53 (36 on Monday)"."""
    for other in figures:
        if other.measure == mention.measure and mention.end <= other.start < other.end <= span.start + offset:
            beside = scene.text[other.end - offset : span.start].strip().lower() in _ON
            if beside and other.part_of is None and _FROM.search(scene.text, 0, other.start - offset):
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
        return True
    if not tells_event(text, span.end, span.end + _EVENT_REACH):
        return False
    clause = text.rfind(",", 0, start) + 1  # "has fired drones, with one wounding four, … a day after" is of today
    return points_back(text[:start]) or _PERFECT.search(text, clause, span.start) is not None
