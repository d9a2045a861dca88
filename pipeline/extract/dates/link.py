"""Choose for each figure the time that dates it, and resolve that time.

Belongs here: the order in which times are asked. Not here: which words tell a time (`grammar`), clause borders and
roles (`clauses`), the update's other sentences (`timeline`), what makes a running total (`totals`).

The order: the time of the figure's own clause; the heading over a list; the whole of which it is a part; none for a
running total; an earlier sentence of the paragraph; the same figure told elsewhere with a time; the event that the
update leads with; the day of the saying; the day of publication.
"""

from __future__ import annotations

from pipeline.extract.dates.clauses import Role, Scene
from pipeline.extract.dates.record import UNKNOWN, Between, DateRange, ReportingPeriod, Rolling, TimeSpan
from pipeline.extract.dates.timeline import Timeline, is_open
from pipeline.extract.dates.totals import is_background, is_running_total, is_too_many, sums_up
from pipeline.extract.document import Document, Sentence
from pipeline.extract.mention import Mention, Tense

_REACH = 4.5
"""The greatest cost of clause borders over which a figure takes a time of its sentence."""
_SINCE_REACH = 1.2
"""The same for "since" behind the figure: it seldom dates another clause."""
_TELLING = 3
"""The smallest figure that is known again elsewhere in an update."""
_HARM = frozenset({"killed", "injured", "casualties", "missing"})
_AHEAD = frozenset({"planned", "hypothetical"})


def assign_dates(doc: Document, mentions: list[Mention]) -> list[DateRange]:
    """The days of each mention, in the same order; all None where unknown."""
    linker = _Linker(doc, mentions)
    return [linker.date_of(mention) for mention in mentions]


def _looks_ahead(mention: Mention) -> bool:
    return mention.tense == "future" or mention.status in _AHEAD


class _Linker:
    """The figures of one update while they are dated. Keyed by identity: equal mentions are different claims."""

    def __init__(self, doc: Document, mentions: list[Mention]) -> None:
        self.doc = doc
        self.mentions = mentions
        self.times = Timeline(doc)
        self._own: dict[int, DateRange | None] = {}
        self._totals: dict[int, bool] = {}
        self._dates: dict[int, DateRange] = {}
        self._by_sentence: dict[int, list[Mention]] = {}
        self._by_figure: dict[tuple[str, int | None], list[Mention]] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
            self._by_figure.setdefault((mention.measure, mention.low), []).append(mention)

    # -- the figure's own sentence ----------------------------------------------------------------------------------

    def _own_span(self, mention: Mention, scene: Scene, sentence: Sentence) -> tuple[TimeSpan, Role] | None:
        places = [(mention.start - sentence.start, mention.end - sentence.start)]
        if mention.trigger_start >= 0:
            places.append((mention.trigger_start - sentence.start, mention.trigger_end - sentence.start))
        best: tuple[float, int] | None = None
        chosen = None
        for span, role in zip(scene.spans, scene.roles, strict=True):
            if not self._may_date(mention, scene, span, role):
                continue
            cost, distance = min(
                (scene.cost(span, start, end), max(span.start - end, start - span.end, 0)) for start, end in places
            )
            if cost > (_SINCE_REACH if is_open(span) and span.start > 0 else _REACH):
                continue
            if best is None or (cost, distance) < best:
                best, chosen = (cost, distance), (span, role)
        return chosen

    def _may_date(self, mention: Mention, scene: Scene, span: TimeSpan, role: Role) -> bool:
        """Whether a time of the figure's sentence is of a kind that can date it."""
        if span.rule == "after_event" and span.end > mention.start - self.doc.sentences[mention.sentence].start:
            return False
        if isinstance(span.meaning, ReportingPeriod):
            return not any(isinstance(s.meaning, Between | Rolling) for s in scene.spans if s.end <= span.start)
        if mention.measure == "aid":
            ahead = isinstance(span.meaning, Rolling) and span.meaning.count > 0
            return role == "act" or (role == "event" and not ahead and not scene.looks_ahead(span))
        if role == "event" and not _looks_ahead(mention):
            return not scene.looks_ahead(span)
        return role == "event"

    def own(self, mention: Mention) -> DateRange | None:
        """The time of the figure's own clause; no days but a text where that clause states no day."""
        key = id(mention)
        if key not in self._own:
            scene = self.times.scene(mention.sentence)
            found = self._own_span(mention, scene, self.doc.sentences[mention.sentence]) if scene else None
            ahead = _looks_ahead(mention)
            if found is None:
                self._own[key] = None
            else:
                span, role = found
                tense: Tense = "future" if ahead and role == "event" and mention.measure != "aid" else "past"
                self._own[key] = self.times.resolve(mention.sentence, span, tense)
        return self._own[key]

    # -- the choice ------------------------------------------------------------------------------------------------

    def date_of(self, mention: Mention) -> DateRange:
        """The days of one figure."""
        key = id(mention)
        if key not in self._dates:
            self._dates[key] = UNKNOWN  # what a circle of parts would find
            self._dates[key] = self._decide(mention)
        return self._dates[key]

    def _decide(self, mention: Mention) -> DateRange:
        own = self.own(mention)
        if own is not None:
            return own
        sentence = self.doc.sentences[mention.sentence]
        if heading := self.times.heading(sentence):
            return heading
        whole = mention.part_of
        if whole is not None and whole.sentence == mention.sentence:
            return self.date_of(whole)
        if mention.status in _AHEAD and mention.measure != "aid":
            return self._planned(mention, sentence)
        if mention.measure != "aid" and self._is_total(mention, sentence):
            return self.times.open_time(sentence) or DateRange(cumulative=True)
        if is_background(sentence.text, mention.start - sentence.start, sentence.field == "headline"):
            return UNKNOWN
        if told := self._told_elsewhere(mention, sentence):
            return told
        if mention.measure == "aid" and mention.status in ("happened", "hypothetical"):
            return UNKNOWN
        day = self.doc.published_day
        return DateRange(day, day, "published")

    def _planned(self, mention: Mention, sentence: Sentence) -> DateRange:
        for other in self.times.paragraph_before(sentence):
            if days := self.times.principal(other.index, ahead=True):
                return days
        return self._twin(mention) or UNKNOWN

    def _is_total(self, mention: Mention, sentence: Sentence) -> bool:
        key = id(mention)
        if key not in self._totals:
            self._totals[key] = self._judge_total(mention, sentence)
        return self._totals[key]

    def _judge_total(self, mention: Mention, sentence: Sentence) -> bool:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if is_too_many(self.doc.headline + " " + sentence.text, mention) or is_running_total(sentence.text, start, end):
            return True
        if any(self.times.principal(other.index) for other in (sentence, *self.times.paragraph_before(sentence))):
            return False
        earlier = [m for m in self.mentions if m.sentence < mention.sentence]
        return sums_up(sentence.text, start, end, mention, earlier) or self._beside_total(mention, sentence)

    def _beside_total(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the figure goes on with the totals of its paragraph."""
        for other in self.mentions:
            if other is mention or other.measure != mention.measure:
                continue
            beside = self.doc.sentences[other.sentence]
            if other.start > mention.start and beside is not sentence:
                continue
            if (beside.field, beside.paragraph) != (sentence.field, sentence.paragraph):
                continue
            own = self.own(other)
            if own is not None:
                if own.cumulative and own.date_from is None:
                    return True
            elif is_too_many(beside.text, other) or (other.start < mention.start and self._is_total(other, beside)):
                return True
        return False

    def _told_elsewhere(self, mention: Mention, sentence: Sentence) -> DateRange | None:
        if mention.measure == "aid":
            return self._said(sentence) or self._lead_said(sentence)
        for other in (sentence, *self.times.paragraph_before(sentence)):
            if days := self._event_before(mention, other):
                return days
        if days := self._twin(mention):
            return days
        points_back = sentence.paragraph > 0 and self.times.points_back(sentence)
        if points_back and (days := self.times.last_paragraph(sentence)):
            return days
        one_story = points_back or sentence.paragraph <= 0 or not self.times.is_roundup
        if one_story and (days := self._lead(mention, sentence)):
            said = self.times.saying(sentence.index)
            if said is None or said.date_to is None or days.date_to is None or said.date_to >= days.date_to:
                return days
        return self._said(sentence) or self.times.open_time(sentence) or self._lead_said(sentence)

    def _lead(self, mention: Mention, here: Sentence) -> DateRange | None:
        """The time of the event that the update leads with; no later figure of the same paragraph tells it."""
        for sentence in self.times.leading():
            figures = self._by_sentence.get(sentence.index, [])
            if sentence is here:
                figures = []
            elif figures and sentence.index > here.index and sentence.paragraph == here.paragraph:
                continue
            days = self._event(sentence, figures, mention.measure in _HARM)
            if days is not None and self.times.is_news(days):
                return days
        return None

    def _event(self, sentence: Sentence, figures: list[Mention], harm: bool) -> DateRange | None:
        """For a figure of people hurt the time of such a one in a sentence; else the time of its main event."""
        for figure in figures if harm else ():
            if figure.measure in _HARM and (days := self._dated(figure)):
                return days
        return self.times.principal(sentence.index)

    def _dated(self, mention: Mention) -> DateRange | None:
        """The figure's own time where it is that of an event which others may share."""
        if mention.measure == "aid" or mention.status in _AHEAD:
            return None
        own = self.own(mention)
        return None if own is None or own.date_from is None or own.cumulative else own

    def _event_before(self, mention: Mention, sentence: Sentence) -> DateRange | None:
        """The time of the last figure told before this one in a sentence, else that of the sentence's main event."""
        for other in reversed(self._by_sentence.get(sentence.index, ())):
            if other.start < mention.start and (days := self._dated(other)):
                return days
        return self.times.principal(sentence.index) if sentence.index != mention.sentence else None

    def _said(self, sentence: Sentence) -> DateRange | None:
        for other in (sentence, *self.times.paragraph_before(sentence)):
            if days := self.times.saying(other.index):
                return days
        return None

    def _lead_said(self, sentence: Sentence) -> DateRange | None:
        return self.times.lead_saying() if sentence.paragraph <= 0 else None

    def _twin(self, mention: Mention) -> DateRange | None:
        """The time of the same figure where it is told with one; a small figure is known again only in the lead."""
        is_lead = self.doc.sentences[mention.sentence].paragraph <= 0
        if not is_lead and ((mention.low or 0) < _TELLING or mention.status in _AHEAD):
            return None
        for other in self._by_figure[mention.measure, mention.low]:
            if (
                other.sentence != mention.sentence
                and (other.status in _AHEAD) == (mention.status in _AHEAD)
                and (days := self.own(other)) is not None
                and days.date_from is not None
                and (is_lead or not days.cumulative)
            ):
                return days
        return None
