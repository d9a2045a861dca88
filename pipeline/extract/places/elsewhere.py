"""The place of a figure whose own sentence has none for it: the order in which the other sentences are asked.

Belongs here: the nearest earlier sentence that has a place, the headline, a later one, the dispatch's own, the country
that a disaster struck. Not here: what a sentence lends (`lending`), the figure's own sentence (`in_sentence`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.nearest import Nearest
from pipeline.extract.places.country_wide import is_salvo, stricken_country, tells_of_disaster
from pipeline.extract.places.judgements import within
from pipeline.extract.places.lending import Lender
from pipeline.extract.places.nesting import holds
from pipeline.extract.places.reading import DocumentPlaces
from pipeline.extract.places.roles import RoledPlace
from pipeline.extract.places.worth import best_to_lend
from schemas.measure_groups import VICTIMS

_NEAR_SENTENCES = 4
"""How far back the region of a line of towns is looked for."""
SHARED = VICTIMS | {"damaged"}
"""Measures that one event has of one place, or of several that its sentence joins."""
_SUFFERED_HERE = SHARED | {"without_power", "attacks", "displaced", "evacuated", "rescued"}
"""Measures of what may have happened where a dispatch was written."""
_SUFFERED = VICTIMS | {"damaged", "displaced", "aid"}


class Elsewhere:
    """The other sentences of one document, asked for the place of a figure."""

    def __init__(
        self, doc: Document, read: DocumentPlaces, figures: Mapping[int, Sequence[Mention]], lender: Lender
    ) -> None:
        """`figures` are those of each sentence."""
        self._doc = doc
        self._read = read
        self._figures = figures
        self._lender = lender
        self._count = len(doc.sentences)
        self._body = doc.first_of_body
        self._found: dict[tuple[int, str, bool, bool], RoledPlace | None] = {}
        self._walks: dict[tuple[str, bool, bool], Nearest[RoledPlace]] = {}
        self._hit: Nearest[RoledPlace] = Nearest()
        self._speaking: Nearest[RoledPlace] = Nearest()

    def place_of(self, mention: Mention, wide: bool) -> RoledPlace | None:
        """The place of the nearest earlier sentence that has one, else of the headline, else of the next later one."""
        key = (mention.sentence, mention.measure, wide, is_salvo(mention))
        if key not in self._found:
            self._found[key] = self._search(*key)
        return self._found[key]

    def _search(self, here: int, measure: str, wide: bool, salvo: bool) -> RoledPlace | None:
        start, stop = (0, self._body) if here < self._body else (self._body, self._count)
        lent = self._walks.setdefault((measure, wide, False), Nearest())

        def lend(index: int) -> RoledPlace | None:
            return self._lender.lent(index, measure, wide)

        found = lent.find(here - 1, start - 1, lend) or lent.find(0, start, lend)
        if found is not None and found.role == "local":
            found = within(found, self._told_there(here, start, measure, wide))
        if found is not None and measure in SHARED and not wide:
            found = self._told_inside(here, start, found)
        if found is not None and self._lender.is_crowded(found):
            region = self._region_around(here, start, found)
            found = region or found
        if found := found or self._stricken(start, here, measure):
            return found
        if wide:
            return None
        walk = self._walks.setdefault((measure, salvo, True), Nearest())
        later = walk.find(here + 1, stop, lambda index: self._lender.lent_later(index, measure, salvo))
        if later is not None and measure in VICTIMS and self._tells_of_others(here, later, measure):
            later = None
        return later or (self._dateline if measure in _SUFFERED_HERE else None)

    def _told_there(self, here: int, start: int, measure: str, wide: bool) -> RoledPlace | None:
        """The nearest place of the sentences before, and of the headline, of which no official only speaks."""
        walk = self._walks.setdefault((f"{measure} told", wide, False), Nearest())

        def lend(index: int) -> RoledPlace | None:
            lent = self._lender.lent(index, measure, wide)
            return lent if lent is not None and lent.role != "local" else None

        return walk.find(here - 1, start - 1, lend) or walk.find(0, start, lend)

    def _told_inside(self, here: int, start: int, land: RoledPlace) -> RoledPlace:
        """A place in the country `land` that a figure shortly before was told of, where no figure is told of `land`."""
        if land.span.place is None or land.span.place.kind != "country":
            return land
        for index in range(here - 1, max(start - 1, here - 1 - _NEAR_SENTENCES), -1):
            told = self._lender.told(index)
            if told is not None:
                return told if told.span.place is not None and holds(land.span, told.span) else land
        return land

    def _tells_of_others(self, here: int, place: RoledPlace, measure: str) -> bool:
        """Whether the later sentence that names a place tells there of fewer people than the figures of this one."""
        for index in range(here + 1, min(here + _NEAR_SENTENCES, self._count)):
            if place not in self._read.places(index):
                continue
            told = [other.low for other in self._figures.get(index, ()) if other.measure == measure]
            own = [other.low for other in self._figures.get(here, ()) if other.measure == measure]
            if sum(low or 0 for low in told) in own:
                return False  # "the bodies of five children and 13 men"
            return bool(told and own) and max(low or 0 for low in told) < min(low or 0 for low in own)
        return False

    def _region_around(self, here: int, start: int, one: RoledPlace) -> RoledPlace | None:
        """The region told before a line of its towns, none of which the figures behind it are of."""
        for index in [*range(here - 1, max(start - 1, here - 1 - _NEAR_SENTENCES), -1), *range(start)]:
            for place in self._read.places(index):
                inside = place.span.place is not None and holds(place.span, one.span)
                if inside and place.span.word == "region" and place.role not in ("none", "dateline"):
                    return place
        return None

    @cached_property
    def _dateline(self) -> RoledPlace | None:
        """The place of the dispatch, where the document names no other."""
        first = self._read.places(self._body) if self._body < self._count else []
        only = bool(first) and all(place.role == "dateline" for place in first)
        others = any(self._read.places(index) for index in range(self._body + 1, self._count))
        return first[0] if only and not others else None

    def _stricken(self, start: int, here: int, measure: str) -> RoledPlace | None:
        """The country that speaks of a disaster in the sentence or before it; for aid also a place that was hit."""
        if measure not in _SUFFERED or not self._of_disaster:
            return None
        if measure == "aid":
            return self._hit.find(
                here - 1, start - 1, lambda index: best_to_lend(self._read.places(index), "killed", False)
            )
        return self._speaking.find(here, start - 1, lambda index: stricken_country(self._read.places(index)))

    @cached_property
    def _of_disaster(self) -> bool:
        return tells_of_disaster(self._doc.headline + " " + self._doc.body)
