"""The time of a figure whose own sentence tells none: the story that the update tells.

Belongs here: what the paragraph, the lead and the same figure elsewhere say of it. Not here: the figure's own clause
and the order of all these (`link`), what a time means (`timeline`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from pipeline.extract.dates.own import AHEAD
from pipeline.extract.dates.pointing import tells_other_event
from pipeline.extract.dates.record import DateRange
from pipeline.extract.dates.timeline import Timeline
from pipeline.extract.dates.totals import is_disaster
from pipeline.extract.document import Document, Sentence
from pipeline.extract.mention import Mention

HARM = frozenset({"killed", "injured", "casualties", "missing"})
_TELLING = 3
"""The smallest figure that is known again elsewhere in an update."""
_MOTIVE = 4.0
"""A figure behind a border of this cost is why something was done, and of another day ("in revenge for")."""
_LASTING = re.compile(
    r"\b(?:ha(?:s|ve)|(?:is|are|were) (?:still |now )?(?:in|at|living|sheltering|staying))\b", re.IGNORECASE
)
"""Those who have fled are away for long: no one day is theirs."""


class Story:
    """The figures of one update and how their times hang together; `own` gives the time of a figure's own clause."""

    def __init__(
        self, doc: Document, times: Timeline, mentions: list[Mention], own: Callable[[Mention], DateRange | None]
    ) -> None:
        self.doc = doc
        self.times = times
        self._own = own
        self._by_sentence: dict[int, list[Mention]] = {}
        self._by_measure: dict[str, list[Mention]] = {}
        self._told: dict[tuple[int, str], tuple[DateRange | None, DateRange | None]] = {}
        self._leads: dict[bool, DateRange | None] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
            self._by_measure.setdefault(mention.measure, []).append(mention)

    @cached_property
    def sums_up_work(self) -> bool:
        """Whether the update leads with the end of a search or the like, and so tells of an event before it."""
        return any(role == "ending" for lead in self.times.leading() for _, role in self.times.roles(lead.index))

    @cached_property
    def _named_event(self) -> DateRange | None:
        """The day in the name of the first event that the update takes up so."""
        return next(filter(None, map(self.times.named_event, range(len(self.doc.sentences)))), None)

    def body_twin(self, mention: Mention) -> Mention | None:
        """The body's figure that a headline's repeats, where the body tells it once."""
        told = (mention.low, mention.high, mention.status)
        same = [other for other in self._by_measure[mention.measure] if (other.low, other.high, other.status) == told]
        twins = [other for other in same if self.doc.sentences[other.sentence].field == "body"]
        return twins[0] if len(twins) == 1 else None

    def told_elsewhere(self, mention: Mention, sentence: Sentence) -> DateRange | None:
        for other in reversed(self._by_sentence[sentence.index]):
            if other.start < mention.start and mention.measure != "aid" and (days := self._dated(other)):
                return days
        kind = "harm" if mention.measure in HARM else "aid" if mention.measure == "aid" else ""
        key = sentence.index, kind
        if key not in self._told:
            self._told[key] = self._story(sentence, kind)
        carried, lead = self._told[key]
        if (mention.measure == "displaced" and _LASTING.search(sentence.text)) or self._is_late_rescue(mention):
            carried = lead = None
        return carried or (self.twin(mention) if mention.measure != "aid" else None) or lead

    def _is_late_rescue(self, mention: Mention) -> bool:
        """Whether people are saved in the days after a disaster, which are not its day."""
        if mention.measure != "rescued":
            return False
        return is_disaster(self.doc.headline) or is_disaster(self.doc.body)

    def _story(self, sentence: Sentence, kind: str) -> tuple[DateRange | None, DateRange | None]:
        """For a figure of a sentence without a time: the time of its paragraph so far; that of the whole update."""
        if kind == "aid":
            said = self._said(sentence) or self._lead_said(sentence)
            return None, said if said is not None and said.date_from == said.date_to else None
        for other in self.times.paragraph_before(sentence):
            if days := self._last_told(other):
                return days, None
        return None, self._leading_time(sentence, kind == "harm")

    def _last_told(self, sentence: Sentence) -> DateRange | None:
        """The time of the last figure of a sentence that has one, else that of the sentence's main event."""
        scene = self.times.scene(sentence.index)
        for figure in reversed(self._by_sentence.get(sentence.index, ())):
            deep = scene is not None and scene.depth(figure.start - sentence.start) > _MOTIVE
            if not deep and (days := self._dated(figure)):
                return days
        return self.times.principal(sentence.index)

    def _leading_time(self, sentence: Sentence, harm: bool) -> DateRange | None:
        points_back = sentence.paragraph > 0 and self.times.points_back(sentence)
        if points_back and (days := self.times.last_paragraph(sentence)):
            return days
        one_story = points_back or sentence.paragraph <= 0 or not self.times.is_roundup
        if one_story and (days := self._lead(harm, sentence)):
            said = self.times.saying(sentence.index)
            if said is None or said.date_to is None or days.date_to is None or said.date_to >= days.date_to:
                return days
        return self._said(sentence) or self.times.open_time(sentence) or self._lead_said(sentence)

    def _lead(self, harm: bool, here: Sentence) -> DateRange | None:
        """The time of the event that the update leads with; no later figure of the same paragraph tells it."""
        if any(here is sentence for sentence in self.times.leading()):
            return self._find_lead(harm, here)
        if harm not in self._leads:
            self._leads[harm] = self._find_lead(harm, here)
        return self._leads[harm]

    def _find_lead(self, harm: bool, here: Sentence) -> DateRange | None:
        if harm and (days := self._named_event):
            return days
        for sentence in self.times.leading():
            figures = self._by_sentence.get(sentence.index, [])
            if sentence.index > here.index and tells_other_event(sentence.text):
                continue
            if sentence is here:
                figures = []
            elif figures and sentence.index > here.index and sentence.paragraph == here.paragraph:
                continue
            days = self._event(sentence, figures, harm)
            if days is not None and self.times.is_news(days):
                return days
        return None

    def _event(self, sentence: Sentence, figures: list[Mention], harm: bool) -> DateRange | None:
        """For a figure of people hurt the time of such a one in a sentence; else the time of its main event."""
        for figure in figures if harm else ():
            if figure.measure in HARM and (days := self._dated(figure)):
                return days
        return self.times.principal(sentence.index)

    def _dated(self, mention: Mention) -> DateRange | None:
        """The figure's own time where it is that of an event which others may share."""
        if mention.measure == "aid" or mention.status in AHEAD:
            return None
        own = self._own(mention)
        if own is None or own.date_from is None or (own.cumulative and not self.times.is_recent(own.date_from)):
            return None
        return own

    def _said(self, sentence: Sentence) -> DateRange | None:
        for other in (sentence, *self.times.paragraph_before(sentence)):
            if days := self.times.saying(other.index):
                return days
        return None

    def _lead_said(self, sentence: Sentence) -> DateRange | None:
        return self.times.lead_saying() if sentence.paragraph <= 0 else None

    def twin(self, mention: Mention) -> DateRange | None:
        """The time of the same figure where it is told with one; a small figure is known again only in the lead."""
        is_lead = self.doc.sentences[mention.sentence].paragraph <= 0
        if not is_lead and ((mention.low or 0) < _TELLING or mention.status in AHEAD):
            return None
        if mention.low == 1 and mention.high == 1:
            return None  # "an aid worker" of another sentence is another one
        for other in self._by_measure[mention.measure]:
            if (
                other.low == mention.low
                and other.sentence != mention.sentence
                and (other.status in AHEAD) == (mention.status in AHEAD)
                and (days := self._own(other)) is not None
                and days.date_from is not None
                and (is_lead or not days.cumulative)
            ):
                return days
        return None
