"""Two or more countries or regions that share one figure: "eight people in Spain and Portugal".

Belongs here: whether a place is the first of several joined ones, and what holds them all. Not here: which place a
figure has (`link`), figures shared out over regions, each with its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.places.place import Place
from pipeline.extract.places.spans import PlaceSpan

_WIDE = frozenset({"country", "admin1", "area"})
_JOINT = re.compile(r"(?:,|,? and)(?: the)? ?")
_KINDS = "provinces|regions|states|districts|oblasts|governorates|prefectures|departments"
_KIND_WORDS = tuple(_KINDS.split("|"))
_OF_KIND = re.compile(rf"(?: ?(?:{_KINDS}))\b")
_BEHIND = re.compile(
    rf"(?: (?:{_KINDS}))?"
    r"(?:\s*$|[.,;:)]| (?:have|were|are|by|after|during|since|as|when|this|last|on|over|amid|with|and)\b)"
)
"""What may stand behind the last of them; a verb would make it the subject of a clause of its own."""


_LED = re.compile(r"\b(?:in|across|of|throughout) (?:the )?(?:[a-z-]+ern )?$", re.IGNORECASE)
_HARMED = re.compile(
    r"(?: (?:provinces|regions|states|districts))? (?:have |has )?(?:killed|injured|wounded|left|claimed)\b"
)
"""Behind the last of those that a preposition leads to: what was in them did it ("raids in Mali and Niger killed")."""


def _first_of(text: str, one: PlaceSpan, spans: Sequence[PlaceSpan]) -> PlaceSpan:
    """The first of those joined to a place, where a preposition leads to them."""
    first = one
    for span in sorted(spans, key=lambda span: -span.start):
        if span.end <= first.start and _JOINT.fullmatch(text[span.end : first.start]):
            first = span
    return first if _LED.search(text, 0, first.start) else one


def joint_place(text: str, one: PlaceSpan, spans: Sequence[PlaceSpan]) -> Place | None:
    """The place of a figure told of `one` and the spans joined to it: as written, with the country that holds them
    all; None where it stands alone."""
    first = _first_of(text, one, spans)
    joined, last_and = [first], False
    for span in sorted(spans, key=lambda span: span.start):
        between = text[joined[-1].end : span.start]
        if span.start >= joined[-1].end and _JOINT.fullmatch(between):
            joined.append(span)
            last_and = "and" in between
    places = [span.place for span in joined]
    if len(joined) < 2 or not last_and:
        return None
    if _BEHIND.match(text, joined[-1].end) is None and not (
        _HARMED.match(text, joined[-1].end) and _LED.search(text, 0, first.start)
    ):
        return None
    last = joined[-1]
    of_kind = _OF_KIND.match(text, last.end)
    told = of_kind is not None or last.text.endswith(_KIND_WORDS)
    known = [place for place in places if place is not None and (told or place.kind in _WIDE)]
    if len(known) < len(places) or (not told and len({place.kind for place in known}) > 1):
        return None
    written = text[first.start : of_kind.end() if of_kind else last.end]
    countries = {place.country for place in known}
    if len(countries) > 1:
        return Place(written)
    return Place(written, country=countries.pop(), geo_precision="country")
