"""Ranking the places of the gazetteer that a name can mean by what else the document names.

Belongs here: what a candidate is worth. Not here: finding the names (`spans`), what the words around them say of where
they lie (`resolve`).
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.extract.places.containers import LOCAL
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.strays import is_stray, lands_of
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import GazetteerPlace, gazetteer, zone_country

# Weights, in units of a tenfold population. Chosen so that a village of a country that the text names beats a city of a
# country that it does not ("Lyman", "Bucha"), and a name beside its region is settled by that.
_COUNTRY_NAMED = 2.5
_REGION_NAMED = 2.0
_ZONE = 2.0
_KNOWN = 2.5
_ARMED, _PEOPLE = 0.5, 0.6
"""Of one name of a country: one that says whose arms they are, and a people's name where nothing else is told."""
_BESIDE = 4.0
_OTHER_NAME = 1.5
"""Off a settlement that bears the name only beside its own ("Florida" for Floridablanca)."""
_SAME_LETTERS = 4
"""Letters with which two spellings of one name begin."""
_AS_WRITTEN = 1.5
"""For a name letter for letter ("Bali", not "Bāli")."""
_GREAT = 5.0
"""Tenfold populations from which a region gains on settlements that bear its name."""
_REGION_FIRST = 12.0
"""For a region whose name means it rather than its chief town ("Gaza")."""
_FIRST_OF_NAME = 2.0
"""For a region that towns of its name contest only where the text speaks of their country ("Virginia")."""
_NAMES = 20_000
"""Names of which it is remembered what their candidates are worth."""
_WHOLE = {
    "country": 9.0,
    "admin1": 3.0,
    "district": 2.0,
    "area": 5.0,
    "water": 4.0,
    "quarter": 3.5,
    "site": 4.0,
    "settlement": 0.0,
}


class _Ground(NamedTuple):
    """What a name says of where the text is, whichever of its places it means."""

    country: str | None
    """The country of a name that can be in one only, or that is a country's own."""
    inside: str | None
    """The one country in which the regions and towns of a name lie, None where it is a country's or in several."""
    region: str | None
    """The region that a name can mean."""


@cache
def _ground(rows: tuple[int, ...]) -> _Ground:
    places = [gazetteer().place(row) for row in rows]
    countries = {place.country for place in places}
    one = next(iter(countries)) if len(countries) == 1 else None
    own = next((place.country for place in places if place.kind == "country"), None)
    region = next((place.admin1 for place in places if place.kind == "admin1" and place.admin1), None)
    return _Ground(one if len(countries) == 1 else own, one if places and places[0].kind != "country" else None, region)


def _fits_word(place: GazetteerPlace, word: str, text: str) -> float:
    """How the word beside a name bears on a candidate: "Kyiv region" is the region, "Kyiv" the city."""
    if word == "region" and is_in(place, words().of_territories) and text.endswith((" territory", " Territory")):
        return 6.0
    if word == "region":
        return {"admin1": 6.0, "district": 6.0, "area": 6.0, "country": -9.0}.get(place.kind, -2.0)
    if place.kind == "admin1" and word in ("city", "site", "district"):
        return -8.0
    if word == "district" and place.kind in ("quarter", "settlement"):
        return 1.0
    if place.kind == "district" and word:
        return 6.0 if word == "district" else -4.0
    return 0.0


class Resolver:
    """Ranks candidates against one document: its countries, its regions, its time zone."""

    def __init__(self, spans: list[PlaceSpan], zone: str) -> None:
        self._named: dict[str, float] = {}
        """How often the document speaks of each country: by a name that can only be there, or by its people's; less
        where it only says whose arms they are ("Pakistani shelling")."""
        self._told: dict[str, float] = {}
        """The same with less for a people's name."""
        self._peoples = {span.demonym for span in spans if span.demonym}
        self._grounds: set[str] = set()
        self._regions: set[str] = set()
        self._speaking: dict[str, set[tuple[int, ...]]] = {}
        """The names that speak for each country."""
        self._lands = lands_of(spans)
        for span in spans:
            self._note(span)
        self._zone = zone_country(zone)
        self._settled: dict[tuple[tuple[int, ...], bool], PlaceSpan] = {}
        self._chosen: dict[tuple[tuple[int, ...], str, str | None], GazetteerPlace | None] = {}

    def main_country(self) -> GazetteerPlace | None:
        """The country that the document names most often, its time zone counted as a name before which the text's own
        comes; its people count less, who may be abroad ("two Kenyan officers were wounded at X, Haiti's capital")."""
        named = dict(self._told)
        if self._zone:
            named[self._zone] = named.get(self._zone, 0.0) + 1.0
        code = max(named, key=lambda country: (named[country], country != self._zone)) if named else None
        return gazetteer().country(code) if code else None

    def _note(self, span: PlaceSpan) -> None:
        ground = _ground(span.rows)
        if country := span.demonym or ground.country:
            weight = _ARMED if span.armed else 1.0
            self._speaking.setdefault(country, set()).add(span.rows)
            self._named[country] = self._named.get(country, 0.0) + weight
            told = _PEOPLE * weight if span.demonym else weight
            self._told[country] = self._told.get(country, 0.0) + told
        if ground.inside and not span.demonym:
            self._grounds.add(ground.inside)
        if ground.region:
            self._regions.add(ground.region)

    def _score(self, place: GazetteerPlace, score: float, own: str | None, container: GazetteerPlace | None) -> float:
        """The worth of a candidate in this document; `score` is its own, `own` the region that its name can mean."""
        named = self._named.get(place.country or "", 0.0)
        if named:
            score += _COUNTRY_NAMED + min(named, 6) * 0.3
        if place.country and place.country == self._zone:
            score += _ZONE
        if place.kind in LOCAL and place.admin1 in self._regions and place.admin1 != own:
            score += _REGION_NAMED
        if container and container.country == place.country:
            score += _BESIDE
            if container.admin1 and container.admin1 == place.admin1:
                score += _BESIDE
        return score

    def is_stray(self, span: PlaceSpan) -> bool:
        """Whether the town that a name means is only a far namesake of the one that the text tells of."""
        if not self._lands or (span.place is not None and span.place.country == self._zone):
            return False
        return is_stray(span, self._lands, self._speaking)

    def settle(self, rows: tuple[int, ...], span: PlaceSpan) -> None:
        """Note which place a name means, where the text says in what it lies."""
        self._settled.setdefault((rows, span.word == "region"), span)

    def recall(self, span: PlaceSpan) -> None:
        """Let a name mean what the text has said of it elsewhere."""
        if told := self._settled.get((span.rows, span.word == "region")):
            span.place, span.container, span.rows = told.place, told.container, told.rows

    def _is_other_country(self, able: _Able) -> bool:
        """Whether nothing but its name speaks for the country that a name can mean, where the document speaks of the
        country of a region of that name: the Georgia of a text on Texas."""
        own, regions = able.country, able.regions
        if own is None or own in regions or own in self._peoples or own in self._grounds:
            return False
        return not regions.isdisjoint(self._grounds)

    def choose(self, span: PlaceSpan, container: GazetteerPlace | None = None) -> GazetteerPlace | None:
        """The likeliest candidate; `container` is a region or country named right behind ("Tripoli, Lebanon")."""
        if not span.rows:
            return None
        key = (span.rows, span.word, f"{container.country}.{container.admin1}" if container else None)
        try:
            return self._chosen[key]
        except KeyError:
            found = self._chosen[key] = self._choose(span, container)
            return found

    def _choose(self, span: PlaceSpan, container: GazetteerPlace | None) -> GazetteerPlace:
        able = _able(span.rows)
        others = self._is_other_country(able)
        places = able.others if others else able.places
        if len(places) == 1:
            return places[0]
        own, scores = _ground(span.rows).region, _own_scores(span.rows, span.word, span.text, _core(span), others)
        ranked = [self._score(*one, own, container) for one in zip(places, scores, strict=True)]
        return places[ranked.index(max(ranked))]


class _Able(NamedTuple):
    """The candidates of a name."""

    places: tuple[GazetteerPlace, ...]
    others: tuple[GazetteerPlace, ...]
    """Those that are no country."""
    country: str | None
    regions: frozenset[str | None]
    """The countries in which they are regions."""


@cache
def _able(rows: tuple[int, ...]) -> _Able:
    places = tuple(gazetteer().place(row) for row in rows)
    return _Able(
        places,
        tuple(place for place in places if place.kind != "country"),
        next((place.country for place in places if place.kind == "country"), None),
        frozenset(place.country for place in places if place.kind == "admin1"),
    )


@lru_cache(maxsize=_NAMES)
def _own_scores(rows: tuple[int, ...], word: str, text: str, core: str, others: bool) -> list[float]:
    """What each candidate of a name is worth in any document, in their order; of those that are no country where
    `others`. `word` and `text` are those of its span, `core` is the name alone, folded."""
    able = _able(rows)
    places = able.others if others else able.places
    towns = {place.country for place in places if _is_namesake(place, core)}
    return [_own_score(place, word, text, core, place.country in towns) for place in places]


def _own_score(place: GazetteerPlace, word: str, text: str, core: str, rivals: bool) -> float:
    score = math.log10(place.population + 10) if place.kind in LOCAL else 0.0
    score += _WHOLE[place.kind] + _fits_word(place, word, text)
    if place.kind == "admin1":
        score += max(0.0, math.log10(place.population + 10) - _GREAT)
        if not word and core in words().region_names:
            score += _REGION_FIRST
        elif not word and core in words().first_regions:
            score += _FIRST_OF_NAME
        elif rivals and word != "region":
            score -= 3.0
    elif place.kind == "settlement" and not _bears(fold_name(place.name), core, fold_name(text)):
        score -= _OTHER_NAME
    if place.name == text:
        score += _AS_WRITTEN
    if place.known and place.kind == "settlement":
        score += _KNOWN
    return score


def _bears(name: str, core: str, text: str) -> bool:
    """Whether a name, folded, is that of a text, or another spelling of it ("Balakliya" for "Balakliia")."""
    if name in text:
        return True
    alike = name[:_SAME_LETTERS] == core[:_SAME_LETTERS] and " " not in name + core
    return alike and abs(len(name) - len(core)) <= 1 and name[-1:] == core[-1:]


def _is_namesake(place: GazetteerPlace, core: str) -> bool:
    """Whether a town bears the very name, and so contests it to a region: not Oklahoma City to Oklahoma."""
    return place.kind in LOCAL and place.population > 5000 and fold_name(place.name) == core


def _core(span: PlaceSpan) -> str:
    """The name alone, folded."""
    return fold_name(span.text[span.core_start - span.start : span.core_end - span.start])


def is_in(place: GazetteerPlace, countries: frozenset[str]) -> bool:
    return place.country is not None and place.country.lower() in countries
