"""A document's places, read once: found, resolved, with their roles, sentence by sentence.

Belongs here: what is worked out once per document or sentence and asked by every figure. Not here: the choice (`link`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from pipeline.extract.datelines import dateline_end, label_end
from pipeline.extract.document import Document, Sentence
from pipeline.extract.places.named_raids import named_raid
from pipeline.extract.places.nesting import inner_span
from pipeline.extract.places.peoples import people_places, says_whose, tells_of_own
from pipeline.extract.places.pointed import all_over, pointing_places
from pipeline.extract.places.ranking import Resolver
from pipeline.extract.places.resolve import resolve
from pipeline.extract.places.roles import RoledPlace, role_of, rule_out_distances
from pipeline.extract.places.spans import ATTACK, Listed, PlaceSpan, is_regional, listed_names, scan
from pipeline.extract.places.typography import Lines
from pipeline.extract.places.unlisted import unlisted_places
from pipeline.gazetteer.load import GazetteerPlace, gazetteer


class ListedNames(NamedTuple):
    """What of a document's text the gazetteer has."""

    headline: Listed
    body: Listed


def listed_in(doc: Document) -> ListedNames:
    """The names of the gazetteer in a document."""
    return ListedNames(listed_names(doc.headline), listed_names(doc.body))


class DocumentPlaces:
    """The places of one document, by sentence. Sentences are read only when they are asked for."""

    def __init__(self, doc: Document, listed: ListedNames | None = None) -> None:
        """`listed` are the document's, where they are known already."""
        listed = listed or listed_in(doc)
        self._doc = doc
        self._lines = {"headline": Lines(doc.headline), "body": Lines(doc.body)}
        self._fields = {
            "headline": scan(doc.headline, self._lines["headline"], listed.headline),
            "body": scan(doc.body, self._lines["body"], listed.body),
        }
        resolver = Resolver([*self._fields["headline"], *self._fields["body"]], doc.zone.key)
        resolve(self._fields["body"], resolver, doc.body)
        resolve(self._fields["headline"], resolver, doc.headline)
        self._resolver = resolver
        self._starts = {name: [span.core_start for span in spans] for name, spans in self._fields.items()}
        self._read: dict[tuple[int, bool], list[RoledPlace]] = {}
        self._unlisted: dict[int, list[PlaceSpan]] = {}

    def _bounds(self, sentence: Sentence) -> tuple[int, int]:
        starts = self._starts[sentence.field]
        return bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)

    def _before(self, sentence: Sentence) -> list[PlaceSpan]:
        """Places and peoples named before a sentence, the headline's first; none that tells whose arms they are."""
        earlier = self._fields[sentence.field][: self._bounds(sentence)[0]]
        if sentence.field == "headline":
            return [span for span in earlier if not says_whose(self._doc.headline, span)]
        headline = [span for span in self._fields["headline"] if not says_whose(self._doc.headline, span)]
        listed = [span for span in earlier if not says_whose(self._doc.body, span)]
        return [*headline, *sorted([*listed, *self._unlisted_before(sentence)], key=lambda span: span.start)]

    def _unlisted_before(self, sentence: Sentence) -> list[PlaceSpan]:
        """The places that no list has of the few sentences before one."""
        first = max(self._doc.first_of_body, sentence.index - _POINTED_AT)
        return [span for index in range(first, sentence.index) for span in self._unlisted_of(index)]

    def _unlisted_of(self, index: int) -> list[PlaceSpan]:
        found = self._unlisted.get(index)
        if found is None:
            sentence = self._doc.sentences[index]
            begin, stop = self._bounds(sentence)
            listed, loose = (
                self._fields[sentence.field][begin:stop],
                self._lines[sentence.field].at(sentence.start).loose,
            )
            found = self._unlisted[index] = unlisted_places(sentence.text, sentence.start, listed, loose)
        return found

    def places(self, index: int, receivers: bool = False) -> list[RoledPlace]:
        """The places of the sentence with this index, in order; with `receivers`, peoples who get help too."""
        found = self._read.get((index, receivers))
        if found is None:
            found = self._roled(self._doc.sentences[index], receivers)
            self._read[index, receivers] = found
        return found

    def attackers(self, index: int) -> frozenset[str]:
        """The countries whose attacks the sentence with this index tells of by their people ("Israeli air strikes")."""
        sentence = self._doc.sentences[index]
        first, last = self._bounds(sentence)
        text = self._doc.text(sentence.field)
        listed = self._fields[sentence.field][first:last]
        return frozenset(span.demonym for span in listed if span.demonym and ATTACK.compiled.match(text, span.end))

    def tellers(self, index: int) -> PlaceSpan | None:
        """The country whose officials tell what a sentence says, by their people's name ("Lebanese officials say"),
        where it names no other people."""
        sentence = self._doc.sentences[index]
        first, last = self._bounds(sentence)
        peoples = [span for span in self._fields[sentence.field][first:last] if span.demonym]
        if len({span.demonym for span in peoples}) != 1 or not tells_of_own(self._doc.text(sentence.field), peoples[0]):
            return None
        place = gazetteer().country(peoples[0].demonym or "")
        one = peoples[0]
        return replace(one, text=place.name, demonym=None, rows=(place.row,), place=place) if place else None

    def _roled(self, sentence: Sentence, receivers: bool) -> list[RoledPlace]:
        first, last = self._bounds(sentence)
        listed = self._fields[sentence.field][first:last]
        text, at = sentence.text, sentence.start
        known = [span for span in listed if span.demonym is None]
        unlisted = self._unlisted_of(sentence.index)
        every = [*known, *people_places(text, at, listed, receivers), *unlisted]
        every.sort(key=lambda span: span.start)
        opening = self._opening(sentence, listed)
        roled: list[RoledPlace] = []
        previous: RoledPlace | None = None
        for span in every:
            found = role_of(text, span, at, previous, opening)
            if previous is not None and previous.role == "inside" and len(roled) > 1:
                before = roled[-2].span
                if inner_span(text[before.end - at : previous.span.start - at], before, span) == "first":
                    found.role = "inside"
            roled.append(found)
            previous = found
        rule_out_distances(text, at, roled)
        self._place_unlisted(roled)
        acting = {place.span.start for place in roled if place.role in ("agent", "to", "none")}
        field = self._doc.text(sentence.field)
        here = [
            span
            for span in listed
            if is_regional(field, span.end) or (span.start not in acting and not says_whose(field, span))
        ]
        every = [*listed, *unlisted]
        pointed = pointing_places(text, at, lambda: self._before(sentence), [*here, *unlisted], every)
        for span in [*pointed] or self._all_over(sentence):
            pointed_at = role_of(text, span, at, None, opening)
            alone = _ALONE.match(text, span.start - at) and pointed_at.role not in ("to", "from")
            roled.append(RoledPlace(span, "at", "into") if alone else pointed_at)
        if (raid := named_raid(text, at)) is not None:
            roled.append(RoledPlace(raid, "at", "raid"))
        self._place_unlisted(roled)
        return roled

    def _all_over(self, sentence: Sentence) -> list[PlaceSpan]:
        """What "across the country" means where no country was named before: the document's own."""
        if "country" not in sentence.text and "nationwide" not in sentence.text:
            return []
        land = self._resolver.main_country()
        span = all_over(sentence.text, sentence.start, land) if land is not None else None
        return [span] if span is not None else []

    def _opening(self, sentence: Sentence, listed: list[PlaceSpan]) -> int:
        """Where the dateline of a sentence ends, 0 without one. In small letters it may be the label of where it
        happened, unless the sentence names another place."""
        text = sentence.text
        if sentence.field != "body":
            return 0
        if text[1:2].isupper():
            return dateline_end(text)
        end = 0
        if sentence.index == self._doc.first_of_body:
            end = label_end(text) or (dateline_end(text) if "(" in text[:_OPENING] else 0)
        return end if any(span.demonym is None and span.start >= sentence.start + end for span in listed) else 0

    def _place_unlisted(self, roled: list[RoledPlace]) -> None:
        """Put each place that no list has into the nearest listed one, behind it first, else the document's country.

        The seat of a speaker, a dateline and a party tell of the document's country at most."""
        for number, place in enumerate(roled):
            if place.span.place is None and place.span.container is None:
                around = (_ground(other) for other in (*roled[number + 1 :], *reversed(roled[:number])))
                found = next((ground for ground in around if ground is not None), None)
                found = found or self._told_inside(place.span)
                place.span.container = found or self._resolver.main_country()

    def _told_inside(self, span: PlaceSpan) -> GazetteerPlace | None:
        """The region or country that the text tells right behind a name that no list has, wherever it does so."""
        name = span.text[span.core_start - span.start : span.core_end - span.start]
        if not name or name not in self._doc.body:
            return None
        starts, listed = self._starts["body"], self._fields["body"]
        for match in re.finditer(rf"\b{re.escape(name)}(?: [A-Za-z]+)?(?:,| in) (?:the )?", self._doc.body):
            at = bisect_left(starts, match.end())
            outer = listed[at].place if at < len(starts) and starts[at] == match.end() else None
            if outer is not None and outer.kind in _HOLD:
                return outer
        return None


def _ground(place: RoledPlace) -> GazetteerPlace | None:
    """What a place of the sentence says of where an unlisted one beside it lies."""
    return None if place.role in _ELSEWHERE else place.span.place


_OPENING = 60
"""Characters in which the brackets of a dateline stand."""
_POINTED_AT = 8
"""Sentences back in which a place stands that no list has and "the village" means."""
_HOLD = ("admin1", "district", "country")
_ALONE = re.compile(
    r"(?:there|[Ii]ts|nationwide|countrywide|across|throughout|around|all over|(?:parts|regions|areas) of)\b"
)
"""Pointing words that say by themselves that it happened where they point: "12 died there", "violated its airspace"."""
_ELSEWHERE = frozenset({"apart", "agent", "none", "seat", "dateline"})
