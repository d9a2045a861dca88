"""The place of each figure, chosen among the places that the document names.

Belongs here: the order in which places are asked: the figure's own sentence, the nearest earlier one (with the place
of the figures told there, if any), the headline, a later one; and what each measure wants (the place left, the target,
the receiver of aid).
Not here: finding names (`spans`), what they mean (`resolve`), what they do in a sentence (`roles`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from pipeline.extract.dates.pointing import tells_other_event
from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.nearest import Nearest
from pipeline.extract.places.country_wide import BULLETIN, is_national, is_salvo, stricken_country, tells_of_disaster
from pipeline.extract.places.in_sentence import CHANGE, best_in_sentence
from pipeline.extract.places.joint import joint_place
from pipeline.extract.places.judgements import is_beside, is_motive, is_own_land, is_town, motive, within
from pipeline.extract.places.nesting import holds
from pipeline.extract.places.place import Place, to_place
from pipeline.extract.places.reading import DocumentPlaces
from pipeline.extract.places.roles import RoledPlace
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.worth import OWN, best_to_lend, usable
from schemas.measure_groups import VICTIMS

_HAPPENED = VICTIMS | {"damaged", "intercepted", "without_power"}
_COMPARES = re.compile(
    r"\b(?:deadliest|worst|bloodiest|first|second|third|biggest|latest|largest|heaviest)\b[^.;]* since\b", re.IGNORECASE
)
"""What holds an event against another one that was elsewhere."""
_SPEAKS = re.compile(r"\b(?:said|says|told|reported|reports|wrote|added|stated|announced|confirmed|according)\b")
_OPENING = 60
"""Characters from the beginning of a sentence in which the one who speaks in it stands."""
_LAUNCH_SITES = re.compile(
    r"\b(?:from the (?:following )?directions? of|in the following directions|launch(?:ed)? from)\b"
)
"""What makes the places of a sentence those where weapons came from."""
_MANY_TOWNS = 3
_NEAR_SENTENCES = 4
"""How far back the region of a line of towns is looked for."""
_THERE = frozenset({"at", "struck"})
"""Roles in which a place far from its figure still tells where it was, where nothing else does."""
_SPEAKERS = frozenset({"local", "seat"})
"""Roles of places from which a figure is told."""
_SHARED = VICTIMS | {"damaged"}
_SUFFERED_HERE = _SHARED | {"without_power", "attacks", "displaced", "evacuated", "rescued"}
"""Measures of what may have happened where a dispatch was written."""
_SUFFERED = VICTIMS | {"damaged", "displaced", "aid"}


class _Chooser:
    """One document while its figures are placed."""

    def __init__(self, doc: Document, mentions: list[Mention]) -> None:
        self._doc = doc
        self._read = DocumentPlaces(doc)
        self._mentions = mentions
        self._figures: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._figures.setdefault(mention.sentence, []).append(mention)
        self._own = [self._in_sentence(mention) for mention in mentions]
        self._told: dict[tuple[int, bool], RoledPlace] = {}
        self._shared_out: set[int] = set()
        """Sentences that share a figure out over several places, none of which the figures behind them are of."""
        self._note_told()
        self._count = len(doc.sentences)
        self._headline = next((s.index for s in doc.sentences if s.field == "body"), self._count)
        self._found: dict[tuple[int, str, bool, bool], RoledPlace | None] = {}
        self._lends: dict[tuple[int, str, bool], RoledPlace | None] = {}
        self._walks: dict[tuple[str, bool, bool], Nearest[RoledPlace]] = {}
        self._hit: Nearest[RoledPlace] = Nearest()
        self._crowded: set[int] = set()
        """Where places begin that stand in a line of several towns and were lent from it."""
        self._speaking: Nearest[RoledPlace] = Nearest()
        self._in_bulletin = False
        """Whether the figure before was one of a whole country, named without a place."""

    def _note_told(self) -> None:
        """Note for each sentence the place that its last figure has; a part has none to lend beside its placed whole:
        "killed four in the region: three in one town and one in another. Another 11 were hurt."."""
        placed = [
            (mention, place)
            for mention, (place, value) in zip(self._mentions, self._own, strict=True)
            if place is not None
            and value >= OWN
            and place.role != "local"
            and not is_motive(self._doc.sentences[mention.sentence], mention)
        ]
        known = {id(mention) for mention, _ in placed}
        parts = {(mention.sentence, place.span.start) for mention, place in placed if mention.part_of is not None}
        shared = Counter(index for index, _ in parts)
        self._shared_out.update(index for index, places in shared.items() if places > 1)
        for mention, place in placed:
            whole = mention.part_of
            if whole is not None and mention.sentence in self._shared_out:
                continue  # "Of these, 504 were in one county and 72 in another. Another 2,400 were hurt."
            if whole is None or whole.sentence != mention.sentence or id(whole) not in known:
                self._told[mention.sentence, mention.measure == "aid"] = place

    @cached_property
    def _of_disaster(self) -> bool:
        return tells_of_disaster(self._doc.headline + " " + self._doc.body)

    def all(self) -> list[Place]:
        """The place of each mention."""
        chosen: dict[int, tuple[PlaceSpan | None, PlaceSpan | None]] = {}
        for mention, own in zip(self._mentions, self._own, strict=True):
            whole = mention.part_of
            sentence = self._doc.sentences[mention.sentence]
            beside = whole is not None and is_beside(mention, whole, own[0], sentence)
            known = chosen.get(id(whole)) if beside else None
            chosen[id(mention)] = known or self._choose(mention, own)
        return [self._joint(mention, *chosen[id(mention)]) for mention in self._mentions]

    def _joint(self, mention: Mention, span: PlaceSpan | None, destination: PlaceSpan | None) -> Place:
        """The record of a figure's place, of all of them where its sentence joins several countries or regions."""
        sentence = self._doc.sentences[mention.sentence]
        if span is not None and mention.measure in _SHARED and sentence.start <= span.start < sentence.end:
            spans = [place.span for place in self._read.places(mention.sentence)]
            if span in spans and (joint := joint_place(self._doc.text(sentence.field), span, spans)) is not None:
                return joint
        return to_place(span, destination)

    def _in_sentence(self, mention: Mention) -> tuple[RoledPlace | None, float]:
        sentence = self._doc.sentences[mention.sentence]
        places = self._read.places(mention.sentence, mention.measure == "aid")
        if mention.measure in _HAPPENED and (attackers := self._read.attackers(mention.sentence)):
            others = [place for place in places if place.role == "at" or not is_own_land(place, attackers)]
            hit = next((place for place in others if place.role == "seat"), None)
            if len(others) < len(places) and hit is not None:
                return hit, OWN  # "Militants in X fired rockets into Y after strikes by Y that killed six"
            places = others
        return best_in_sentence(mention, places, self._figures[mention.sentence], sentence.text, sentence.start)

    def _choose(
        self, mention: Mention, own_worth: tuple[RoledPlace | None, float]
    ) -> tuple[PlaceSpan | None, PlaceSpan | None]:
        """Place and destination of one figure."""
        own, value = own_worth
        destination = None
        moved = mention.measure in ("evacuated", "displaced")
        if moved:
            places = self._read.places(mention.sentence)
            goals = [place.span for place in places if place.role == "to"]
            # "300 to A and 300 to B": the figure's own goal stands behind it
            destination = next((span for span in goals if span.start >= mention.start), goals[0] if goals else None)
        fits = own is not None and value >= OWN
        if not fits and (local := self._speaks_of(mention)) is not None:
            own, fits = local, True
        wide = self._is_wide(mention, fits)
        if own is not None and fits and own.role not in _SPEAKERS:
            return own.span, destination
        if mention.measure == "released":
            return None, destination
        found = within(own if fits else None, self._elsewhere(mention, wide))
        if found and mention.measure in _HAPPENED and is_own_land(found, self._read.attackers(mention.sentence)):
            found = None
        if found is None and own is not None and value > -CHANGE and (moved or own.role in _THERE):
            found = own
        return (found.span if found else None), destination

    def _speaks_of(self, mention: Mention) -> RoledPlace | None:
        """The one town or region of a sentence whose own party speaks, however far from the figure."""
        if mention.measure not in _HAPPENED:
            return None
        local = [place for place in self._read.places(mention.sentence) if place.role == "local"]
        sentence = self._doc.sentences[mention.sentence]
        if len(local) != 1 or local[0].span.start - sentence.start >= _OPENING:
            return None
        return local[0] if _SPEAKS.search(sentence.text, local[0].span.end - sentence.start) else None

    def _is_wide(self, mention: Mention, placed: bool) -> bool:
        """Whether a figure is of a whole country: by its own sentence, or going on with the bulletin before it."""
        wide = is_national(self._doc.sentences[mention.sentence].text, mention)
        if mention.measure in BULLETIN:
            wide = wide or self._in_bulletin
            self._in_bulletin = wide and not placed
        return wide

    def _elsewhere(self, mention: Mention, wide: bool) -> RoledPlace | None:
        """The place of the nearest earlier sentence that has one, else of the headline, else of the next later one."""
        key = (mention.sentence, mention.measure, wide, is_salvo(mention))
        if key not in self._found:
            self._found[key] = self._search(*key)
        return self._found[key]

    def _search(self, here: int, measure: str, wide: bool, salvo: bool) -> RoledPlace | None:
        start, stop = (0, self._headline) if here < self._headline else (self._headline, self._count)
        lent = self._walks.setdefault((measure, wide, False), Nearest())

        def lend(index: int) -> RoledPlace | None:
            return self._lent(index, measure, wide)

        found = lent.find(here - 1, start - 1, lend) or lent.find(0, start, lend)
        if found is not None and measure in _SHARED and not wide:
            found = self._told_inside(here, start, found)
        if found is not None and found.span.start in self._crowded:
            region = self._region_around(here, start, found)
            found = region or found
        if found := found or self._stricken(start, here, measure):
            return found
        if wide:
            return None
        walk = self._walks.setdefault((measure, salvo, True), Nearest())
        later = walk.find(here + 1, stop, lambda index: self._lent_later(index, measure, salvo))
        if later is not None and measure in VICTIMS and self._tells_of_others(here, later, measure):
            later = None
        return later or (self._dateline if measure in _SUFFERED_HERE else None)

    def _told_inside(self, here: int, start: int, land: RoledPlace) -> RoledPlace:
        """A place in the country `land` that a figure shortly before was told of, where no figure is told of `land`."""
        if land.span.place is None or land.span.place.kind != "country":
            return land
        for index in range(here - 1, max(start - 1, here - 1 - _NEAR_SENTENCES), -1):
            told = self._told.get((index, False))
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

    def _lent_later(self, index: int, measure: str, wide: bool) -> RoledPlace | None:
        """The same of a sentence behind the figure; one that turns to another event lends none."""
        text = self._doc.sentences[index].text
        if tells_other_event(text) or _COMPARES.search(text):
            return None
        return self._lent(index, measure, wide)

    @cached_property
    def _dateline(self) -> RoledPlace | None:
        """The place of the dispatch, where the document names no other."""
        first = self._read.places(self._headline) if self._headline < self._count else []
        only = bool(first) and all(place.role == "dateline" for place in first)
        others = any(self._read.places(index) for index in range(self._headline + 1, self._count))
        return first[0] if only and not others else None

    def _lent(self, index: int, measure: str, wide: bool) -> RoledPlace | None:
        """The place that a sentence lends to a figure of another one."""
        key = (index, measure, wide)
        if key not in self._lends:
            self._lends[key] = self._find_lent(*key)
        return self._lends[key]

    def _find_lent(self, index: int, measure: str, wide: bool) -> RoledPlace | None:
        told = None if wide else self._told.get((index, measure == "aid"))
        if told is None and index in self._shared_out:
            return None
        if told is not None and told.lead != "coast" and usable(told, measure):
            if sum(map(is_town, self._read.places(index))) >= _MANY_TOWNS:
                self._crowded.add(told.span.start)
            return told
        alike = not BULLETIN.isdisjoint(m.measure for m in self._figures.get(index, ()))
        narrow = wide and (index >= self._headline or (measure in BULLETIN and not alike))
        sentence = self._doc.sentences[index]
        if measure in ("intercepted", "struck") and _LAUNCH_SITES.search(sentence.text):
            return None
        cause = motive(sentence.text, len(sentence.text))
        places = self._read.places(index, measure == "aid")
        if cause:
            places = [place for place in places if place.span.start < sentence.start + cause.start()]
        best = best_to_lend(places, measure, narrow)
        if best is not None and sum(is_town(place) for place in places) >= _MANY_TOWNS:
            self._crowded.add(best.span.start)
        return best

    def _stricken(self, start: int, here: int, measure: str) -> RoledPlace | None:
        """The country that speaks of a disaster in the sentence or before it; for aid also a place that was hit."""
        if measure not in _SUFFERED or not self._of_disaster:
            return None
        if measure == "aid":
            return self._hit.find(
                here - 1, start - 1, lambda index: best_to_lend(self._read.places(index), "killed", False)
            )
        return self._speaking.find(here, start - 1, lambda index: stricken_country(self._read.places(index)))


def assign_places(doc: Document, mentions: list[Mention]) -> list[Place]:
    """The place of each mention, in the order of the mentions; `NOWHERE` where the document names none."""
    return _Chooser(doc, mentions).all() if mentions else []
