"""The word for the kind of a place beside its name: behind it, before "of", or behind its comma.

Belongs here: finding that word. Not here: what kinds there are (`words`), whether the name is a place (`spans`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.names import kind_of
from pipeline.extract.places.typography import Line, capital, word_after, word_before
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import Name, gazetteer

_OF_NAME = re.compile(r"\s+of\s+[A-Z]")
_OF_COUNTRY = re.compile(r" of ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_WHOLE = ("country", "admin1", "area")
_REPUBLICS = ("country",)
_ISLANDS = ("country", "admin1", "area")
_APPOSED = WordPattern(
    r", (?:an? |the )(?:[a-z-]+ ){0,2}(<apposed_kind>)"
    r"(?=[,.;]| (?:in|near|about|some|on|that|which|where|with|bordering|close|along|north|south|east|west|\d))"
)


@cache
def _kind_pattern() -> re.Pattern[str]:
    """A kind word behind a name, "city" before it aside ("Kyiv city region")."""
    lists = words()
    kinds = lists.region_words | lists.district_words | lists.city_words | lists.site_words
    listed = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True)).replace(r"\ ", r"\s")
    return re.compile(rf"(?: city)? ({listed})(?![\w-])", re.IGNORECASE)


@cache
def _kind_starts() -> frozenset[str]:
    """First three letters of the kind words, to look no further where none follows."""
    lists = words()
    every = lists.region_words | lists.district_words | lists.city_words | lists.site_words
    return frozenset(word[:3] for word in every)


def with_kind_word(text: str, line: Line, end: int, name: Name) -> tuple[str, int]:
    """Kind of the word behind a name, and where that word ends.

    "Texas Department of", "US State Department" and "the West Bank city of" have none.
    """
    if text[end + 1 : end + 4].lower() not in _kind_starts():
        return "", end
    match = _kind_pattern().match(text, end, line.end)
    if not match:
        return "", end
    word, far = " ".join(match[1].lower().split()), match.end()
    kind, after = kind_of(word), word_after(text, far)
    if _OF_NAME.match(text, far) and not (kind == "region" and _is_of_country(text, far)):
        return "", end
    if kind == "city" and all(gazetteer().place(row).kind in _WHOLE for row in name.rows):
        return "", end
    proper = match[1][0].isupper() and not line.loose and (after == "of" or capital(after))
    if word in ("state", "department", "republic") and (proper or text[far : far + 2] in ("'s", "’s")):
        return "", end
    return kind, far


def _is_of_country(text: str, far: int) -> bool:
    """Whether a country is named behind "of", in which the region then lies: "the Kherson region of Ukraine"."""
    match = _OF_COUNTRY.match(text, far)
    found = gazetteer().look_up(fold_name(match[1])) if match is not None else None
    return found is not None and any(gazetteer().place(row).kind == "country" for row in found.rows)


def kind_apposed(text: str, end: int) -> str:
    """Kind that the words behind a name and its comma tell: "Nigeria's Plateau, a state in the centre"."""
    match = _APPOSED.compiled.match(text, end)
    return kind_of(match[1]) if match else ""


def kind_before(text: str, start: int, name: Name) -> str:
    """Kind of the word before "of" and a name: "department of Meta"; of a whole country or region its
    own style is none ("Republic of Chad", "the island of Bali")."""
    word = word_before(text, start - 3).lower()
    kinds = _ISLANDS if word == "island" else _REPUBLICS if word == "republic" else ()
    whole = kinds and any(gazetteer().place(row).kind in kinds for row in name.rows)
    return "" if whole else kind_of(word)
