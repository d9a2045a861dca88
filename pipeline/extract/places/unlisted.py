"""Places that no list has, known by the words around them, and places named by a people or a pointing word.

Belongs here: "the Banae district", "the village of Dolna", "in Rosharon"; "the Afghan capital", "the Sudanese army" as a
receiver; "across the country", "the city". Not here: names of the gazetteer (`spans`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.places.spans import PlaceSpan, starts_loose
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import GazetteerPlace, gazetteer

_ATTRIBUTE = re.compile(r"-(?:[a-z]+ed|held|run|led|majority|based)$")
_NAME = r"(?:(?:al|el|ar|as|ash|an|at|az|de|la|le|du|bin)[- ])?[A-Z][\w’'-]+(?:(?:[ -](?:of|de|la|el|al|the|e|i))?[ -][A-Z][\w’'-]+){0,2}"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    kinds = (
        "village|town|city|settlement|hamlet|district|neighbou?rhood|suburb|camp|municipality|township|island|province|"
        "county|commune|community|locality|parish|governorate|quarter|region|vicinity|port"
    )
    behind = kinds.replace("port", "airport|air ?base|airfield|crossing|checkpoint|river|Valley|Island|River|valley")
    return (
        re.compile(rf"\b(?:{kinds})s? (?:of|called|named) ({_NAME})"),
        re.compile(rf"(?<![\w’'.-])({_NAME}) (?:refugee |border |rural |urban )?(?:Local Government Area|LGA|(?:{behind})s?)\b(?! of [A-Z])"),
        re.compile(rf"\b(?:in|near|outside|around) ({_NAME})(?![\w’'-])"),
    )


def unlisted_places(text: str, offset: int, known: list[PlaceSpan]) -> list[PlaceSpan]:
    """Names in the sentence `text` (at `offset` of its field) that the words around them make places; unresolved.

    Nothing is found where capitals say nothing, nor where a listed place stands.
    """
    if starts_loose(text):
        return []
    taken = [(span.start - offset, span.end - offset) for span in known]
    found: list[PlaceSpan] = []
    for number, pattern in enumerate(_patterns()):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if match[1].endswith(("’s", "'s", "’", "'")):
                continue
            if any(start < right and left < match.end() for left, right in taken) or not _is_name(
                match[1], number == 2
            ):
                continue
            if number == 1:
                end = match.end()
            word = ("", "district", "")[number]
            span = PlaceSpan(
                offset + start, offset + end, text[start:end], offset + start, offset + match.end(1), (), word
            )
            found.append(span)
            taken.append((start, end))
    return found


def _is_name(name: str, bare: bool) -> bool:
    """Whether capitalised words may be a place: not a weekday, a month, a title, an office, a given name."""
    lists = words()
    parts = [fold_name(re.sub(r"[’']s?$", "", part)) for part in name.split(" ")]
    first = parts[0]
    if gazetteer().look_up(first) and _people_name(first) and len(parts) == 1:
        return False
    if first in lists.neutral_capitals or first in lists.titles or first in lists.directions or name.isupper():
        return False
    if _ATTRIBUTE.search(name) or name in ("Shi'ite", "Shi’ite", "Shiite", "Sunni", "Christian", "Kurdish", "Muslim", "Jewish"):
        return False
    if any(part in lists.organisation_words for part in parts) or (bare and first in lists.given_names):
        return False
    known = gazetteer().look_up(fold_name(name))
    return not (bare and (len(name) < 4 or (known is not None and known.rows and _people(known.rows[0]))))


def _people_name(folded: str) -> bool:
    found = gazetteer().look_up(folded)
    return found is not None and bool(found.rows) and _people(found.rows[0])


def _people(row: int) -> bool:
    return gazetteer().place(row).kind == "demonym"


_CAPITAL = re.compile(r"\s+capital(?:\s+city)?\b")
_FORCES = re.compile(
    r"\s+(?:armed |security |national |defen[cs]e |central )*"
    r"(?:forces|military|army|government|people|refugees|civilians|children|victims|authorities|navy|air force|troops)\b"
)


_LAND = re.compile(
    r"\s+(?:border |coastal |energy |residential |civilian |front-?line |power )?"
    r"(?:cities|towns|villages|territory|soil|regions|infrastructure|airspace|waters|coast|settlements|communities"
    r"|facilities|ports|neighbou?rhoods|grid)\b"
)


def people_places(text: str, offset: int, spans: list[PlaceSpan], receivers: bool) -> list[PlaceSpan]:
    """Places that a people's name leads to: its capital ("the Afghan capital"), its land ("Ukrainian cities").

    With `receivers`, for help, also the country of those helped ("the Afghan army").
    """
    found = []
    book = gazetteer()
    for span in spans:
        if span.demonym is None:
            continue
        start, end = span.start - offset, span.end - offset
        capital, forces, land = _CAPITAL.match(text, end), _FORCES.match(text, end), _LAND.match(text, end)
        match = capital or (forces if receivers else None) or land
        if match is None:
            continue
        far = match.end()
        place = book.capital(span.demonym) if capital else book.country(span.demonym)
        named = PlaceSpan(span.start, offset + far, text[start:far], span.start, span.end, span.rows, place=place)
        found.append(named)
    return found


_POINTING = re.compile(
    r"\b(?:the|this|that)\s+(?:(?:whole|entire|embattled|besieged|war-torn|stricken|occupied)\s+)?"
    r"(country|nation|city|capital|town|village|region|province|enclave|territory|island|district|state)"
    r"(?=[’']s\b|(?!\s+of\b)(?:\s+[a-z]|[,.;:!?)]|$))",
    re.IGNORECASE,
)
_KINDS = {
    "country": ("country",), "nation": ("country",), "city": ("settlement",), "capital": ("settlement",),
    "town": ("settlement",), "village": ("settlement",), "region": ("admin1", "area"), "province": ("admin1",),
    "enclave": ("admin1", "area"), "territory": ("admin1", "area"), "island": ("area", "admin1"), "district": (),
    "state": ("admin1",),
}  # fmt: skip


def _antecedent(kind: str, span: PlaceSpan) -> tuple[GazetteerPlace | None, str]:
    """The place that "the" + `kind` means when `span` was the last name of a place, and the words for it."""
    book = gazetteer()
    place = span.place
    if kind in ("country", "nation") and span.demonym:
        return book.country(span.demonym), ""
    if place is None:
        return None, ""
    if kind == "capital":
        seat = book.capital(place.country or "")
        return (seat, span.text if seat == place else "") if place.kind == "country" or seat == place else (None, "")
    return (place, span.text) if place.kind in _KINDS[kind] and span.word != "district" else (None, "")


def pointing_places(text: str, offset: int, earlier: list[PlaceSpan], here: list[PlaceSpan]) -> list[PlaceSpan]:
    """Places that "the city", "the country" and the like point to: the last place of that kind named before.

    `earlier` are the places of the sentences before, `here` those of this one.
    """
    found = []
    for match in _POINTING.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        for span in reversed([*earlier, *(span for span in here if span.end <= start)]):
            place, shown = _antecedent(match[1].lower(), span)
            if place is not None:
                found.append(PlaceSpan(start, end, shown or place.name, start, end, (place.row,), place=place))
                break
    return found
