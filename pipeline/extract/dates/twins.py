"""The same figure told twice in an update: what the time of the one says of the other.

Belongs here: which figures are the same, and which of them have a time. Not here: when that is asked for (`story`,
`link`), figures of other people than those of the lead (`asides`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extract.dates.asides import Asides, may_be_same
from pipeline.extract.dates.asked import AHEAD
from pipeline.extract.dates.record import DateRange
from pipeline.extract.document import Document
from pipeline.extract.lexicon.any_word import any_word
from pipeline.extract.mention import Mention

DAY_BEFORE = re.compile(any_word(["the day before", "a day earlier", "a day before", "the previous day"]))
"""What turns to the day before the update's own: its figures are others, however alike."""
_TELLING = 3
"""The smallest figure that is known again elsewhere in an update."""
_TWINS = 2
"""Sentences that tell a figure with a time; one of them is another than that of the figure which asks."""


class Twins:
    """The figures of one update by what they state; `own` gives the time of a figure's own clause."""

    def __init__(
        self, doc: Document, asides: Asides, mentions: list[Mention], own: Callable[[Mention], DateRange | None]
    ) -> None:
        self._doc = doc
        self._asides = asides
        self._own = own
        self._found: dict[tuple[str, int | None, bool, bool, str | None], list[tuple[int, DateRange]]] = {}
        self._same_low: dict[tuple[str, int | None], list[Mention]] = {}
        self._in_body: dict[tuple[str, int | None, int | None, str], list[Mention]] = {}
        for mention in mentions:
            self._same_low.setdefault((mention.measure, mention.low), []).append(mention)
            if doc.sentences[mention.sentence].field == "body":
                told = mention.measure, mention.low, mention.high, mention.status
                self._in_body.setdefault(told, []).append(mention)

    def in_body(self, mention: Mention) -> Mention | None:
        """The body's figure that a headline's repeats: that of its lead, or where the body tells it once."""
        twins = self._in_body.get((mention.measure, mention.low, mention.high, mention.status), [])
        lead = next((one for one in self._same_low[mention.measure, mention.low] if self._is_of_lead(one)), None)
        if lead is not None and lead.status == mention.status and mention.low is not None:
            return lead  # "Storms kill 14": "at least 14 people", and not "last month 14 people were killed"
        return twins[0] if len(twins) == 1 else None

    def _is_of_lead(self, mention: Mention) -> bool:
        sentence = self._doc.sentences[mention.sentence]
        return sentence.field == "body" and sentence.paragraph <= 0

    def time_of(self, mention: Mention) -> DateRange | None:
        """The time of the same figure where it is told with one; a small figure is known again only in the lead."""
        is_lead = self._doc.sentences[mention.sentence].paragraph <= 0
        if not is_lead and ((mention.low or 0) < _TELLING or mention.status in AHEAD):
            return None
        if (mention.low == 1 and mention.high == 1) or mention.hedge == "vague":
            return None  # "an aid worker", "several others" of another sentence are others
        return next(
            (days for other, days in self._dated_twins(mention, is_lead) if other != mention.sentence),
            None,
        )

    def _dated_twins(self, mention: Mention, is_lead: bool) -> list[tuple[int, DateRange]]:
        """The sentences in which the same figure is told with a time, and that time, for each the first."""
        ahead = mention.status in AHEAD
        key = mention.measure, mention.low, ahead, is_lead, mention.object
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = []
            for other in self._same_low[mention.measure, mention.low]:
                if (other.status in AHEAD) != ahead or (found and found[-1][0] == other.sentence):
                    continue
                if not may_be_same(other.object, mention.object):
                    continue
                if self._asides.is_another(other) or DAY_BEFORE.search(self._doc.sentences[other.sentence].text):
                    continue
                days = self._own(other)
                if days is not None and days.precision in ("month", "year"):
                    continue
                if days is not None and days.date_from is not None and (is_lead or not days.cumulative):
                    found.append((other.sentence, days))
                    if len(found) == _TWINS:
                        break
        return found
