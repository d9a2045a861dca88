"""Which place each name of a document means.

Belongs here: names put into a region or a city by the words around them, names told so elsewhere. Not here: ranking the
candidates of a name (`ranking`), finding the names (`spans`), choosing a place for a figure (`link`).
"""

from __future__ import annotations

from pipeline.extract.places.containers import (
    container_behind,
    contradicts,
    is_of_other_region,
    owner_before,
    rows_held,
)
from pipeline.extract.places.ranking import Resolver, is_in
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.words import words
from pipeline.gazetteer.load import gazetteer


def resolve(spans: list[PlaceSpan], resolver: Resolver, text: str) -> None:
    """Set `place` of each span. `text` is the text that the spans' offsets refer to.

    A name followed by a comma and a region or country is inside it, so those are resolved first, from the right; the
    name then means the same place wherever else the document has it.
    """
    behind: PlaceSpan | None = None
    alone: list[PlaceSpan] = []
    for number in range(len(spans) - 1, -1, -1):
        span = spans[number]
        if span.demonym:
            continue
        span.rows = rows_held(text, spans, number)
        owner = None
        if (container := container_behind(text, span, behind)) is None:
            container = owner = owner_before(text, spans, number, resolver.choose)
        if container is None:
            alone.append(span)
        else:
            named, span.place = span.rows, resolver.choose(span, container)
            gap = text[span.end : behind.start] if behind else ""
            if span.place and (contradicts(span.place, container, gap) or is_of_other_region(span.place, owner)):
                span.place, span.container, span.rows = None, container, ()
            resolver.settle(named, span)
        if container is None:
            span.place = resolver.choose(span)
        behind = span
        if span.place and span.text.endswith(_COUNTY) and not is_in(span.place, words().of_counties):
            span.place, span.rows = None, ()
    for span in alone:
        resolver.recall(span)
        if span.place and span.place.kind == "settlement" and span.text.endswith(_RIVERS):
            span.place, span.rows = None, ()  # the town only bears the river's name
        if span.place and (
            (span.place.population > _VILLAGE and _names_village(text, span)) or resolver.is_stray(span)
        ):
            span.place, span.rows = None, ()


def _names_village(text: str, span: PlaceSpan) -> bool:
    if text.startswith((" village", " hamlet"), span.core_end):
        return all(gazetteer().place(row).kind == "settlement" for row in span.rows)  # else a village of that region
    return text[max(0, span.core_start - _VILLAGE_WORDS) : span.core_start].lower().endswith(_VILLAGE_OF)


_VILLAGE = 30_000
"""Persons. A larger place is no village: the text means another one of that name."""
_COUNTY = (" County", " county", " counties", " Counties")
_RIVERS = (" river", " River")
_VILLAGE_OF = ("village of ", "hamlet of ")
_VILLAGE_WORDS = max(map(len, _VILLAGE_OF))
