"""Choose for each figure the time that dates it, and resolve that time.

Belongs here: the order in which times are asked. Not here: which words tell a time (`grammar`), clause borders and
roles (`clauses`), the update's other sentences (`timeline`), which figures are running totals (`running_totals`).

The order: the time of the figure's own clause; the heading over a list; the whole of which it is a part; none for a
running total; an earlier sentence of the paragraph; the same figure told elsewhere with a time; the event that the
update leads with; the day of the saying; the day of publication.
"""

from __future__ import annotations

from datetime import date

from pipeline.extract.dates.around import Around
from pipeline.extract.dates.asked import AHEAD
from pipeline.extract.dates.clock import day_before
from pipeline.extract.dates.own_times import OwnTimes
from pipeline.extract.dates.pointing import tells_answer
from pipeline.extract.dates.proceedings import is_about
from pipeline.extract.dates.record import UNKNOWN, DateRange
from pipeline.extract.dates.running_totals import RunningTotals
from pipeline.extract.dates.story import Story
from pipeline.extract.dates.timeline import Timeline
from pipeline.extract.dates.totals import is_aftermath, is_aid_total, is_background, is_delivery, is_headline_relative
from pipeline.extract.document import Document, Sentence
from pipeline.extract.mention import Mention
from schemas.measure_groups import VICTIMS


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
        self.times = Timeline(doc)
        self.around = Around(self.times)
        self._own_times = OwnTimes(self.times, mentions)
        self.own = self._own_times.of
        self.story = Story(self.times, self.around, mentions, self.own)
        self.totals = RunningTotals(doc, mentions, self.around, self.own)
        self._dates: dict[int, DateRange] = {}

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
        if self.totals.holds(mention):
            return self.around.open_time(sentence) or DateRange(cumulative=True)
        start = mention.start - sentence.start
        if is_about(sentence.text, start):
            return self.story.twins.time_of(mention) or UNKNOWN
        told = self.story.told_elsewhere(mention, sentence)
        if self._is_of_other_days(sentence, self.totals.joined_start(mention, start), told):
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
        behind = is_background(self.totals.cues(sentence), start) and not tells_answer(sentence.text, start)
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


def _whole_beside(mention: Mention) -> Mention | None:
    """The whole of which a figure is a part, in the same sentence; of aid only one that is as far on its way."""
    whole = mention.part_of
    if whole is None or whole.sentence != mention.sentence:
        return None
    return whole if mention.measure != "aid" or whole.status == mention.status else None
