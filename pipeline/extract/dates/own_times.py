"""The days of each figure's own clause, worked out once for all that ask.

Belongs here: resolving the time of a figure's own sentence. Not here: which time of the sentence that is (`own`),
figures without one (`link`, `story`).
"""

from __future__ import annotations

from pipeline.extract.dates.asked import AHEAD
from pipeline.extract.dates.other_times import rises_since
from pipeline.extract.dates.own import own_span
from pipeline.extract.dates.record import DateRange
from pipeline.extract.dates.timeline import Timeline
from pipeline.extract.dates.totals import is_to_come
from pipeline.extract.mention import Mention


class OwnTimes:
    """The figures of one update. Keyed by identity: equal mentions are different claims."""

    def __init__(self, times: Timeline, mentions: list[Mention]) -> None:
        self._times = times
        self._found: dict[int, DateRange | None] = {}
        self._by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)

    def of(self, mention: Mention) -> DateRange | None:
        """The time of the figure's own clause; no days but a text where that clause states no day."""
        key = id(mention)
        try:
            return self._found[key]
        except KeyError:
            found = self._found[key] = self._find_own(mention)
            return found

    def _find_own(self, mention: Mention) -> DateRange | None:
        scene = self._times.scene(mention.sentence)
        offset, beside = self._times.doc.sentences[mention.sentence].start, self._by_sentence[mention.sentence]
        found = own_span(mention, scene, offset, beside) if scene else None
        days = self._times.resolve(mention.sentence, *found) if found else None
        if days is not None and mention.status not in AHEAD and self._times.is_ahead(days):
            return None
        if found and days is not None and mention.measure == "aid" and self._is_spent_in(mention, days, found[0].start):
            return None
        return days

    def rises_since(self, mention: Mention) -> bool:
        """Whether the figure's sentence tells what it was before, and when."""
        scene = self._times.scene(mention.sentence)
        offset, beside = self._times.doc.sentences[mention.sentence].start, self._by_sentence[mention.sentence]
        return scene is not None and len(beside) > 1 and rises_since(mention, scene, offset, beside)

    def _is_spent_in(self, mention: Mention, days: DateRange, start: int) -> bool:
        """Whether help that is promised is to be given in these days, told at `start` of the sentence; it has the day
        of its announcement."""
        if mention.status != "planned" or days.date_to is None or days.date_from == days.date_to:
            return mention.status == "planned" and self._times.is_ahead(days)
        sentence = self._times.doc.sentences[mention.sentence]
        budget = sentence.text[:start].endswith(" for ")  # "pledged €5m in aid for 2025"
        return budget or days.date_to > self._times.doc.published_day or is_to_come(sentence.text, start)
