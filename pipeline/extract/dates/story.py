"""The time of a figure whose own sentence tells none: the story that the update tells.

Belongs here: what the paragraph and the lead say of it. Not here: the figure's own clause and the order of all these
(`link`), the same figure elsewhere (`twins`), what a time means (`timeline`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property

from pipeline.extract.dates.around import Around
from pipeline.extract.dates.asides import Asides
from pipeline.extract.dates.asked import AHEAD
from pipeline.extract.dates.cue_search import tells_event
from pipeline.extract.dates.pointing import comes_after_other, tells_other_event
from pipeline.extract.dates.record import DateRange
from pipeline.extract.dates.spells import is_long_toll, sums_up_days
from pipeline.extract.dates.timeline import Timeline
from pipeline.extract.dates.totals import is_disaster, is_toll_brought_to
from pipeline.extract.dates.twins import DAY_BEFORE, Twins
from pipeline.extract.document import Sentence
from pipeline.extract.lexicon.any_word import any_word
from pipeline.extract.mention import Mention
from pipeline.extract.nearest import Nearest
from schemas.measure_groups import ARRIVAL, VICTIMS

_GOING_ON = 2
"""How many paragraphs behind the lead go on with its news."""
_SALVO_REACH = 3
"""Sentences, a figure's own first, in which the launch is told."""
_MOTIVE = 4.0
"""A figure behind a border of this cost is why something was done, and of another day ("in revenge for")."""
_FRONT = 4
"""Characters before a time that opens a sentence."""
_LASTING = re.compile(
    r"\b(?:ha(?:s|ve)|(?:is|are|were) (?:still |now )?(?:in|at|living|sheltering|staying))\b", re.IGNORECASE
)
"""Those who have fled are away for long: no one day is theirs."""
_GOES_ON = re.compile(any_word(["has", "have", "had", "so far", "in all", "altogether", "total"]))
"""In a sentence that goes on with what ran up "since Monday" before it; one in the plain past tells other news."""

_BACK_TO_NEWS = re.compile(
    r"(?:Earlier|Meanwhile|Elsewhere|Separately)\b|.*\b(?:has|have) (?:\w+ )?(?:been|died|lost)\b"
)
"""A sentence that leaves what happened long ago for the news again."""

_Teller = tuple[int, Sentence, DateRange]
"""Place among the leading sentences, the sentence, the time that it tells."""


class Story:
    """The figures of one update and how their times hang together; `own` gives the time of a figure's own clause."""

    def __init__(
        self, times: Timeline, around: Around, mentions: list[Mention], own: Callable[[Mention], DateRange | None]
    ) -> None:
        self.doc = times.doc
        self.times = times
        self.around = around
        self._own = own
        self._carried: Nearest[DateRange] = Nearest()
        self._tellers: dict[bool, tuple[list[_Teller], list[tuple[int, Sentence]]]] = {}
        self._dated_of: dict[int, tuple[list[int], list[DateRange]]] = {}
        self._by_sentence: dict[int, list[Mention]] = {}
        self._asides = Asides(around, self._by_sentence)
        self.twins = Twins(self.doc, self._asides, mentions, own)
        self._told: dict[tuple[int, str], tuple[DateRange | None, DateRange | None]] = {}
        self._leads: dict[bool, DateRange | None] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)

    @cached_property
    def sums_up_work(self) -> bool:
        """Whether the update leads with the end of a search or the like, and so tells of an event before it."""
        return any(role == "ending" for lead in self.around.leading for _, role in self.times.roles(lead.index))

    @cached_property
    def _named_event(self) -> tuple[int, DateRange] | None:
        """The first sentence that takes up an event by its day, and that day."""
        found = ((index, self.times.named_event(index)) for index in range(len(self.doc.sentences)))
        return next(((index, days) for index, days in found if days is not None), None)

    def _leads_with_other(self, index: int, days: DateRange) -> bool:
        """Whether the update opens with people hurt on another day than that of an event named in a later sentence."""
        first = (s.index for s in self.around.leading if s.index < index and s.paragraph <= 0)
        told = (self._dated(figure) for at in first for figure in self._by_sentence.get(at, ()))
        return any(one is not None and one.date_to != days.date_to for one in told)

    def told_elsewhere(self, mention: Mention, sentence: Sentence) -> DateRange | None:
        """The time of a figure as figures and sentences around it tell it, the nearest first."""
        adds_up = mention.rule.startswith("toll") and is_toll_brought_to(sentence.text, mention.end - sentence.start)
        if mention.measure != "aid" and not adds_up and (days := self._dated_before(mention)):
            return days
        if mention.measure in ARRIVAL and (days := self._salvo(mention)):
            return days
        kind = "harm" if mention.measure in VICTIMS else "aid" if mention.measure == "aid" else ""
        key = sentence.index, kind
        if key not in self._told:
            self._told[key] = self._story(sentence, kind)
        carried, lead = self._told[key]
        if carried and not self.times.is_news(carried) and _BACK_TO_NEWS.match(sentence.text):
            carried, lead = None, self._leading_time(sentence, kind == "harm")
        if (carried or lead) and not _GOES_ON.search(sentence.text):
            carried = carried if carried is None or not carried.cumulative or self._shares(mention) else None
            carried, lead = carried and carried.of_one_event(), lead and lead.of_one_event()
        if (mention.measure == "displaced" and _LASTING.search(sentence.text)) or self._is_late_rescue(mention):
            carried = lead = None
        return carried or (self.twins.time_of(mention) if mention.measure != "aid" else None) or lead

    def _shares(self, mention: Mention) -> bool:
        """Whether no figures of another kind stand right before one, so that it may share "since the storm hit"."""
        before = self._by_sentence.get(mention.sentence - 1, ())
        return all((other.measure in VICTIMS) == (mention.measure in VICTIMS) for other in before)

    def _salvo(self, mention: Mention) -> DateRange | None:
        """The time of the weapons launched of which others are told right behind: "fired 90 … It downed 74"."""
        for index in range(mention.sentence, mention.sentence - _SALVO_REACH, -1):
            for figure in reversed(self._by_sentence.get(index, ())):
                if figure.measure == "launched" and figure.start < mention.start and (days := self._dated(figure)):
                    return days
        return None

    def _is_late_rescue(self, mention: Mention) -> bool:
        """Whether people are saved in the days after a disaster, which are not its day."""
        if mention.measure != "rescued":
            return False
        return is_disaster(self.doc.headline) or is_disaster(self.doc.body)

    def _story(self, sentence: Sentence, kind: str) -> tuple[DateRange | None, DateRange | None]:
        """For a figure of a sentence without a time: the time of its paragraph so far; that of the whole update."""
        if kind == "aid":
            said = self.around.saying(sentence) or self._lead_said(sentence)
            if said is not None and self._tells_other_sum(sentence):
                said = self.around.saying(sentence)
            return None, said if said is not None and said.date_from == said.date_to else None
        if days := self.around.before(sentence, self._carried, self._last_told):
            said = self.times.saying(sentence.index)
            if said and said.date_to and days.date_from and said.date_to < days.date_from:
                return said, None  # nothing happens after it is told
            return days, None
        return None, self._leading_time(sentence, kind == "harm")

    def _tells_other_sum(self, sentence: Sentence) -> bool:
        """Whether the sentence that tells when the lead was told is a later one, on other sums of help."""
        other = self.around.lead_teller
        if other is None or other.index <= sentence.index:
            return False
        here, there = (
            {figure.low for figure in self._by_sentence.get(index, ()) if figure.measure == "aid"}
            for index in (sentence.index, other.index)
        )
        return bool(there) and here.isdisjoint(there)

    def _dated_before(self, mention: Mention) -> DateRange | None:
        """The time of the nearest figure before one in its sentence that has one."""
        found = self._dated_of.get(mention.sentence)
        if found is None:
            figures = [(other.start, self._dated(other)) for other in self._by_sentence[mention.sentence]]
            told = [(start, days) for start, days in figures if days is not None]
            found = self._dated_of[mention.sentence] = [start for start, _ in told], [days for _, days in told]
        at = bisect_left(found[0], mention.start)
        return found[1][at - 1] if at else None

    def _last_told(self, index: int) -> DateRange | None:
        """The time of the last figure of a sentence that has one, else that of the sentence's main event."""
        scene, start = self.times.scene(index), self.doc.sentences[index].start
        for figure in reversed(self._by_sentence.get(index, ())):
            days = self._dated(figure)
            if is_long_toll(figure, days):
                return None
            if ((days and days.text) or "").endswith(" after"):
                continue  # "two died, a day after rebels had killed scores"
            if days is not None and (scene is None or scene.depth(figure.start - start) <= _MOTIVE):
                return days
        return self.times.principal(index)

    def _leading_time(self, sentence: Sentence, harm: bool) -> DateRange | None:
        points_back = sentence.paragraph > 0 and self.times.points_back(sentence)
        if points_back and (days := self.around.last_paragraph(sentence)):
            return days
        one_story = points_back or sentence.paragraph <= 0 or not self.times.is_roundup
        if one_story and (days := self._lead(harm, sentence)):
            said = self.times.saying(sentence.index)
            if said is None or said.date_to is None or days.date_to is None or said.date_to >= days.date_to:
                return days
        return self.around.saying(sentence) or self.around.open_time(sentence) or self._lead_said(sentence, harm)

    def _lead(self, harm: bool, here: Sentence) -> DateRange | None:
        """The time of the event that the update leads with; no later figure of the same paragraph tells it."""
        if here.index in self._places_in_lead:
            return self._find_lead(harm, here)
        if harm not in self._leads:
            self._leads[harm] = self._find_lead(harm, here)
        return self._leads[harm]

    def _find_lead(self, harm: bool, here: Sentence) -> DateRange | None:
        if harm and (named := self._named_event) and not self._leads_with_other(*named):
            return named[1]
        place = self._places_in_lead.get(here.index)
        for at, sentence, days in self._lead_tellers(harm):
            if place is not None and place <= at:
                if own := self.around.news_of(here.index):
                    return own
                place = None
            if days.cumulative and here.index < sentence.index:
                continue
            if sums_up_days(days) and not self.times.points_back(here):
                continue
            if sentence is not here and not self._tells_other(sentence, here):
                return days
        return self.around.news_of(here.index) if place is not None else None

    def _tells_other(self, sentence: Sentence, here: Sentence) -> bool:
        """Whether a later sentence tells of another event than one before it: by its words, or in its own figures."""
        if sentence.index < here.index:
            return False
        if tells_other_event(sentence.text) or DAY_BEFORE.match(sentence.text):
            return True
        if sentence.paragraph == here.paragraph:
            return sentence.index in self._by_sentence and not self.times.points_back(sentence)
        if here.field == "headline":
            return False
        if self._asides.tells_of_more(sentence, here):
            return True
        scene = self.times.scene(sentence.index)
        fronted = scene is not None and scene.spans[0].start <= _FRONT  # "On Tuesday night the army launched …"
        return fronted and tells_event(sentence.text, 0, len(sentence.text)) and not self.times.points_back(sentence)

    @cached_property
    def _places_in_lead(self) -> dict[int, int]:
        """Index of a sentence that may tell when the news happened → its place among them."""
        return {sentence.index: place for place, sentence in enumerate(self.around.leading)}

    def _lead_tellers(self, harm: bool) -> Iterator[_Teller]:
        """Those of them that tell when something happened that is news, with their place; each is read once."""
        found, unread = self._tellers.setdefault(harm, ([], list(enumerate(self.around.leading))[::-1]))
        yield from found
        while unread:
            place, sentence = unread.pop()
            if harm and self._asides.holds(sentence):
                continue
            days = self._event(sentence, self._by_sentence.get(sentence.index, []), harm)
            if days is not None and self.times.is_news(days):
                found.append((place, sentence, days))
                yield found[-1]

    def _event(self, sentence: Sentence, figures: list[Mention], harm: bool) -> DateRange | None:
        """For a figure of people hurt the time of such a one in a sentence; else the time of its main event."""
        for figure in figures if harm else ():
            days = self._dated(figure) if figure.measure in VICTIMS else None
            other = comes_after_other(sentence.text, figure.start - sentence.start)
            if days and not (other or is_long_toll(figure, days) or (days.text or "").endswith(" after")):
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

    def _lead_said(self, sentence: Sentence, harm: bool = False) -> DateRange | None:
        """The day on which the lead was told; of those hurt a paragraph that goes on with it tells too."""
        goes_on = harm and sentence.paragraph <= _GOING_ON and not tells_other_event(sentence.text)
        return self.around.lead_saying if sentence.paragraph <= 0 or goes_on else None
