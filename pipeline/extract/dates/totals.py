"""Tell a running total, or a figure named as mere background, from news of the day, where the sentence names no time.

Belongs here: the evidence of words, aspect and size. Not here: anything about times that are named (`link`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.dates.lexicon import cues
from pipeline.extract.mention import Mention

_PERFECT = re.compile(r"\b(?:has|have|had|'ve|’ve)\b", re.IGNORECASE)
_HEADLINE_RELATIVE = re.compile(r"\b(?:where|in which)\b", re.IGNORECASE)
_GREATER = 5
"""A figure so many times the largest one before it, in the perfect, is the sum that the single ones add to."""
_FEW = 50
_NEAR = 60
_AROUND = 80


def is_background(text: str, start: int, in_headline: bool) -> bool:
    """Whether the figure that begins at `start` of its sentence is named only as background to other news."""
    if in_headline and _HEADLINE_RELATIVE.search(text, 0, start):
        return True
    return cues().patterns["background"].search(text, max(0, start - _NEAR), start) is not None


def _value(mention: Mention) -> int:
    return max(mention.low or 0, mention.high or 0)


def is_too_many(text: str, mention: Mention) -> bool:
    """Whether the figure is larger than one event's news; a disaster may take any number."""
    most = cues().one_day_most.get(mention.measure)
    if most is None or _value(mention) <= most:
        return False
    return cues().patterns["disaster"].search(text) is None


def is_running_total(text: str, start: int, end: int) -> bool:
    """Whether words around a figure say that it is a total to date ("in the war", "in recent months", "has lost")."""
    return cues().patterns["total"].search(text, max(0, start - _AROUND), end + _AROUND) is not None


def sums_up(text: str, start: int, end: int, mention: Mention, earlier: Sequence[Mention]) -> bool:
    """Whether a figure "more than", in the perfect, towers over every one before it, as the sum of many events does."""
    if mention.hedge != "at_least" or _value(mention) < _FEW:
        return False
    before = [_value(m) for m in earlier if m.measure == mention.measure]
    if not before or _value(mention) < _GREATER * max(before):
        return False
    return _PERFECT.search(text, max(0, start - _AROUND), end + _AROUND) is not None
