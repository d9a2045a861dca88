"""Choose for each figure the time that dates it, and resolve that time.

Belongs here: the order in which times are asked. Not here: which words tell a time (`grammar`), clause borders and
roles (`clauses`), the update's other sentences (`timeline`), what makes a running total (`totals`).

The order: the time of the figure's own clause; the heading over a list; the whole of which it is a part; none for a
running total; an earlier sentence of the paragraph; the same figure told elsewhere with a time; the event that the
update leads with; the day of the saying; the day of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from pipeline.extract.dates.around import Around
from pipeline.extract.dates.asked import AHEAD
from pipeline.extract.dates.clock import day_before
from pipeline.extract.dates.own_times import OwnTimes
from pipeline.extract.dates.pointing import tells_answer
from pipeline.extract.dates.proceedings import is_about
from pipeline.extract.dates.record import UNKNOWN, DateRange
from pipeline.extract.dates.story import Story
from pipeline.extract.dates.timeline import Timeline
from pipeline.extract.dates.totals import (
    Cue,
    find_cues,
    greatest_so_far,
    is_aftermath,
    is_aid_total,
    is_background,
    is_brought_to,
    is_delivery,
    is_disaster,
    is_headline_relative,
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


def assign_dates(doc: Document, mentions: list[Mention]) -> list[DateRange]:
    """The days of each mention, in the same order; all None where unknown."""
    if not mentions:
        return []
    linker = _Linker(doc, mentions)
    return [linker.date_of(mention) for mention in mentions]


class _Linker:
    """The figures of one update while they are dated. Keyed by identity: equal mentions are different claims."""

    def __init__(self, doc: Document, mentions: list[Mention]) -> None:
        self.doc = doc
        self.mentions = mentions
        self.times = Timeline(doc)
        self.around = Around(self.times)
        self._own_times = OwnTimes(self.times, mentions)
        self.own = self._own_times.of
        self.story = Story(self.times, self.around, mentions, self.own)
        self._totals: dict[int, bool] = {}
        self._dates: dict[int, DateRange] = {}
        self._by_sentence: dict[int, list[Mention]] = {}
        self._by_measure: dict[str, list[Mention]] = {}
        self._rows: dict[tuple[str, int], _Row] = {}
        self._greatest: dict[str, list[tuple[int, int]]] = {}
        self._own_totals: dict[tuple[int, str], list[Mention]] = {}
        self._found_cues: dict[int, list[Cue]] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
            self._by_measure.setdefault(mention.measure, []).append(mention)

    def date_of(self, mention: Mention) -> DateRange:
        """The days of one figure."""
        key = id(mention)
        days = self._dates.get(key)
        if days is None:
            self._dates[key] = UNKNOWN  # what a circle of parts would find
            days = self._dates[key] = self._decide(mention)
        return days

    def _decide(self, mention: Mention) -> DateRange:
        """What the text says of the figure itself comes first; what else is asked differs for aid, which is given on
        days of its own, and for what happens."""
        sentence = self.doc.sentences[mention.sentence]
        own = self.own(mention)
        if own is not None:
            return own
        if self._own_times.rises_since(mention):
            return self._published()
        if heading := self.around.heading(sentence):
            return heading
        if whole := _whole_beside(mention):
            return self.date_of(whole)
        return self._of_aid(mention, sentence) if mention.measure == "aid" else self._of_event(mention, sentence)

    def _of_event(self, mention: Mention, sentence: Sentence) -> DateRange:
        """The days of what happens or will, where its own words tell none."""
        if mention.status in AHEAD:
            return self._planned(mention, sentence)
        if twin := self._twin_in_body(mention, sentence):
            return self.date_of(twin)
        if self._is_total(mention, sentence):
            return self.around.open_time(sentence) or DateRange(cumulative=True)
        start = mention.start - sentence.start
        if is_about(sentence.text, start):
            return self.story.twins.time_of(mention) or UNKNOWN
        told = self.story.told_elsewhere(mention, sentence)
        if self._is_of_other_days(sentence, self._joined_start(mention, start), told):
            return UNKNOWN
        if told or is_aftermath(sentence.text, start):
            return told or UNKNOWN
        if mention.measure in VICTIMS and self.story.sums_up_work:
            return DateRange(cumulative=True)
        if day := self._day_of_clock(sentence):
            return DateRange(day, day, "hour")
        return self._published()

    def _of_aid(self, mention: Mention, sentence: Sentence) -> DateRange:
        """The days of help, where its own words tell none. What was given or may be is of an unknown day, unless the
        update opens with its delivery; what is promised is of the day of the news."""
        if twin := self._twin_in_body(mention, sentence):
            return self.date_of(twin)
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if is_aid_total(sentence.text, start, end):
            return DateRange(cumulative=True)
        told = self.story.told_elsewhere(mention, sentence)
        if self._is_of_other_days(sentence, start, told):
            return UNKNOWN
        if told:
            return told
        if mention.status == "hypothetical":
            return UNKNOWN
        if mention.status == "happened" and not (sentence.paragraph <= 0 and is_delivery(sentence.text)):
            return UNKNOWN
        return self._published()

    def _twin_in_body(self, mention: Mention, sentence: Sentence) -> Mention | None:
        """The figure of the body which one of the headline repeats."""
        return self.story.twins.in_body(mention) if sentence.field == "headline" else None

    def _is_of_other_days(self, sentence: Sentence, start: int, told: DateRange | None) -> bool:
        """Whether the words before a figure, of whose event a day may be `told` elsewhere, put it into the background:
        nothing then tells its days. A headline's background is that of the story, whose day it has."""
        in_headline = sentence.field == "headline"
        behind = is_background(self._cues(sentence), start) and not tells_answer(sentence.text, start)
        if behind and not (told and in_headline):
            return True
        return in_headline and is_headline_relative(sentence.text, start)

    def _published(self) -> DateRange:
        return DateRange(self.times.today, self.times.today, "published")

    def _day_of_clock(self, sentence: Sentence) -> date | None:
        """The day of a clock time without a day; None for an update without a local time zone."""
        if self.doc.zone.key == "UTC":
            return None
        clock = self.around.clock(sentence)
        return day_before(self.times.published, clock) if clock is not None else None

    def _planned(self, mention: Mention, sentence: Sentence) -> DateRange:
        return self.around.plan(sentence) or self.story.twins.time_of(mention) or UNKNOWN

    def _is_total(self, mention: Mention, sentence: Sentence) -> bool:
        key = id(mention)
        if key not in self._totals:
            self._totals[key] = self._judge_total(mention, sentence)
        return self._totals[key]

    def _judge_total(self, mention: Mention, sentence: Sentence) -> bool:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if is_too_many(mention) and not (self._may_be_many(sentence) or tells_one_event(sentence.text, start, end)):
            return True
        beside = self._by_sentence[mention.sentence]
        if is_brought_to(sentence.text, end) and any(o.measure in VICTIMS and o.start < mention.start for o in beside):
            return True
        if near_total_words(self._cues(sentence), start, self._joined_end(mention, end)) or tells_spell(
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

    def _joined_start(self, mention: Mention, start: int) -> int:
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

    def _cues(self, sentence: Sentence) -> list[Cue]:
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
            beside = self.doc.sentences[other.sentence]
            if self._is_own_total(other) or (self.own(other) is None and self._is_total(other, beside)):
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


def _whole_beside(mention: Mention) -> Mention | None:
    """The whole of which a figure is a part, in the same sentence; of aid only one that is as far on its way."""
    whole = mention.part_of
    if whole is None or whole.sentence != mention.sentence:
        return None
    return whole if mention.measure != "aid" or whole.status == mention.status else None


@dataclass(slots=True)
class _Row:
    """The figures of one measure in one paragraph, in the order of the text; how many of them have been asked whether
    they are totals, and where the first that is one begins."""

    figures: list[Mention]
    read: int = 0
    total: int | None = None
