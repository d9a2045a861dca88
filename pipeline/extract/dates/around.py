"""What the sentences around one tell of its time: those before it in the paragraph, the heading over a list, the lead.

Belongs here: which sentences are asked, nearest first. Not here: the time of one sentence (`timeline`), figures
(`link`, `story`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from pipeline.extract.dates.clock import Clock, clock_of
from pipeline.extract.dates.cue_search import tells_event
from pipeline.extract.dates.pointing import is_open
from pipeline.extract.dates.record import DateRange
from pipeline.extract.dates.timeline import Timeline
from pipeline.extract.dates.totals import is_disaster
from pipeline.extract.document import Sentence
from pipeline.extract.nearest import Nearest

_LEAD_PARAGRAPHS = 3
"""Paragraphs that may tell when the news of an update happened, unless it tells of several things."""
_DAY_LINE = 40
"""A longer line is no day alone."""
_CHRONICLE = 2
"""So many lines that are days make a chronicle; one alone tells when the update was written."""
_AROUND_DAY = " .:*•#–—-,()[]"
_HEADING_LINE = 200
"""A longer line is prose and ends the list under a heading."""

Told = TypeVar("Told")


class Around:
    """The sentences of one update, seen from any of them."""

    def __init__(self, times: Timeline) -> None:
        self.times = times
        self._sentences = times.doc.sentences
        self._doc = times.doc
        self._events: Nearest[DateRange] = Nearest()
        self._past_events: Nearest[DateRange] = Nearest()
        self._plans: Nearest[DateRange] = Nearest()
        self._sayings: Nearest[DateRange] = Nearest()
        self._open_times: Nearest[DateRange] = Nearest()
        self._clocks: Nearest[Clock] = Nearest()
        self._disasters: Nearest[bool] = Nearest()
        self._rolling: Nearest[bool] = Nearest()
        self._news: Nearest[DateRange] = Nearest()
        self._headings: Nearest[tuple[DateRange | None]] = Nearest()

    def before(self, sentence: Sentence, walk: Nearest[Told], tell: Callable[[int], Told | None]) -> Told | None:
        """What the nearest sentence before one in its paragraph tells, of those that tell anything."""
        return walk.find(sentence.index - 1, self._doc.paragraph(sentence.index).start - 1, tell)

    def _so_far(self, sentence: Sentence, walk: Nearest[Told], tell: Callable[[int], Told | None]) -> Told | None:
        return walk.find(sentence.index, self._doc.paragraph(sentence.index).start - 1, tell)

    def has_event(self, sentence: Sentence) -> bool:
        """Whether the sentence or one before it in its paragraph tells when something happened."""
        return self._so_far(sentence, self._events, self.times.principal) is not None

    def plan(self, sentence: Sentence) -> DateRange | None:
        """The time to come that the nearest sentence before tells."""
        return self.before(sentence, self._plans, lambda at: self.times.principal(at, ahead=True))

    def saying(self, sentence: Sentence) -> DateRange | None:
        """The day on which the sentence, or the nearest one before, says that something was said or sent."""
        return self._so_far(sentence, self._sayings, self.times.saying)

    def clock(self, sentence: Sentence) -> Clock | None:
        """The clock time of the sentence, or of the nearest one before."""
        return self._so_far(sentence, self._clocks, self._clock)

    def _clock(self, at: int) -> Clock | None:
        return clock_of(self._sentences[at].text)

    def tells_disaster(self, sentence: Sentence) -> bool:
        """Whether the sentence or one before it in its paragraph tells of a disaster."""
        return (
            self._so_far(sentence, self._disasters, lambda at: is_disaster(self._sentences[at].text) or None)
            is not None
        )

    def rolls(self, sentence: Sentence) -> bool:
        """Whether a sentence before it in its paragraph reports on the hours or days up to publication."""
        return self.before(sentence, self._rolling, lambda at: self.times.rolls(at) or None) is not None

    def open_time(self, sentence: Sentence) -> DateRange | None:
        """A "since" of an earlier sentence in the paragraph that goes on to hold."""
        return self.before(sentence, self._open_times, self._open_time)

    def _open_time(self, at: int) -> DateRange | None:
        for span, role in self.times.roles(at):
            if role == "event" and is_open(span):
                return self.times.resolve(at, span)
        return None

    def last_paragraph(self, sentence: Sentence) -> DateRange | None:
        """The time of the latest event of the paragraph before that is news, else of the latest."""
        last = self._doc.paragraph(sentence.index).start - 1
        if last < 0 or self._sentences[last].field != "body":
            return None
        if self._sentences[last].paragraph < sentence.paragraph - 1:
            return None
        before = self._doc.paragraph(last).start - 1
        return self._news.find(last, before, self.news_of) or self._past_events.find(last, before, self._event)

    def news_of(self, at: int) -> DateRange | None:
        """The time of a sentence's main event, if it is news."""
        days = self.times.principal(at)
        return days if days is not None and self.times.is_news(days) else None

    def _event(self, at: int) -> DateRange | None:
        """The time of a sentence's main event, where the sentence names one ("a fire in March")."""
        text = self._sentences[at].text
        return self.times.principal(at) if tells_event(text, 0, len(text)) else None

    def heading(self, sentence: Sentence) -> DateRange | None:
        """The time in the line with a colon under which this line stands, or the day that stands alone above."""
        if sentence.paragraph <= 0:
            return None
        days = self._days_above
        at = bisect_left(days[0], sentence.index)
        if at and len(days[0]) >= _CHRONICLE:
            return days[1][at - 1]
        found = self._headings.find(self._doc.paragraph(sentence.index).start - 1, -1, self._heading)
        return found[0] if found is not None else None

    @cached_property
    def _days_above(self) -> tuple[list[int], list[DateRange]]:
        """The lines of the body that are nothing but a day, by number of the sentence, and their days."""
        found: list[tuple[int, DateRange]] = []
        for line in self._sentences:
            if len(line.text) > _DAY_LINE or line.field == "headline":
                continue
            scene = self.times.scene(line.index)
            span = scene.spans[0] if scene else None
            if span is not None and not (line.text[: span.start] + line.text[span.end :]).strip(_AROUND_DAY):
                found.append((line.index, self.times.resolve(line.index, span)))
        return [index for index, _ in found], [days for _, days in found]

    def _heading(self, at: int) -> tuple[DateRange | None] | None:
        """The time of a heading, None in the tuple for one without a time and for prose, which ends the list."""
        line = self._sentences[at]
        if line.field == "headline":
            return (None,)
        scene = self.times.scene(at)
        if line.text.rstrip().endswith(":"):
            return (self.times.resolve(at, scene.spans[-1]) if scene else None,)
        return (None,) if scene is not None or len(line.text) > _HEADING_LINE else None

    @cached_property
    def leading(self) -> list[Sentence]:
        """The sentences that may tell when the news happened: the first paragraph's, the headline's, the next ones'."""
        last = 0 if self.times.is_roundup else _LEAD_PARAGRAPHS - 1
        first = [s for s in self._sentences if s.paragraph == 0]
        headline = [s for s in self._sentences if s.paragraph < 0]
        return first + headline + [s for s in self._sentences if 0 < s.paragraph <= last]

    @cached_property
    def lead_saying(self) -> DateRange | None:
        """The day on which the lead's news was told."""
        return self.times.saying(self.lead_teller.index) if self.lead_teller is not None else None

    @cached_property
    def lead_teller(self) -> Sentence | None:
        """The sentence of the lead that says when its news was told."""
        lead = (s for s in self._sentences if s.paragraph <= 1)
        return next((s for s in lead if self.times.saying(s.index)), None)
