"""The figures of an update that are running totals, and so of no days of their own: "has killed 212 this year".

Belongs here: judging a figure by its sentence, and by the totals that it goes on with. Not here: the words and sizes
that make a total (`totals`), the days of a figure (`link`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from pipeline.extract.dates.around import Around
from pipeline.extract.dates.record import DateRange
from pipeline.extract.dates.totals import (
    Cue,
    find_cues,
    greatest_so_far,
    is_brought_to,
    is_disaster,
    is_too_many,
    may_sum_up,
    near_total_words,
    sums_up,
    tells_one_event,
    tells_spell,
)
from pipeline.extract.document import Document, Sentence
from pipeline.extract.mention import Mention
from schemas.measure_groups import VICTIMS

_JOINED = re.compile(r"(?: [\w-]+){0,3},? and(?: [\w-]+){0,2} ?")
"""Between two figures of people hurt that one breath tells."""
_DISASTER_SENTENCES = 2
"""In how many of the leading sentences a disaster is the news of the update."""


@dataclass(slots=True)
class _Row:
    """The figures of one measure in one paragraph, in the order of the text; how many of them have been asked whether
    they are totals, and where the first that is one begins."""

    figures: list[Mention]
    read: int = 0
    total: int | None = None


class RunningTotals:
    """The figures of one update. Keyed by identity: equal mentions are different claims."""

    def __init__(
        self, doc: Document, mentions: list[Mention], around: Around, own: Callable[[Mention], DateRange | None]
    ) -> None:
        """`own` gives the days of a figure's own clause."""
        self.doc = doc
        self.mentions = mentions
        self.around = around
        self.own = own
        self._judged: dict[int, bool] = {}
        self._by_sentence: dict[int, list[Mention]] = {}
        self._by_measure: dict[str, list[Mention]] = {}
        self._rows: dict[tuple[str, int], _Row] = {}
        self._greatest: dict[str, list[tuple[int, int]]] = {}
        self._own_totals: dict[tuple[int, str], list[Mention]] = {}
        self._found_cues: dict[int, list[Cue]] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
            self._by_measure.setdefault(mention.measure, []).append(mention)

    def holds(self, mention: Mention) -> bool:
        """Whether a figure is a running total, by its sentence or by the figures beside it."""
        key = id(mention)
        if key not in self._judged:
            self._judged[key] = self._judge(mention, self.doc.sentences[mention.sentence])
        return self._judged[key]

    def _judge(self, mention: Mention, sentence: Sentence) -> bool:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if is_too_many(mention) and not (self._may_be_many(sentence) or tells_one_event(sentence.text, start, end)):
            return True
        beside = self._by_sentence[mention.sentence]
        if is_brought_to(sentence.text, end) and any(o.measure in VICTIMS and o.start < mention.start for o in beside):
            return True
        if near_total_words(self.cues(sentence), start, self._joined_end(mention, end)) or tells_spell(
            sentence.text, start
        ):
            return True
        if self.around.has_event(sentence):
            return False
        if may_sum_up(mention) and sums_up(sentence.text, start, end, mention, self._greatest_before(mention)):
            return True
        return self._beside_total(mention, sentence)

    def _joined_end(self, mention: Mention, end: int) -> int:
        """Where the last of the people hurt ends who are told in one breath with a figure ("9 killed and 12 hurt")."""
        sentence = self.doc.sentences[mention.sentence]
        for other in self._by_sentence[mention.sentence] if mention.measure in VICTIMS else ():
            first = other.start - sentence.start
            if other.measure in VICTIMS and first >= end and _JOINED.fullmatch(sentence.text, end, first):
                end = other.end - sentence.start
        return end

    def joined_start(self, mention: Mention, start: int) -> int:
        """Where the first of the people hurt begins who are told in one breath with a figure."""
        sentence = self.doc.sentences[mention.sentence]
        for other in reversed(self._by_sentence[mention.sentence]) if mention.measure in VICTIMS else ():
            end = other.end - sentence.start
            if other.measure in VICTIMS and end <= start and _JOINED.fullmatch(sentence.text, end, start):
                start = other.start - sentence.start
        return start

    def _greatest_before(self, mention: Mention) -> int | None:
        """The largest figure of the measure in the sentences before; None where there is none."""
        known = self._greatest.get(mention.measure)
        if known is None:
            known = self._greatest[mention.measure] = greatest_so_far(self._by_measure[mention.measure])
        before = bisect_left(known, mention.sentence, key=itemgetter(0))
        return known[before - 1][1] if before else None

    def _may_be_many(self, sentence: Sentence) -> bool:
        """Whether a figure of any size may be news: of a disaster, or of the day on which a bulletin reports."""
        lead = self.around.leading[:_DISASTER_SENTENCES]
        if is_disaster(self.doc.headline) or any(is_disaster(other.text) for other in lead):
            return True
        return self.around.tells_disaster(sentence) or self.around.rolls(sentence)

    def cues(self, sentence: Sentence) -> list[Cue]:
        """The words of a sentence by which a figure beside them is a total or background."""
        found = self._found_cues.get(sentence.index)
        if found is None:
            found = self._found_cues[sentence.index] = find_cues(sentence.text)
        return found

    def _beside_total(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the figure goes on with the totals of its paragraph."""
        row = self._row(mention, sentence)
        while row.total is None and row.read < len(row.figures) and row.figures[row.read].start < mention.start:
            other = row.figures[row.read]
            row.read += 1
            if self._is_own_total(other) or (self.own(other) is None and self.holds(other)):
                row.total = other.start
        if row.total is not None and row.total < mention.start:
            return True
        for other in reversed(self._totals_of(mention)):
            if other.start < mention.start:
                break
            if other is not mention:
                return True
        return False

    def _row(self, mention: Mention, sentence: Sentence) -> _Row:
        if not self._rows:
            for other in self.mentions:
                key = other.measure, self.doc.sentences[other.sentence].paragraph
                self._rows.setdefault(key, _Row([])).figures.append(other)
        return self._rows[mention.measure, sentence.paragraph]

    def _totals_of(self, mention: Mention) -> list[Mention]:
        """The figures of the mention's sentence and measure that are totals by themselves."""
        key = mention.sentence, mention.measure
        found = self._own_totals.get(key)
        if found is None:
            figures = [other for other in self._by_sentence[mention.sentence] if other.measure == mention.measure]
            found = self._own_totals[key] = [other for other in figures if self._is_own_total(other)]
        return found

    def _is_own_total(self, mention: Mention) -> bool:
        """Whether a figure is a total by its own clause, or by its size."""
        own = self.own(mention)
        if own is not None:
            return own.cumulative and own.date_from is None
        sentence = self.doc.sentences[mention.sentence]
        start, end = mention.start - sentence.start, mention.end - sentence.start
        return is_too_many(mention) and not (self._may_be_many(sentence) or tells_one_event(sentence.text, start, end))
