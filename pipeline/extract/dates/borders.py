"""Clause borders of a sentence: the words and marks that part two clauses, and what it costs to reach over them.

Belongs here: finding borders, summing up what lies between two places. Not here: times and what they date (`clauses`).
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from math import inf
from operator import attrgetter
from typing import NamedTuple

from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.phrases import Phrases
from pipeline.extract.dates.record import TimeSpan
from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.splitting import short_forms

_COMMA, _STRONG, _SENTENCE = 0.3, 2.0, 5.0
_PAIRED = {"(": ")", "–": "–", "—": "—", "-": "-"}
_MANY, _ROUNDING = 12, 0.01
"""From how many borders on sums are worth a look before the borders themselves, and by how much they may be off."""


class Border(NamedTuple):
    """A word or mark that parts two clauses, with the cost to reach over it from either side."""

    start: int
    end: int
    behind: float
    front: float
    mark: str
    """The punctuation mark; empty for a word."""


_start = attrgetter("start")


class Borders:
    """The clause borders of one sentence, in order. Those inside a time of the sentence are none."""

    def __init__(self, text: str, spans: list[TimeSpan]) -> None:
        self.all = _find(text, spans)
        self._starts = [border.start for border in self.all]
        self._closings = _closings(self.all)
        self._sums: tuple[list[float], list[float]] | None = None
        if len(self.all) >= _MANY and min(self._closings) == len(self.all):
            self._sums = (
                list(accumulate((border.behind for border in self.all), initial=0.0)),
                list(accumulate((border.front for border in self.all), initial=0.0)),
            )

    def behind(self, start: int, end: int, most: float = inf) -> float:
        """What it costs to reach back over the borders of a stretch; what is dearer than `most` is not summed up."""
        if self._sums is not None and self._is_beyond(self._sums[0], start, end, most):
            return inf
        total = 0.0
        for border in self.between(start, end):
            total += border.behind
            if total > most:
                break
        return total

    def front(self, start: int, end: int, most: float = inf) -> float:
        """The same from the front."""
        if self._sums is not None and self._is_beyond(self._sums[1], start, end, most):
            return inf
        total = 0.0
        for border in self.between(start, end):
            total += border.front
            if total > most:
                break
        return total

    def _is_beyond(self, sums: list[float], start: int, end: int, most: float) -> bool:
        """Whether a stretch is clearly dearer than `most`: of many times in one sentence nearly all are."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return stop > first and sums[stop] - sums[first] > most + _ROUNDING

    def between(self, start: int, end: int) -> Iterator[Border]:
        """The borders of a stretch, without those inside an aside that opens and closes in it."""
        index, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        while index < stop:
            yield self.all[index]
            closing = self._closings[index]
            index = closing + 1 if closing < stop else index + 1


def _closings(borders: list[Border]) -> list[int]:
    """For each border the index of the one that closes the aside which it opens; beyond all where none does."""
    beyond = len(borders)
    found, nearest = [beyond] * beyond, dict[str, int]()
    for index in range(beyond - 1, -1, -1):
        mark = borders[index].mark
        closing = _PAIRED.get(mark)
        if closing:
            found[index] = nearest.get(closing, beyond)
        nearest[mark] = index
    return found


_BRINGING = WordPattern(r"\b(?:<bringing>|put|puts|putting)\s+(?:[\w’'-]+\s+){0,4}?<summed>\b")
"""What leads to the sum that a figure adds to, which has no day of its own ("bringing the provisional toll to 51")."""
_MEANWHILE = WordPattern(
    r"\b(?:as|while)\s+(?:(?!(?:on|in|at|of|he|she|it|they|who)\b)[\w’'-]+\s+){1,3}<answering>\b", re.IGNORECASE
)
"""What opens a clause on those who now deal with something, which may be of another day ("as police hunted gunmen")."""
_SUM = 5.0
_MARK = re.compile(r"[,;:()–—\s](?:(?<=\S)|-\s|(?<=[a-z]{3}[.!?]\s)(?=[A-Z“\"]))")
"""A mark, a dash between blanks, or the blank behind a sentence."""


@functools.cache
def _border_phrases() -> Phrases:
    return Phrases({*cues().cost["behind"], *cues().cost["front"]})


def _is_short_form(text: str, stop: int) -> bool:
    """Whether the word whose full stop ends at `stop` is a short form, and ends no sentence ("Capt. Obi")."""
    return text[text.rfind(" ", 0, stop) + 1 : stop - 1].lower() in short_forms()["always"]


def _find(text: str, spans: list[TimeSpan]) -> list[Border]:
    behind, front = cues().cost["behind"], cues().cost["front"]
    found = [
        Border(start, end, behind.get(phrase, 0.0), front.get(phrase, 0.0), "")
        for start, end, phrase in _border_phrases().find(text)
    ]
    for match in _MARK.finditer(text):
        start, end = match.span()
        mark = match.group().strip()
        if mark:
            cost = _STRONG if mark in ";:" else _COMMA
            found.append(Border(start, end, cost, min(cost, 1.0), mark))
        elif not _is_short_form(text, start):
            found.append(Border(start, end, _SENTENCE, _SENTENCE, ""))
    found += [Border(*match.span(), _SUM, _SUM, "") for match in _BRINGING.compiled.finditer(text)]
    if " as " in text or "hile " in text:
        found += [Border(*match.span(), _SUM, 0.0, "") for match in _MEANWHILE.compiled.finditer(text)]
    found.sort(key=_start)
    for span in spans:
        first, last = span.start, span.end
        found = [border for border in found if not first <= border.start < last]
    return found
