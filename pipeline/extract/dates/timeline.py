"""The times of one update beyond a single sentence: what each means there, and the one that the update leads with.

Belongs here: times by sentence, paragraph, heading and update. Not here: figures (`link`), one sentence (`clauses`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.dates.clauses import Role, Scene, read_scene
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.pointing import is_open, may_name_event, names_event, points_back
from pipeline.extract.dates.record import (
    Between,
    DateRange,
    OnDay,
    OnWeekday,
    OpenStart,
    Relative,
    ReportingPeriod,
    Rolling,
    TimeSpan,
)
from pipeline.extract.dates.resolve import resolve
from pipeline.extract.document import Document, Sentence
from pipeline.extract.mention import Tense

_PRINCIPAL_DEPTH = 3.5
"""Behind how high a clause border a time still tells of the sentence's own event."""
_LEAD_PARAGRAPHS = 3
_LEAD_DAYS = 14
"""How old the news may be that an update leads with; what is older is background."""
_REFINING_SENTENCES = 8
_NAMING_REACH = 25
"""Within how many letters behind a day its event is named ("the October 7 attack")."""
_HEADING_LINE = 200
"""A longer line is prose and ends the list under a heading."""
_ONE_DAY = frozenset({"day", "hour", "part_of_day"})


class Timeline:
    """One update's times. Sentences are read when first asked for."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.published = doc.published_local
        self.today = self.published.date()
        self.is_roundup = cues().patterns["roundup"].search(doc.headline) is not None
        self._scenes: dict[int, Scene | None] = {}
        self._principals: dict[tuple[int, bool], DateRange | None] = {}
        self._leading: list[Sentence] | None = None
        self._points_back: dict[int, bool] = {}
        self._headings: dict[int, DateRange | None] = {}
        self._sayings: dict[int, DateRange | None] = {}

    def scene(self, index: int) -> Scene | None:
        """The times of one sentence."""
        try:
            return self._scenes[index]
        except KeyError:
            found = self._scenes[index] = read_scene(self.doc.sentences[index].text)
            return found

    def roles(self, index: int) -> Iterable[tuple[TimeSpan, Role]]:
        """The times of one sentence with what each dates."""
        scene = self.scene(index)
        return () if scene is None else zip(scene.spans, scene.roles, strict=True)

    # -- resolving in context ---------------------------------------------------------------------------------------

    def resolve(self, index: int, span: TimeSpan, tense: Tense = "past") -> DateRange:
        """The days of a time where it stands."""
        published = self.published
        reference: date | None = None
        period = None
        span = self._with_known_year(index, span)
        meaning = span.meaning
        if isinstance(meaning, Relative) or (isinstance(meaning, OpenStart) and meaning.known):
            reference = self._reference(index, span)
        elif isinstance(meaning, ReportingPeriod):
            period = self._period(index)
        elif isinstance(meaning, Rolling) and tense != "future" and (said := self.saying(index)) and said.date_to:
            published = published.replace(year=said.date_to.year, month=said.date_to.month, day=said.date_to.day)
        return self._refined(resolve(span, published, tense, reference, period))

    def _with_known_year(self, index: int, span: TimeSpan) -> TimeSpan:
        """ "Since 7 October" long after is still that of 2023: a day that a war is told from, in an update on it."""
        meaning = span.meaning
        if not isinstance(meaning, OnDay) or meaning.year is not None:
            return span
        known = cues().known_days.get((meaning.month, meaning.day))
        if known is None:
            return span
        behind = self.doc.sentences[index].text[span.end : span.end + _NAMING_REACH]
        if span.bound != "since" and cues().patterns["open_start"].search(behind) is None:
            return span
        year, about = known
        if date(year, meaning.month, meaning.day) > self.today or not (
            about.search(self.doc.headline) or about.search(self.doc.body)
        ):
            return span
        return replace(span, meaning=replace(meaning, year=year))

    def _times_before(self, index: int, before: int) -> Iterator[tuple[int, TimeSpan, Role]]:
        """The times before a place of the update with their sentences, nearest first."""
        for at in range(index, -1, -1):
            for span, role in reversed(list(self.roles(at))):
                if at < index or span.end <= before:
                    yield at, span, role

    def _reference(self, index: int, span: TimeSpan) -> date | None:
        """The day that the text is speaking of."""
        for at, earlier, role in self._times_before(index, span.start):
            if isinstance(span.meaning, OpenStart) and isinstance(earlier.meaning, Relative):
                return self.resolve(at, earlier).date_to
            if (
                isinstance(earlier.meaning, Relative | OpenStart | ReportingPeriod)
                or role == "compared"
                or earlier.bound
            ):
                continue
            days = resolve(earlier, self.published)
            if days.date_to is not None and days.precision in _ONE_DAY:
                return days.date_to
        return None

    def _period(self, index: int) -> tuple[date, date] | None:
        """The period that the update reports on: the first range that it names."""
        for _, earlier, _ in reversed(list(self._times_before(index, 0))):
            if isinstance(earlier.meaning, Between | Rolling):
                days = resolve(earlier, self.published)
                if days.date_from is not None and days.date_to is not None:
                    return days.date_from, days.date_to
        return None

    def _refined(self, days: DateRange) -> DateRange:
        """ "The quake last week" is "Saturday's quake": a week is narrowed to the day that the update names later."""
        if days.precision != "week" or days.date_from is None or days.date_to is None:
            return days
        for sentence in self.doc.sentences[:_REFINING_SENTENCES]:
            for span, _ in self.roles(sentence.index):
                if not isinstance(span.meaning, OnWeekday | OnDay) or sentence.text[span.end + 1 : span.end + 2] != "s":
                    continue
                day = resolve(span, self.published)
                if day.date_from and day.date_to and days.date_from <= day.date_from <= day.date_to <= days.date_to:
                    return day
        return days

    # -- one sentence as a whole ------------------------------------------------------------------------------------

    def principal(self, index: int, ahead: bool = False) -> DateRange | None:
        """The time of a sentence's main event: not open, not relative, not deep; a day rather than a longer spell."""
        try:
            return self._principals[index, ahead]
        except KeyError:
            found = self._principals[index, ahead] = self._find_principal(index, ahead)
            return found

    def _find_principal(self, index: int, ahead: bool) -> DateRange | None:
        scene = self.scene(index)
        if scene is None:
            return None
        spells: list[DateRange] = []
        for span, role in sorted(self.roles(index), key=lambda told: not names_event(scene.text, told[0])):
            if role != "event" or is_open(span) or isinstance(span.meaning, Relative):
                continue
            named = names_event(scene.text, span)
            if not named and (scene.depth(span.start) > _PRINCIPAL_DEPTH or scene.looks_ahead(span) != ahead):
                continue
            days = self.resolve(index, span, "future" if ahead else "past")
            aftermath = not named and scene.is_aftermath(span)
            if days.date_to is None or (not ahead and (aftermath or self.is_ahead(days))):
                continue
            if days.precision in _ONE_DAY:
                return days
            spells.append(days)
        return spells[0] if spells else None

    def is_ahead(self, days: DateRange) -> bool:
        """Whether days lie wholly after publication, so that nothing can have happened on them."""
        return days.date_from is not None and days.date_from > self.today

    def named_event(self, index: int) -> DateRange | None:
        """The day in the name of an event that a sentence takes up ("Tuesday's attacks"), if it is news."""
        if not may_name_event(self.doc.sentences[index].text):
            return None
        scene = self.scene(index)
        for span, _ in self.roles(index):
            if scene is not None and names_event(scene.text, span):
                days = self.resolve(index, span)
                if days.precision in _ONE_DAY and self.is_news(days):
                    return days
        return None

    def saying(self, index: int) -> DateRange | None:
        """The day on which the sentence says that something was said or sent."""
        if index not in self._sayings:
            self._sayings[index] = self._find_saying(index)
        return self._sayings[index]

    def _find_saying(self, index: int) -> DateRange | None:
        for span, role in self.roles(index):
            if role in ("speech", "act", "dateline") and not isinstance(span.meaning, Relative | Rolling):
                return resolve(span, self.published)
        return None

    def points_back(self, sentence: Sentence) -> bool:
        """Whether a sentence takes up an event already told."""
        known = self._points_back.get(sentence.index)
        if known is None:
            known = self._points_back[sentence.index] = points_back(sentence.text)
        return known

    def rolls(self, index: int) -> bool:
        """Whether a sentence reports on the hours or days up to publication ("in the past 24 hours")."""
        return any(
            isinstance(span.meaning, Rolling) and span.meaning.count < 0 and span.meaning.unit in ("hour", "day")
            for span, _ in self.roles(index)
        )

    # -- around a sentence ------------------------------------------------------------------------------------------

    def paragraph_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one in its paragraph, nearest first."""
        for at in range(sentence.index - 1, -1, -1):
            other = self.doc.sentences[at]
            if other.field != sentence.field or other.paragraph != sentence.paragraph:
                return
            yield other

    def is_news(self, days: DateRange) -> bool:
        """Whether days are not so long past that an update tells of them as background."""
        if days.date_to is None or days.precision in ("month", "year"):
            return False
        return self.is_recent(days.date_to)

    def is_recent(self, day: date) -> bool:
        """Whether a day lies so near publication that what happened since is one story."""
        return day >= self.today - timedelta(days=_LEAD_DAYS)

    def last_paragraph(self, sentence: Sentence) -> DateRange | None:
        """The time of the latest event of the paragraph before, if it is news."""
        for at in range(sentence.index - 1, -1, -1):
            other = self.doc.sentences[at]
            if other.field != "body" or other.paragraph < sentence.paragraph - 1:
                return None
            if other.paragraph < sentence.paragraph and (days := self.principal(at)) and self.is_news(days):
                return days
        return None

    def heading(self, sentence: Sentence) -> DateRange | None:
        """The time in the line with a colon under which this line stands."""
        if sentence.paragraph <= 0:
            return None
        if sentence.paragraph not in self._headings:
            self._headings[sentence.paragraph] = self._find_heading(sentence)
        return self._headings[sentence.paragraph]

    def _find_heading(self, sentence: Sentence) -> DateRange | None:
        for at in range(sentence.index - 1, -1, -1):
            other = self.doc.sentences[at]
            if other.field == "headline":
                return None
            if other.paragraph == sentence.paragraph:
                continue
            scene = self.scene(at)
            if other.text.rstrip().endswith(":"):
                return self.resolve(at, scene.spans[-1]) if scene else None
            if scene is not None or len(other.text) > _HEADING_LINE:
                return None
        return None

    def open_time(self, sentence: Sentence) -> DateRange | None:
        """A "since" of an earlier sentence in the paragraph that goes on to hold."""
        for other in self.paragraph_before(sentence):
            for span, role in self.roles(other.index):
                if role == "event" and is_open(span):
                    return self.resolve(other.index, span)
        return None

    def leading(self) -> list[Sentence]:
        """The sentences that may tell when the news happened: the first paragraph's, the headline's, the next ones'."""
        if self._leading is None:
            last = 0 if self.is_roundup else _LEAD_PARAGRAPHS - 1
            first = [s for s in self.doc.sentences if s.paragraph == 0]
            headline = [s for s in self.doc.sentences if s.paragraph < 0]
            self._leading = first + headline + [s for s in self.doc.sentences if 0 < s.paragraph <= last]
        return self._leading

    def lead_saying(self) -> DateRange | None:
        """The day on which the lead's news was told."""
        for other in self.doc.sentences:
            if other.paragraph > 1:
                return None
            if days := self.saying(other.index):
                return days
        return None
