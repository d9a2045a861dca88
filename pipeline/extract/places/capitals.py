"""Places that no list has, in text all in capitals, where a capital letter tells no name.

Belongs here: "TOWN OF DOLNA", "EL TABLON CANTON", "CERRO PELON", told by the words around them. Not here: text in small
letters (`unlisted`), names of the gazetteer (`spans`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.names import kind_of
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.words import words
from pipeline.extract.word_facts import FACTS
from pipeline.gazetteer.fold import fold_name

_ARTICLES = "EL|LA|LAS|LOS|SAN|SANTA|SANTO"
_LEAD = WordPattern(
    r"\b(?:(?:<TOWN_KIND>|MAYOR)S? (?:OF|CALLED|NAMED) (?:THE )?"
    r"|<SPANISH_KIND> (?!OF\b)"
    rf"|(?:IN|AT|NEAR|OUTSIDE|FROM|TOWARDS?|AROUND) (?:THE )?(?=(?:{_ARTICLES}) [A-Z])"
    r"|(?:OF|ON|IN|NEAR|AT) THE (?=[A-Z'’]+ (?:VOLCANO|RIVER)\b)"
    rf"|THE (?=(?:{_ARTICLES}) [A-Z]))"
)
"""What a name stands behind: a kind of place, a Spanish word for one, a preposition before a Spanish article."""
_BEHIND = WordPattern(r" <KIND_IN_CAPITALS>\b")
_PROVINCE = WordPattern(r"\b(?:IN|NEAR|OF|FROM|OUTSIDE|AROUND|AND) ((?:[A-Z][A-Z'’-]+ ){1,2}?)<PROVINCE_KIND>\b")
_BEFORE_REGION = re.compile(
    r".*\b(?:IN|NEAR|AT|OUTSIDE|FROM|AROUND|OF) ([A-Z][A-Z'’ -]{2,30}?)(?:, (?:IN )?| IN )(?:THE )?$"
)
_FAR = 60
"""Characters between such a preposition and the region."""
_BEFORE_WHERE = re.compile(
    r"\b(?:IN|NEAR|AT|OUTSIDE) (?=([A-Z][A-Z'’ -]{2,30}?)"
    r"(?:,? WHERE\b|, (?:ABOUT |SOME )?\d[\d.]* (?:MILES|KM|KILOMET(?:ER|RE)S)\b"
    r"|, AN? (?:[A-Z]+ )?(?:TOWN|VILLAGE|HAMLET|SUBURB)\b))"
)
"""The name stands in a lookahead, since it may hold another preposition: "AT A JEEP NEAR DOLNA, 30 MILES"."""
_WORD = re.compile(r"[A-Z][A-Z'’-]*")
_PARTICLES = frozenset({"EL", "LA", "LAS", "LOS", "SAN", "SANTA", "SANTO", "DE", "DEL", "Y"})
_VERBAL_ENDINGS = ("ED", "ING", "LY", "TION")
"""Endings of everyday words that no list holds."""
_MOST_WORDS = 3
"""Words of a name beside its particles."""
_SHORT = 3


def places_in_capitals(text: str, offset: int, known: list[PlaceSpan]) -> list[PlaceSpan]:
    """The names in the sentence `text` (at `offset` of its field) that no span in `known` covers; unresolved."""
    found: list[PlaceSpan] = []
    for start, end, far in (*_led(text), *_regions(text), *_inside(text, offset, known)):
        free = not any(span.start < far + offset and start + offset < span.end for span in (*known, *found))
        if free:
            found.append(PlaceSpan(start + offset, far + offset, text[start:far], start + offset, end + offset, ()))
    return found


def _led(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end of the name, end with the kind behind it) of each name that a word leads to."""
    for match in _LEAD.compiled.finditer(text):
        start = match.end()
        end = _end_of_name(text, start)
        if end == start:
            continue
        kind = _BEHIND.compiled.match(text, end)
        lead = match[0].split(" ", 1)[0]
        if lead == "THE" and kind is None:
            continue
        if fold_name(lead) in ("cerro", "barangay"):
            start = match.start()
        yield start, end, kind.end() if kind else end


def _inside(text: str, offset: int, known: list[PlaceSpan]) -> Iterator[tuple[int, int, int]]:
    """The same of each name behind a preposition with the region, "where" or a distance behind it: "NEAR DOLNA, IN
    KARST DEPARTMENT", "AT DOLNA, WHERE"."""
    for match in _BEFORE_WHERE.finditer(text):
        if (end := _end_of_name(text, match.start(1))) == match.end(1):
            yield match.start(1), end, end
    for span in known:
        if span.word not in ("region", "district"):
            continue
        before = _BEFORE_REGION.match(text, max(0, span.start - offset - _FAR), span.start - offset)
        if before is not None and (end := _end_of_name(text, before.start(1))) == before.end(1):
            yield before.start(1), end, end


def _end_of_name(text: str, start: int) -> int:
    """Where the name ends that begins at `start`: `start` itself where the words there are no name."""
    at = end = start
    named = 0
    while named < _MOST_WORDS and (match := _WORD.match(text, at)) is not None:
        word = match[0]
        if word in _PARTICLES:
            if word == "Y" and not named:
                break
        elif _means_something(word) or len(word) < _SHORT:
            break
        else:
            named, end = named + 1, match.end()
        if word.endswith(("'S", "’S")) or text[match.end() : match.end() + 1] != " ":
            break
        at = match.end() + 1
    return end


def _means_something(word: str) -> bool:
    """Whether a word is an everyday one and so no part of a name."""
    folded, lists = word.lower(), words()
    if word.endswith(_VERBAL_ENDINGS) or kind_of(folded) or folded in lists.titles:
        return True
    if folded in lists.between_words or folded in lists.neutral_capitals or folded in lists.directions:
        return True
    facts = FACTS[folded]
    return bool(facts.code or facts.noun or facts.verbs or facts.states or facts.number)


def _regions(text: str) -> Iterator[tuple[int, int, int]]:
    """The same of each name between a preposition and "PROVINCE" or another such word."""
    for match in _PROVINCE.compiled.finditer(text):
        name = match[1].rstrip()
        lists = words()
        other = lists.between_words | lists.neutral_capitals | lists.directions
        if other.isdisjoint(word.lower() for word in name.split(" ")):
            yield match.start(1), match.start(1) + len(name), match.end()
