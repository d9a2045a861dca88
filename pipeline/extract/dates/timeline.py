"""The times of one update beyond a single sentence: what each means there, and the one that the update leads with.

Belongs here: the times of each sentence, resolved in the update. Not here: what a time takes from those told
before (`times_before`), what the sentences around one tell (`around`), figures (`link`), clauses (`clauses`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from pipeline.extract.dates.clauses import Scene, read_scene
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.pointing import (
    asked_rank,
    comes_after_other,
    is_open,
    may_name_event,
    names_event,
    points_back,
    tells_when_it_was,
)
from pipeline.extract.dates.record import (
    Between,
    DateRange,
    OnDay,
    OnWeekday,
    OpenStart,
    Period,
    Relative,
    ReportingPeriod,
    Rolling,
    TimeSpan,
)
from pipeline.extract.dates.resolve import resolve
from pipeline.extract.dates.roles import Role
from pipeline.extract.dates.times_before import with_times_before
from pipeline.extract.document import Document, Sentence
from pipeline.extract.mention import Tense
from pipeline.extract.nearest import Nearest

_PRINCIPAL_DEPTH = 3.5
"""Behind how high a clause border a time still tells of the sentence's own event."""
_LEAD_DAYS = 14
"""How old the news may be that an update leads with; what is older is background."""
_REFINING_SENTENCES = 8
"""Sentences at the beginning in which the day is looked for that narrows a week."""
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
        self._points_back: dict[int, bool] = {}
        self._sayings: dict[int, DateRange | None] = {}
        self._references: Nearest[tuple[date | None]] = Nearest()
        self._open_references: Nearest[tuple[date | None]] = Nearest()

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

    def resolve(self, index: int, span: TimeSpan, tense: Tense = "past") -> DateRange:
        """The days of a time where it stands."""
        published = self.published
        reference: date | None = None
        period = None
        span = with_times_before(self, index, span)
        meaning = span.meaning
        if isinstance(meaning, Relative) or (isinstance(meaning, OpenStart) and meaning.known):
            reference = self._reference(index, span)
        elif isinstance(meaning, ReportingPeriod):
            period = self._period(index)
        elif isinstance(meaning, Rolling) and tense != "future" and (said := self.saying(index)) and said.date_to:
            published = published.replace(year=said.date_to.year, month=said.date_to.month, day=said.date_to.day)
        return self._refined(resolve(span, published, tense, reference, period))

    def _reference(self, index: int, span: TimeSpan) -> date | None:
        """The day that the text is speaking of."""
        is_open = isinstance(span.meaning, OpenStart)
        for earlier, role in reversed(list(self.roles(index))):
            if earlier.end <= span.start and (found := self._refers(index, earlier, role, is_open)):
                return found[0]
        walk = self._open_references if is_open else self._references
        found = walk.find(index - 1, -1, lambda at: self._refers_in(at, is_open))
        return found[0] if found is not None else None

    def _refers_in(self, index: int, is_open: bool) -> tuple[date | None] | None:
        """The day that a sentence leaves the text speaking of, in a tuple, None where it leaves none."""
        for span, role in reversed(list(self.roles(index))):
            if found := self._refers(index, span, role, is_open):
                return found
        return None

    def _refers(self, index: int, earlier: TimeSpan, role: Role, is_open: bool) -> tuple[date | None] | None:
        if is_open and isinstance(earlier.meaning, Relative):
            return (self.resolve(index, earlier).date_to,)
        if isinstance(earlier.meaning, Relative | OpenStart | ReportingPeriod) or role == "compared" or earlier.bound:
            return None
        days = resolve(earlier, self.published)
        return (days.date_to,) if days.date_to is not None and days.precision in _ONE_DAY else None

    def _period(self, index: int) -> tuple[date, date] | None:
        """The period that the update reports on: the first range that it names."""
        first = self._first_period
        return first[1] if first is not None and first[0] < index else None

    @cached_property
    def _first_period(self) -> tuple[int, tuple[date, date]] | None:
        for at in range(len(self.doc.sentences)):
            for span, _ in self.roles(at):
                if isinstance(span.meaning, Between | Rolling):
                    days = resolve(span, self.published)
                    if days.date_from is not None and days.date_to is not None:
                        return at, (days.date_from, days.date_to)
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
        for span, role in sorted(self.roles(index), key=lambda told: asked_rank(scene.text, told[0])):
            if role != "event" or is_open(span) or isinstance(span.meaning, Relative):
                continue
            named = names_event(scene.text, span) or tells_when_it_was(scene.text, span)
            if not named and (scene.depth(span.start) > _PRINCIPAL_DEPTH or scene.looks_ahead(span) != ahead):
                continue
            if not named and (scene.describes(span, 0) or scene.tells_none(span)):
                continue
            if comes_after_other(scene.text, span.start):
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
            if scene is not None and names_event(scene.text, span) and not comes_after_other(scene.text, span.start):
                days = self.resolve(index, span)
                weekend = isinstance(span.meaning, Period) and span.meaning.unit == "weekend"
                if (weekend or days.precision in _ONE_DAY) and self.is_news(days):
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

    def is_news(self, days: DateRange) -> bool:
        """Whether days are not so long past that an update tells of them as background."""
        if days.date_to is None or days.precision in ("month", "year"):
            return False
        return self.is_recent(days.date_to)

    def is_recent(self, day: date) -> bool:
        """Whether a day lies so near publication that what happened since is one story."""
        return day >= self.today - timedelta(days=_LEAD_DAYS)
