"""The place of each figure, chosen among the places that the document names.

Belongs here: the order in which places are asked: the figure's own sentence, the nearest earlier one (with the place
of the figures told there, if any), the headline, a later one; and what each measure wants (the place left, the target,
the receiver of aid).
Not here: finding names (`spans`), what they mean (`resolve`), what they do in a sentence (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.places.reading import DocumentPlaces
from pipeline.extract.places.roles import RoledPlace
from pipeline.extract.places.spans import PlaceSpan
from pipeline.gazetteer.load import gazetteer

GEO_PRECISION = {
    "settlement": "settlement", "quarter": "settlement", "site": "settlement", "admin1": "admin1", "area": "admin1",
    "country": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure happened."""

    text: str | None
    """As written, with direction and kind word; None when nothing names a place."""
    name: str | None = None
    geoname_id: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """ISO 3166-2."""
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: str | None = None
    """`settlement`, `district`, `admin1`, `country` or None."""
    destination_text: str | None = None


NOWHERE = Place(None)


def _precision(span: PlaceSpan) -> str | None:
    if span.place is None:
        return None
    if span.word == "district" and span.place.kind != "quarter":
        return "district"
    return GEO_PRECISION.get(span.place.kind)


def to_place(span: PlaceSpan | None, destination: PlaceSpan | None = None) -> Place:
    """The record of a span. A place that no list has gets country, region and coordinates of the one that holds it."""
    where = destination.text if destination else None
    if span is None:
        return NOWHERE if where is None else Place(None, destination_text=where)
    found, near = span.place, span.container
    if found is None:
        if near is None:
            return Place(span.text, destination_text=where)
        precision = "country" if near.kind == "country" else "admin1"
        return Place(span.text, None, None, near.country, near.admin1, near.latitude, near.longitude, precision, where)
    return Place(
        span.text, found.name, found.geoname_id, found.country, found.admin1, found.latitude, found.longitude,
        _precision(span), where,
    )  # fmt: skip


# Worths and costs are in one unit, tuned by hand on annotated updates: a place of a plain "in" is worth 10.
_ROLE = {
    "at": 10.0, "struck": 10.0, "of": 7.0, "to": 7.0, "for": 7.0, "from": 6.5, "ground": 6.0, "modifier": 5.0,
    "bare": 4.5, "owner": 4.0, "via": 4.0, "inside": 3.5, "seat": 3.5, "local": 3.0,
}  # fmt: skip
_SPECIFIC = {"quarter": 6.0, "site": 6.0, "settlement": 5.0, "admin1": 3.5, "area": 3.5, "water": 3.5, "country": 0.0}
_UNLISTED = 4.5
_FAR = 0.02
"""Per character between figure and place."""
_CUT, _CHANGE = 3.5, 9.0
"""For each clause boundary between them; for each that begins with a word of contrast, or parts list items."""
_OTHERS = 5.0
"""For a place behind the figure which is that of another figure of the same measure between them."""
_OWN = 0.0
"""What a place of the figure's own sentence must be worth at least to come before another sentence's."""
_CLAUSE = re.compile(
    r"(?P<contrast>;|,? (?:while|whereas|but|although|though)\b|(?<=[a-z]{4})\. (?=[A-Z]))"
    r"|, (?:and|as|after|when|before|where|in which)\b|, (?=[a-z]+ing\b)"
)
_ASIDE = re.compile(r" [–—-] .*? [–—-] |\([^)]*\)")

_MOVED = frozenset({"evacuated", "displaced", "captured", "released", "rescued"})
_WEAPONS = frozenset({"launched", "intercepted", "struck"})
_PEOPLE_HURT = frozenset({"killed", "injured", "casualties", "missing"})
_NATIONAL = frozenset({"launched", "intercepted", "equipment_lost", "casualties"})
_TARGET = frozenset({"at", "on", "onto", "over", "against", "towards", "toward", "into"})
_ARMS = re.compile(
    r"\b(?:forces|air force|general staff|defen[cs]e ministry|ministry of defen[cs]e|military|army|navy|defen[cs]es)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:since (?:the|last|early|late|mid|[A-Z12])|total(?:s|led|ling)?|altogether|in all|overall|cumulative)\b",
    re.IGNORECASE,
)


def _usable(place: RoledPlace, measure: str) -> bool:
    if place.role not in _ROLE or (place.role == "for" and measure != "aid"):
        return False
    found = place.span.place
    if found is not None and found.kind == "country" and not place.span.direction:
        return place.role not in ("modifier", "bare", "owner")
    return True


def _worth(place: RoledPlace, measure: str) -> float:
    """How good a place is for a measure, wherever the figure stands."""
    found = place.span.place
    score = _ROLE[place.role] + (_SPECIFIC[found.kind] if found else _UNLISTED)
    if place.span.word == "district":
        score += 1.0
    if place.role in ("modifier", "bare", "owner") and found and gazetteer().capital(found.country or "") == found:
        score -= 5.0
    if place.lead in ("near", "outside", "around", "off"):
        score -= 2.0
    if measure == "released":
        home = place.role == "to" and found is not None and found.kind == "country"
        return score - (14.0 if home or place.role in ("local", "seat") else 0.0)
    if measure in _MOVED:
        return score + {"from": 8.0, "to": -14.0, "via": -4.0}.get(place.role, 0.0)
    if measure in _WEAPONS:
        target = place.role == "to" or (place.role == "at" and place.lead in _TARGET) or place.role == "struck"
        if place.role == "at" and place.lead in ("on", "over", "against"):
            return score + 2.0
        return score + (9.0 if target else -9.0 if place.role in ("from", "seat") else 0.0)
    if measure == "aid":
        return score + {"to": 6.0, "for": 6.0, "from": -8.0, "at": -2.0}.get(place.role, 0.0)
    if measure in _PEOPLE_HURT and place.lead not in ("into", "against"):
        return score + {"from": -9.0, "to": -14.0}.get(place.role, 0.0)
    return score


def _distance(gap: str) -> float:
    """What the letters and clause boundaries between figure and place cost; asides do not count."""
    if "(" in gap or " –" in gap or " —" in gap:
        gap = _ASIDE.sub(" ", gap)
    cost = _FAR * len(gap)
    if not ("," in gap or ";" in gap or ". " in gap or " but" in gap or " wh" in gap or "though" in gap):
        return cost
    for match in _CLAUSE.finditer(gap):
        cost += _CHANGE if match["contrast"] else _CUT
    return cost


def _of_another(mention: Mention, start: int, figures: list[Mention], text: str, offset: int) -> bool:
    """Whether a place behind a figure stands behind another of its measure too, whose own it then is."""
    for other in figures:
        if mention.end <= other.start < start and other.measure == mention.measure:
            between = text[other.end - offset : start - offset]
            if not ("," in between or " –" in between or " —" in between or ")" in between):
                return True
    return False


def _in_sentence(
    mention: Mention, places: Iterable[RoledPlace], figures: list[Mention], text: str, offset: int
) -> tuple[RoledPlace | None, float]:
    """The best place of the figure's own sentence, and its worth there; `figures` are all of that sentence."""
    best, top = None, 0.0
    for place in places:
        if not _usable(place, mention.measure):
            continue
        after = place.span.start >= mention.start
        left, right = (mention.end, place.span.start) if after else (place.span.end, mention.start)
        gap = text[max(0, left - offset) : max(0, right - offset)]
        score = _worth(place, mention.measure) + (1.5 if after else 0.0) - _distance(gap)
        if after and len(figures) > 1 and _of_another(mention, place.span.start, figures, text, offset):
            score -= _OTHERS
        if best is None or score > top:
            best, top = place, score
    return best, top


def _national(text: str, mention: Mention) -> bool:
    """Whether a sentence gives a whole country's figure: an army's bulletin, a running total."""
    if mention.measure in ("aid", "evacuated", "displaced"):
        return False
    return (
        (mention.measure in _NATIONAL or mention.object == "soldiers") and _ARMS.search(text) is not None
    ) or _TOTAL.search(text) is not None


def _lends(place: RoledPlace, measure: str, wide: bool) -> bool:
    """Whether a place may be that of a figure in another sentence."""
    found = place.span.place
    if not _usable(place, measure) or place.role in ("inside", "seat", "via", "bare"):
        return False
    if measure == "aid" and place.role not in ("to", "for") and (found is None or found.kind != "country"):
        return False
    return not wide or (found is not None and found.kind in ("country", "area") and place.span.word != "city")


def _of_sentence(places: list[RoledPlace], measure: str, wide: bool) -> RoledPlace | None:
    """The best place of a sentence that the figure does not stand in; only a whole country or area where `wide`."""
    best, top = None, _OWN
    for place in places:
        if _lends(place, measure, wide) and (worth := _worth(place, measure)) >= top and (best is None or worth > top):
            best, top = place, worth
    return best


def _within(local: RoledPlace | None, other: RoledPlace | None) -> RoledPlace | None:
    """The place told before where it lies in the region whose officials speak, else theirs."""
    if local is None or other is None or local.span.place is None or other.span.place is None:
        return other or local
    region = local.span.place.admin1
    return other if region is not None and region == other.span.place.admin1 else local


class _Chooser:
    """One document while its figures are placed."""

    def __init__(self, doc: Document, mentions: list[Mention]) -> None:
        self._doc = doc
        self._read = DocumentPlaces(doc)
        self._figures: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._figures.setdefault(mention.sentence, []).append(mention)
        self._own = [self._in_sentence(mention) for mention in mentions]
        self._told: dict[tuple[int, bool], RoledPlace] = {}
        for mention, (place, worth) in zip(mentions, self._own, strict=True):
            if place is not None and worth >= _OWN and place.role != "local":
                self._told[mention.sentence, mention.measure == "aid"] = place
        self._count = len(doc.sentences)
        self._headline = next((s.index for s in doc.sentences if s.field == "body"), self._count)
        self._found: dict[tuple[int, str, bool], RoledPlace | None] = {}
        self._mentions = mentions

    def all(self) -> list[Place]:
        """The place of each mention."""
        return [to_place(*self._choose(*item)) for item in zip(self._mentions, self._own, strict=True)]

    def _in_sentence(self, mention: Mention) -> tuple[RoledPlace | None, float]:
        sentence = self._doc.sentences[mention.sentence]
        places = self._read.places(mention.sentence, mention.measure == "aid")
        return _in_sentence(mention, places, self._figures[mention.sentence], sentence.text, sentence.start)

    def _choose(
        self, mention: Mention, own_worth: tuple[RoledPlace | None, float]
    ) -> tuple[PlaceSpan | None, PlaceSpan | None]:
        """Place and destination of one figure."""
        own, worth = own_worth
        destination = None
        moved = mention.measure in ("evacuated", "displaced")
        if moved:
            places = self._read.places(mention.sentence)
            goals = [place.span for place in places if place.role == "to"]
            # "300 to A and 300 to B": the figure's own goal stands behind it
            destination = next((span for span in goals if span.start >= mention.start), goals[0] if goals else None)
        fits = own is not None and worth >= _OWN
        if own is not None and fits and own.role != "local":
            return own.span, destination
        if mention.measure == "released":
            return None, destination
        found = _within(own if fits else None, self._elsewhere(mention))
        if found is None and own is not None and worth > -_CHANGE and moved:
            found = own
        return (found.span if found else None), destination

    def _elsewhere(self, mention: Mention) -> RoledPlace | None:
        """The place of the nearest earlier sentence that has one, else of the headline, else of the next later one."""
        wide = _national(self._doc.sentences[mention.sentence].text, mention)
        key = (mention.sentence, mention.measure, wide)
        if key not in self._found:
            self._found[key] = self._search(*key)
        return self._found[key]

    def _search(self, here: int, measure: str, wide: bool) -> RoledPlace | None:
        start, stop = (0, self._headline) if here < self._headline else (self._headline, self._count)
        later = range(0) if wide else range(here + 1, stop)
        for index in (*range(here - 1, start - 1, -1), *range(start), *later):
            if not wide and (told := self._told.get((index, measure == "aid"))):
                return told
            narrow = wide and index >= self._headline
            found = _of_sentence(self._read.places(index, measure == "aid"), measure, narrow)
            if found is not None:
                return found
        return None


def assign_places(doc: Document, mentions: list[Mention]) -> list[Place]:
    """The place of each mention, in the order of the mentions; `NOWHERE` where the document names none."""
    return _Chooser(doc, mentions).all() if mentions else []
