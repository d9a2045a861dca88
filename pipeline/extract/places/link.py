"""The place of each figure, chosen among the places that the document names.

Belongs here: the figure's own sentence against the others, the whole of a part, the goal of those who moved, the party
that speaks. Not here: finding names (`spans`), what they mean (`resolve`), what they do in a sentence (`roles`), the
best place of a sentence (`in_sentence`), the other sentences (`elsewhere`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.places.country_wide import BULLETIN, is_national
from pipeline.extract.places.elsewhere import SHARED, Elsewhere
from pipeline.extract.places.in_sentence import CHANGE, best_in_sentence
from pipeline.extract.places.joint import joint_place
from pipeline.extract.places.judgements import is_beside, is_own_land, is_town, within
from pipeline.extract.places.lending import Lender
from pipeline.extract.places.place import Place, to_place
from pipeline.extract.places.reading import DocumentPlaces, ListedNames, listed_in
from pipeline.extract.places.roles import RoledPlace
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.worth import OWN
from schemas.measure_groups import VICTIMS

_HAPPENED = VICTIMS | {"damaged", "intercepted", "without_power"}
_SPEAKS = re.compile(r"\b(?:said|says|told|reported|reports|wrote|added|stated|announced|confirmed|according)\b")
_IN_ONE = re.compile(
    r"In (?:one|another|a nearby|a neighbou?ring|some|several|other) "
    r"(?:towns?|villages?|cit(?:y|ies)|suburbs?|districts?|neighbou?rhoods?|areas?)\b(?! of)"
)
"""What opens a sentence on a place that it does not name."""
_OPENING = 60
"""Characters from the beginning of a sentence in which the one who speaks in it stands."""
_THERE = frozenset({"at", "struck"})
"""Roles in which a place far from its figure still tells where it was, where nothing else does."""
_SPEAKERS = frozenset({"local", "seat"})
"""Roles of places from which a figure is told."""


class _Chooser:
    """One document while its figures are placed."""

    def __init__(self, doc: Document, mentions: list[Mention], listed: ListedNames) -> None:
        self._doc = doc
        self._read = DocumentPlaces(doc, listed)
        self._mentions = mentions
        self._figures: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._figures.setdefault(mention.sentence, []).append(mention)
        self._own = [self._in_sentence(mention) for mention in mentions]
        own = [(mention, *best) for mention, best in zip(mentions, self._own, strict=True)]
        self._elsewhere = Elsewhere(doc, self._read, self._figures, Lender(doc, self._read, self._figures, own))
        self._in_bulletin = False
        """Whether the figure before was one of a whole country, named without a place."""
        self._wide_in = -1
        """The sentence in which the last such figure of victims stands."""

    def all(self) -> list[Place]:
        """The place of each mention."""
        chosen: dict[int, tuple[PlaceSpan | None, PlaceSpan | None]] = {}
        for mention, own in zip(self._mentions, self._own, strict=True):
            whole = mention.part_of
            sentence = self._doc.sentences[mention.sentence]
            beside = whole is not None and is_beside(mention, whole, own[0], sentence)
            known = chosen.get(id(whole)) if beside else None
            chosen[id(mention)] = known or self._choose(mention, own)
        return [self._joint(mention, *self._told_again(mention, chosen)) for mention in self._mentions]

    def _told_again(
        self, mention: Mention, chosen: Mapping[int, tuple[PlaceSpan | None, PlaceSpan | None]]
    ) -> tuple[PlaceSpan | None, PlaceSpan | None]:
        """The place of a figure; of one in a headline that names none the place of the same figure in the text."""
        own = chosen[id(mention)]
        told = mention.measure not in SHARED or mention.sentence >= self._doc.first_of_body
        if own[0] is not None or told or not mention.low:
            return own
        body = (m for m in self._mentions if m.sentence >= self._doc.first_of_body)
        same = (m for m in body if (m.measure, m.low) == (mention.measure, mention.low))
        return next((chosen[id(twin)] for twin in same), own)

    def _joint(self, mention: Mention, span: PlaceSpan | None, destination: PlaceSpan | None) -> Place:
        """The record of a figure's place, of all of them where its sentence joins several countries or regions."""
        sentence = self._doc.sentences[mention.sentence]
        if span is not None and mention.measure in SHARED and sentence.start <= span.start < sentence.end:
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
        found = within(own if fits else None, self._elsewhere.place_of(mention, wide))
        if found and mention.measure in _HAPPENED and is_own_land(found, self._read.attackers(mention.sentence)):
            found = None
        if found is not None and mention.measure in SHARED | {"displaced"} and mention.object != "soldiers":
            found = self._at_home(mention.sentence, found)
        if found is not None and is_town(found) and _IN_ONE.match(self._doc.sentences[mention.sentence].text):
            found = None
        loose = found is None or found.role == "dateline"
        if loose and own is not None and value > -CHANGE and self._is_last_resort(mention, own):
            found = own
        return (found.span if found else None), destination

    def _at_home(self, index: int, lent: RoledPlace) -> RoledPlace:
        """The country whose officials tell a figure, where the place lent to it lies in another one."""
        country = lent.span.place.country if lent.span.place is not None else None
        home = self._read.tellers(index) if country is not None else None
        abroad = home is not None and home.place is not None and home.place.country != country
        return RoledPlace(home, "at", "in") if abroad and home is not None else lent

    @staticmethod
    def _is_last_resort(mention: Mention, own: RoledPlace) -> bool:
        """Whether a place that fits badly still tells where it was: where people left, where a weapon was launched."""
        left = mention.measure in ("evacuated", "displaced") or (mention.measure == "launched" and own.role == "from")
        return left or own.role in _THERE

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
        if mention.measure == "displaced" and self._wide_in == mention.sentence:
            wide = True  # "115 have been killed and 47,000 displaced since clashes broke out"
        if wide and mention.measure in VICTIMS:
            self._wide_in = mention.sentence
        if mention.measure in BULLETIN:
            wide = wide or self._in_bulletin
            self._in_bulletin = wide and not placed
        return wide


def assign_places(doc: Document, mentions: list[Mention]) -> list[Place]:
    """The place of each mention, in the order of the mentions; `NOWHERE` where the document names none."""
    return assign_places_each([(doc, mentions)])[0]


def assign_places_each(figures: Sequence[tuple[Document, list[Mention]]]) -> list[list[Place]]:
    """The same of the mentions of each document. The names are looked for in all of them first: one look needs so much
    of the gazetteer that between other work it takes twice as long."""
    listed = [listed_in(doc) if mentions else None for doc, mentions in figures]
    return [
        [] if names is None else _Chooser(doc, mentions, names).all()
        for (doc, mentions), names in zip(figures, listed, strict=True)
    ]
