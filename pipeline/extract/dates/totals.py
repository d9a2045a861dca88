"""Tell a running total, or a figure named as mere background, from news of the day, where the sentence names no time.

Belongs here: the evidence of words, aspect and size. Not here: anything about times that are named (`link`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.dates.cue_search import find_cue
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.phrases import Phrases
from pipeline.extract.lexicon.patterns import AnyWord, WordPattern
from pipeline.extract.mention import Mention

_PERFECT = re.compile(r"\b(?:has|have|had|'ve|’ve)\b", re.IGNORECASE)
_DAY_OF_WAR = re.compile(r"\bday \d+\s*$", re.IGNORECASE)
"""Before "of the war": a report on one day."""
_RECORD = re.compile(
    r"\b(?:\w{3,}est|worst|most \w+|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: \w+){0,4} $"
)
"""Before "in recent weeks", "of the war": what was worst in it is one event."""
_HEADLINE_RELATIVE = re.compile(r"\b(?:where|in which)\b", re.IGNORECASE)
_SPELL = WordPattern(r"\b<long_spell>\b[^.;]{0,60}?\b(?:has|have)\s+(?:\w+ly\s+|already\s+)?<befell>\b", re.IGNORECASE)
"""A long spell in the perfect."""
_SUMMED = re.compile(
    r"\b(?:has|have)\s+(?:now\s+)?(?:been\s+)?\w+ed\b[^.;,]{0,30}?\b(?:in all|altogether|in total|overall)\b",
    re.IGNORECASE,
)
"""A sum in the perfect: "192 have been killed in all"."""
_LINK = re.compile(
    r"\b(?:where|who|whom|whose|which|that killed|that left|over the (?:murders?|killings?|deaths?)|"
    r"for the (?:murders?|killings?|deaths?))\b",
    re.IGNORECASE,
)
"""What ties a description to its noun."""
_AID_BEFORE = WordPattern(
    r"\b<bringing>\b[^;]{0,90}\bto\b[^;,]{0,25}$|"
    r"\b(?:so far|to date|until now)\b[^;]{0,80}$|"
    r"\btotal\b[^;]{0,80}\b(?:now|exceeds?|exceeded|reached|stands|amounts? to)\b[^;]{0,30}$|"
    r"\b(?:has|have)\s+(?:\w+\s+){0,2}\w+ed\s+(?:\w+\s+){0,2}?(?:a\s+|in\s+)?total\b[^;,]{0,15}$",
    re.IGNORECASE,
)
_AID_BEHIND = re.compile(r"[^;]{0,60}\b(?:so far|to date|altogether|in total)\b", re.IGNORECASE)
_DELIVERY = AnyWord("delivered")
_TO_COME = re.compile(r"\b(?:will|would|shall|plans?|intends?|to be)\b[^;]*$", re.IGNORECASE)
_BRINGING = AnyWord("bringing")
_BRINGS = r"\b<bringing>\s[^.;]{0,60}?"
_UP_TO = r"[^.;]{0,60}?\bto\s+(?:[^\s.;]+\s*){1,4}$"
_OF_DEAD = r"number of (?:(?:the|confirmed|known|people) )?(?:dead|deaths|victims|fatalities|killed|murdered)\b"
_BROUGHT_TO = WordPattern(
    rf"{_BRINGS}\b(?!{_OF_DEAD})(?:total|number|losses|count|tally|casualties|figure)\b{_UP_TO}", re.IGNORECASE
)
_TOLL_TO = WordPattern(rf"{_BRINGS}\b(?:toll\b|{_OF_DEAD}){_UP_TO}", re.IGNORECASE)
_BROUGHT_REACH = 140
"""Characters before a figure in which a verb brings others up to it."""
_GREATER = 5
"""A figure so many times the largest one before it, in the perfect, is the sum that the single ones add to."""
_FEW = 50
"""Of fewer people "at least" says what one event did."""
_OF_THEIR_OWN = re.compile(r" (?:their|his|her) (?:own )?(?:li[fv]es?|homes?|houses?|limbs?)\b")
_RESULT = ("s a result", "s a result ", "s the result", "s the result ")
"""Before "of the conflict": one clash is meant ("as a result of the conflict, 14 were hurt")."""
_AROUND = 80
"""Characters before or behind a figure or a time in which words speak for it."""


_IS_NAME = re.compile(r" (?:\w+ )?(?:Hospital|Medical|University|College|School|Park|Stadium|Clinic|Cent(?:er|re))\b")
"""Behind a word: it is part of a name ("the Dolna Memorial Hospital")."""


class Cue(NamedTuple):
    """A word or phrase that stands in a sentence and speaks for a total, or for background."""

    start: int
    end: int
    is_total: bool


@functools.cache
def _cue_phrases() -> Phrases:
    return Phrases({*cues().words["total"], *cues().words["background"]})


def find_cues(text: str) -> list[Cue]:
    """The words of totals and of background in a sentence."""
    totals = cues().words["total"]
    found = [Cue(start, end, phrase in totals) for start, end, phrase in _cue_phrases().find(text)]
    return [cue for cue in found if not (_says_no_total(text, cue) or _IS_NAME.match(text, cue.end))]


def _says_no_total(text: str, cue: Cue) -> bool:
    """Whether the words before or behind a cue make it another thing: "have lost their lives"."""
    if cue.is_total and (_OF_THEIR_OWN.match(text, cue.end) or text[: cue.start].endswith(_RESULT)):
        return True
    return bool(_DAY_OF_WAR.search(text, 0, cue.start) or _RECORD.search(text, 0, cue.start))


def is_background(found: list[Cue], start: int) -> bool:
    """Whether the figure that begins at `start` of its sentence is named only as background to other news."""
    return any(not cue.is_total and start - _AROUND <= cue.start and cue.end <= start for cue in found)


def is_headline_relative(text: str, start: int) -> bool:
    """Whether a relative clause of a headline tells the figure ("school where 19 died to be pulled down")."""
    return _HEADLINE_RELATIVE.search(text, 0, start) is not None


def tells_spell(text: str, start: int) -> bool:
    """Whether a war, a drought or the like has done what a figure counts: a sum over all of it."""
    low = text.lower()
    if "has" not in low and "have" not in low:
        return False
    if _SUMMED.search(text):
        return True
    match = _SPELL.compiled.search(text, 0, start)
    return match is not None and ";" not in text[match.end() : start]


def is_aftermath(text: str, start: int) -> bool:
    """Whether a figure only tells who or what other news is about: "visited the school where 40 were killed"."""
    found = find_cue("aftermath", text, 0, start)
    return found is not None and _LINK.search(text, found.end(), start) is not None


def near_total_words(found: list[Cue], start: int, end: int) -> bool:
    """Whether words around a figure say that it is a total to date ("in the war", "in recent months", "has lost")."""
    return any(cue.is_total and start - _AROUND <= cue.start and cue.end <= end + _AROUND for cue in found)


def is_brought_to(text: str, end: int) -> bool:
    """Whether a figure is the total to which one before it is added: "…, bringing their losses to 58"."""
    return _may_bring(text) and _BROUGHT_TO.compiled.search(text, max(0, end - _BROUGHT_REACH), end) is not None


def is_toll_brought_to(text: str, end: int) -> bool:
    """Whether a figure is the toll of an event to which one before it is added: "…, bringing the death toll to 9"."""
    return _may_bring(text) and _TOLL_TO.compiled.search(text, max(0, end - _BROUGHT_REACH), end) is not None


@functools.lru_cache(maxsize=512)  # each figure of a sentence asks again
def _may_bring(text: str) -> bool:
    """Whether a text holds a word by which a figure is added to another."""
    return _BRINGING.compiled.search(text) is not None


def is_aid_total(text: str, start: int, end: int) -> bool:
    """Whether a sum of help is what a giver's pledges add up to: "bringing its aid to $40m", "$3m so far"."""
    return (
        _AID_BEFORE.compiled.search(text, max(0, start - _BROUGHT_REACH), start) is not None
        or _AID_BEHIND.match(text, end) is not None
    )


def is_delivery(text: str) -> bool:
    """Whether a sentence tells that help was handed over, which is news, and not only that it has been given."""
    return _DELIVERY.compiled.search(text) is not None


def is_to_come(text: str, start: int) -> bool:
    """Whether the time at `start` is when something will be done: "will give $5m this year"."""
    return _TO_COME.search(text, max(0, start - _AROUND), start) is not None


def _value(mention: Mention) -> int:
    return max(mention.low or 0, mention.high or 0)


def is_too_many(mention: Mention) -> bool:
    """Whether the figure is larger than one event's news, but for a disaster's."""
    most = cues().one_day_most.get(mention.measure)
    return most is not None and _value(mention) > most


def is_disaster(text: str) -> bool:
    """Whether a text speaks of a disaster, which may take any number."""
    return find_cue("disaster", text) is not None


@functools.cache
def _in_one_event() -> re.Pattern[str]:
    events = "|".join(sorted(cues().words["one_event"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:in|by|after|from|of|when)\s+(?:an?|the|[\w-]+['’]s)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{events})\b",
        re.IGNORECASE,
    )


def tells_one_event(text: str, start: int, end: int) -> bool:
    """Whether a figure is said to be of one accident or blast, which may take any number: "died in a stampede", "the
    toll from the sinking"."""
    return _in_one_event().search(text, start, end + _AROUND) is not None


def may_sum_up(mention: Mention) -> bool:
    """Whether a figure is of the kind that sums up others: "more than" many."""
    return mention.hedge == "at_least" and _value(mention) >= _FEW


def greatest_so_far(figures: Sequence[Mention]) -> list[tuple[int, int]]:
    """(index of a sentence, largest value up to it) of figures in the order of the text, one for each sentence."""
    found: list[tuple[int, int]] = []
    for figure in figures:
        value = max(_value(figure), found[-1][1]) if found else _value(figure)
        if found and found[-1][0] == figure.sentence:
            found.pop()
        found.append((figure.sentence, value))
    return found


def sums_up(text: str, start: int, end: int, mention: Mention, greatest: int | None) -> bool:
    """Whether such a figure, in the perfect, towers over every one before it, as the sum of many events does;
    `greatest` is the largest of them."""
    if greatest is None or _value(mention) < _GREATER * greatest:
        return False
    return _PERFECT.search(text, max(0, start - _AROUND), end + _AROUND) is not None
