"""Places named by a pointing word: "the city", "the country's capital", "there", "across the country".

Belongs here: which place named before such words mean. Not here: places named by their people (`peoples`), names that
no list has (`unlisted`), names of the gazetteer (`spans`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.unlisted_runs import kind_words
from pipeline.gazetteer.load import GazetteerPlace, gazetteer

_MOST_OF_VILLAGE = 50_000
"""People who live in the largest of villages."""
KIND_OF_TOWN = r"[\w-]+(?:ern|al|ed|ing|ous|ish|side|most)|<town_attribute>"
"""What a reporter says of the town that he writes from."""
_THIS = WordPattern(
    rf"\b[Tt]his\s+(?:(?:{KIND_OF_TOWN}|[A-Z][\w-]+|\w+(?:ese|ian|i))\s+){{1,4}}(city|town|village)\b(?!\s+of\b)"
)
_THERE = re.compile(r"(?<=[a-z] )there(?= (?:has|have|had|killed|left|claimed|cost|displaced|since)\b|[,.;])")
"""The place named last: "the conflict there has killed", "12 people died there"; not "there were"."""
_KINDS = {
    "country": ("country",), "nation": ("country",), "city": ("settlement",), "capital": ("settlement",),
    "town": ("settlement",), "village": ("settlement",), "region": ("admin1", "area"),
    "province": ("admin1", "district"), "enclave": ("admin1", "area"), "territory": ("admin1", "area"),
    "oblast": ("admin1",), "governorate": ("admin1", "district"),
    "island": ("area", "admin1"), "district": ("district",), "township": ("district",), "state": ("admin1",),
}  # fmt: skip
"""Word that points to a place → the kinds of places that it can mean; "the town hall in Dolna" is Dolna's."""
_POINTING = re.compile(
    r"[TtOo](?<!\w.)(?:(?<=[Tt])h(?:e|is|at)|(?<=[Oo])ur)\s+"
    r"(?:(?:same|whole|entire|embattled|besieged|war-torn|stricken|occupied|border|port|coastal|mining)\s+)?"
    rf"((?:country|nation)[’']s capital(?=[,.;:]| (?:on|late|early|city)\b|$)|{'|'.join(_KINDS)})"
    r"(?=[’']s\b|(?!\s+(?:of|nation|state|province|country|kingdom|territory|chain)\b|\s+[a-z-]+ in [A-Z])"
    r"(?:\s+[^\sA-Z]|[,.;:!?)]|$))"
)
_ITS = re.compile(r"\b[Ii]ts (?:own )?(?:airspace|air space|territory|soil|skies|territorial waters)\b")
"""The land of the country that the sentence tells of: "Jordan's air force downed drones that entered its airspace"."""
_WHOLE = re.compile(r"\b(?:nationwide|countrywide)\b")
"""All over the country that was named last."""
_ALL_OVER = re.compile(
    r"\b(?:nationwide|countrywide)\b"
    r"|\b(?:across|throughout|around|all over|(?:parts|regions|areas) of) (?:the (?:whole|entire) |the )country\b"
)
"""All over a country that need not have been named."""
_CAME_FROM = re.compile(r"\bfrom (?:the |neighbou?ring )?(?:[A-Z][\w-]+ [A-Za-z]+(?:,| of| in) )?(?:the )?$")


def _land_of(spans: list[PlaceSpan]) -> GazetteerPlace | None:
    """The first country among some names of places and peoples."""
    for span in spans:
        code = span.demonym or (span.place.country if span.place and span.place.kind == "country" else None)
        if code:
            return gazetteer().country(code)
    return None


def _antecedent(kind: str, span: PlaceSpan) -> tuple[GazetteerPlace | None, str]:
    """The place that "the" + `kind` means when `span` was the last name of a place, and the words for it."""
    book = gazetteer()
    place = span.place
    if kind in ("country's capital", "nation's capital"):
        code = span.demonym or (place.country if place is not None and place.kind == "country" else None)
        return book.capital(code) if code else None, ""
    if kind in ("country", "nation") and span.demonym:
        return book.country(span.demonym), ""
    if place is None or (kind == "village" and place.population > _MOST_OF_VILLAGE):
        return None, ""
    if kind == "capital":
        seat = book.capital(place.country or "")
        return (seat, span.text if seat == place else "") if place.kind == "country" or seat == place else (None, "")
    if kind in ("district", "township") and span.word == "district":
        return place, span.text
    if place.kind not in _KINDS[kind] or span.word == "district":
        return None, ""
    return place, "" if span.direction and place.kind == "country" else span.text


def _is_unlisted(span: PlaceSpan, kind: str) -> bool:
    """Whether "the village" or "the town" means a place that no list has: one of that kind, or a bare name."""
    if kind not in ("village", "town") or span.rows or span.place is not None or span.demonym is not None:
        return False
    last = span.text.rsplit(" ", 1)[-1].lower()
    return last == kind or last not in kind_words()


def all_over(text: str, offset: int, land: GazetteerPlace) -> PlaceSpan | None:
    """The words that tell of all of a country, which is `land` where a sentence that names none before says so."""
    match = _ALL_OVER.search(text)
    return _span_of(match, offset, land) if match is not None else None


def pointing_places(
    text: str, offset: int, earlier: Callable[[], list[PlaceSpan]], here: list[PlaceSpan], every: list[PlaceSpan]
) -> Iterator[PlaceSpan]:
    """Places that "the city", "the country" and the like point to: the last place of that kind named before.

    `earlier` gives the places of the sentences before, `every` are those of this one, `here` those of them that such
    words can mean.
    """

    def named_before(match: re.Match[str], spans: list[PlaceSpan]) -> list[PlaceSpan]:
        return [span for span in spans if span.end <= offset + match.start()]

    for match in _ITS.finditer(text) if "its" in text else ():
        if (land := _land_of(named_before(match, every))) is not None:
            yield _span_of(match, offset, land)
    for match in _WHOLE.finditer(text) if "wide" in text else ():
        if (land := _land_of([*earlier(), *named_before(match, every)][::-1])) is not None:
            yield _span_of(match, offset, land)
    for match in _THERE.finditer(text) if "there" in text else ():
        named = (*earlier(), *named_before(match, here))
        before = [span for span in named if not _is_origin(every, span, text, offset)]
        if last := next((span for span in reversed(before) if span.place or _is_unlisted(span, "village")), None):
            start, end = offset + match.start(), offset + match.end()
            yield PlaceSpan(
                start, end, last.text, start, end, last.rows, last.word, place=last.place, container=last.container
            )
    for match in (*_POINTING.finditer(text), *(_THIS.compiled.finditer(text) if "his " in text else ())):
        if (meant := _meant_by(match, offset, [*earlier(), *named_before(match, here)])) is not None:
            yield meant


def _is_origin(every: list[PlaceSpan], span: PlaceSpan, text: str, offset: int) -> bool:
    """Whether a name of this sentence tells from where somebody came who did something "there"."""
    if span not in every:
        return False
    return _CAME_FROM.search(text, max(0, span.start - offset - 40), span.start - offset) is not None


def _span_of(match: re.Match[str], offset: int, place: GazetteerPlace, shown: str = "") -> PlaceSpan:
    """The span of words that point to a place, with how the place is `shown`, which is its name if it is not told."""
    start, end = offset + match.start(), offset + match.end()
    return PlaceSpan(start, end, shown or place.name, start, end, (place.row,), place=place)


def _meant_by(match: re.Match[str], offset: int, before: list[PlaceSpan]) -> PlaceSpan | None:
    """What a pointing word and a kind of place mean, given the names before them; None where no name can be meant."""
    kind = match[1].lower()
    for span in reversed(before):
        place, shown = _antecedent(kind.replace("’", "'"), span)
        if place is not None:
            return _span_of(match, offset, place, shown)
        if _is_unlisted(span, kind):
            start, end = offset + match.start(), offset + match.end()
            return replace(span, start=start, end=end, core_start=start, core_end=end)
    return None
