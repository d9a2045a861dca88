"""Times of a figure's sentence that date something else: another figure, an earlier value, a motive, who is counted.

Belongs here: why a time near a figure is not its own. Not here: the choice among the others (`own`), roles of times
(`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.dates.asked import Asked
from pipeline.extract.dates.clauses import Scene
from pipeline.extract.dates.cue_search import find_cue
from pipeline.extract.dates.pointing import is_motive, is_open, tells_answer
from pipeline.extract.dates.proceedings import is_of_proceeding
from pipeline.extract.dates.record import InMonth, InYear, Period, TimeSpan
from pipeline.extract.mention import Mention
from schemas.measure_groups import VICTIMS

_SUBORDINATE = 3.0
"""The cost of the borders of a clause in which another figure has a time of its own."""
_OF_PROCEEDINGS = VICTIMS | {"damaged", "attacks", "captured"}
_BRINGS_HARM = frozenset({"damaged", "launched", "struck", "attacks"})
"""What is counted of that by which people come to harm ("were killed after two dams collapsed on Monday")."""
_ASIDE = re.compile(r", (?:which|who) (?:has|have|had|is|are|was|were)\b[^,;]*$")
_FINITE = re.compile(r"[;:]|\b(?:was|were|been|has|have|had|is|are|be)\b", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|\()\s*$", re.IGNORECASE)
_ON = frozenset({"", "on", "as of"})


def dates_something_else(here: Asked, span: TimeSpan) -> bool:
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


def _is_of_other_figure(here: Asked, span: TimeSpan) -> bool:
    """Whether a time is that of another figure of the sentence, which does not tell what harmed those of this one."""
    others = [other for other in here.figures if not _brings_harm(here.mention, other)]
    if isinstance(span.meaning, Period | InYear | InMonth) and ";" in here.scene.text[here.end : span.start]:
        apart = here.scene.text.index(";", here.end, span.start) + here.offset
        if any(apart < other.start < span.start + here.offset for other in others):
            return True  # "12 killed in Dolna; toll at 275 this year"
    return any(_parted(here.scene, here.end, other.start - here.offset, span) for other in others)


def _is_described(here: Asked, span: TimeSpan) -> bool:
    """Whether a time only says who is counted, and the verb that tells the figure stands behind it."""
    if not here.end <= span.start < span.end <= here.trigger[0]:
        return False
    return here.scene.describes(span, here.end) or _befell_before(here.scene.text, here.end, span.start)


def _is_of_aside(here: Asked, span: TimeSpan) -> bool:
    """Whether a "since" before the figure is that of a clause between commas: "the group, which has fought since May,
    killed six"."""
    if not is_open(span) or span.end > here.start or not here.scene.text.startswith(",", span.end):
        return False
    return _ASIDE.search(here.scene.text, 0, span.start) is not None


def _befell_before(text: str, start: int, end: int) -> bool:
    """Whether a participle says in a stretch who is counted: "four staff kidnapped in Mali on Sunday were released"."""
    return find_cue("befallen", text, start, end) is not None and _FINITE.search(text, start, end) is None


def _was_taken(here: Asked, span: TimeSpan) -> bool:
    """Whether a time is when those who come home were taken: "freed four taken hostage during the raid of May"."""
    if here.mention.measure not in ("released", "rescued") or here.trigger[0] > span.start:
        return False
    return find_cue("taken", here.scene.text, max(here.end, here.trigger[1]), span.start) is not None


def rises_since(mention: Mention, scene: Scene, offset: int, figures: Sequence[Mention]) -> bool:
    """Whether the sentence tells what the figure was before, and when ("has risen to 53 from 36 yesterday")."""
    here = Asked(mention, scene, offset, figures)
    return any(_dates_earlier_value(here, span) for span in scene.spans)


def _dates_earlier_value(here: Asked, span: TimeSpan) -> bool:
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
