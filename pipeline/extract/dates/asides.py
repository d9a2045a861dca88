"""Victims beside those of the lead: "three policemen also were killed", "two other soldiers", a man of another age.

Belongs here: telling from words that a figure, or a later sentence, is of other people than the update leads with. Not
here: which time a figure has (`story`, `link`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.dates.around import Around
from pipeline.extract.document import Sentence
from pipeline.extract.mention import Mention
from schemas.measure_groups import VICTIMS

_ANOTHER = re.compile(r"\b(?:another|further|additional|extra)\s+$", re.IGNORECASE)
_OTHER = re.compile(r"\bother [a-z]")
_ALSO = re.compile(r"\balso\b")
_AGE = re.compile(r"\b(\d{1,3})-year-old")
_REACH = 16
"""Characters before a figure in which the word stands that it is another one."""

_CLASSES = frozenset({"civilians", "soldiers", "police", "medics", "journalists", "rescuers", "prisoners"})
"""Of people who are not the same."""


def may_be_same(first: str | None, second: str | None) -> bool:
    """Whether figures of two classes can count the same: soldiers and civilians cannot, people may be either."""
    if first == second:
        return True
    return "children" not in (first, second) and not {first, second} <= _CLASSES


class Asides:
    """The figures of one update by the sentences in which they stand."""

    def __init__(self, around: Around, figures: Mapping[int, Sequence[Mention]]) -> None:
        self._around = around
        self._doc = around.times.doc
        self._figures = figures

    def is_another(self, mention: Mention) -> bool:
        """Whether the text says that a figure is none of those told before: "another 9,000 who fled last year"."""
        text = self._doc.text(self._doc.sentences[mention.sentence].field)
        if _OTHER.search(text, mention.start, mention.end):
            return True
        return _ANOTHER.search(text, max(0, mention.start - _REACH), mention.start) is not None

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence behind the lead tells of others than the lead's dead or hurt, and takes up no event."""
        if sentence.paragraph <= 0 or self._around.times.points_back(sentence):
            return False
        leading = (other.index for other in self._around.leading if other.paragraph <= 0)
        lead = [figure for index in leading for figure in self._figures.get(index, ())]
        for figure in self._figures.get(sentence.index, ()):
            alike = [other for other in lead if other.measure == figure.measure] if figure.measure in VICTIMS else []
            if alike and (self.is_another(figure) or _is_also(figure, sentence) or self._is_aged(figure, alike)):
                return True
        return False

    def tells_of_more(self, sentence: Sentence, here: Sentence) -> bool:
        """Whether a sentence tells of more dead than one before it, and so of another event: the news leads with all of
        its own."""
        return 0 < self._killed(here) < self._killed(sentence) and not self._around.times.points_back(sentence)

    def _killed(self, sentence: Sentence) -> int:
        figures = self._figures.get(sentence.index, ())
        return max((figure.low or 0 for figure in figures if figure.measure == "killed"), default=0)

    def _is_aged(self, figure: Mention, others: Sequence[Mention]) -> bool:
        """Whether a victim is told by another age than each of those."""
        ages = [_AGE.findall(self._quote(one)) for one in (figure, *others)]
        return all(ages) and ages[0] not in ages[1:]

    def _quote(self, mention: Mention) -> str:
        return self._doc.text(self._doc.sentences[mention.sentence].field)[mention.start : mention.end]


def _is_also(figure: Mention, sentence: Sentence) -> bool:
    stop = max(figure.end, figure.trigger_end) - sentence.start
    return _ALSO.search(sentence.text, figure.start - sentence.start, stop) is not None
