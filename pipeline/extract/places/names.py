"""Names that only look like places: people, storms and ships, organisations, everyday words.

Belongs here: what the capitalised words beside a name make of it. Not here: matching the gazetteer (`spans`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.places.typography import Line, capital, word_before
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import Name, gazetteer

BIG = 300_000
"""Persons. A place of this size keeps its name beside an unknown capitalised word; a smaller one is a surname there."""

_WORDS = 50_000
"""Words whose meaning is remembered."""
_IN_REGION = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_TOWN_OF = re.compile(
    r"\b(?:town|city|village|settlement|port|capital|out|province|region|district|governorate|state|county|department|"
    r"island)\s+of\s+$"
)
_SEVERAL = re.compile(r"\s+\S+S(?!\w)")
_QUAKE = re.compile(r"\s(?:earth)?quake", re.IGNORECASE)


def big(name: Name) -> bool:
    """Whether a name can mean a country, a region or a large city."""
    return any(
        place.population >= BIG or place.kind in ("country", "admin1", "district", "area", "water")
        for place in map(gazetteer().place, name.rows)
    )


@lru_cache(maxsize=_WORDS)
def kind_of(word: str) -> str:
    """`region`, `district`, `city` or `site` for a folded word of that kind, else nothing."""
    lists = words()
    for kind, known in (
        ("region", lists.region_words),
        ("district", lists.district_words),
        ("city", lists.city_words),
        ("site", lists.site_words),
    ):
        if word in known:
            return kind
    return ""


@lru_cache(maxsize=_WORDS)
def is_people(word: str) -> bool:
    """Whether a folded word is a demonym."""
    found = gazetteer().look_up(word)
    return found is not None and bool(found.rows) and gazetteer().place(found.rows[0]).kind == "demonym"


@lru_cache(maxsize=_WORDS)
def known_capital(word: str) -> bool:
    """Whether a capitalised word is itself a place or a people, or says nothing."""
    folded = fold_name(word.rstrip(".").removesuffix("'s").removesuffix("’s"))
    lists = words()
    return (
        folded in lists.neutral_capitals
        or folded in lists.directions
        or bool(kind_of(folded))
        or ((found := gazetteer().look_up(folded)) is not None and not found.everyday)
    )


@lru_cache(maxsize=_WORDS)
def _role(word: str) -> bool:
    """Whether a capitalised word behind a name is an office or an organisation's ("Kyiv Mayor", "Texas Department")."""
    lists = words()
    folded = fold_name(word)
    return folded in lists.titles or folded in lists.organisation_words or folded in lists.party_nouns


_INTRODUCED = re.compile(r", ([^,.;:]{4,70}),")
"""Behind a name: what introduces a person ("…, the Dolna governor's spokesman,")."""
_FIRST_NAME = re.compile(r"[A-Z][a-z]{2,}(?<!ing)(?<!ed)(?<!ern)(?<!ly)(?:-[A-Z][a-z]{2,})?$")
"""A word at the head of a sentence that may be a given name."""


def is_introduced(text: str, line: Line, end: int, before: str, name: Name) -> bool:
    """Whether a town's name behind a capitalised word is the surname of one whose office is told behind it."""
    if (
        not _FIRST_NAME.match(before)
        or known_capital(before)
        or any(gazetteer().place(r).kind in _WIDE for r in name.rows)
    ):
        return False
    lists = words()
    other = lists.at_words | lists.to_words | lists.from_words | lists.between_words
    return fold_name(before) not in other and _office_behind(text, end, line)


def is_forename(text: str, line: Line, end: int, before: str, after: str, name: Name) -> bool:
    """Whether a town's name before a capitalised word is the given name of one who spoke, by the verb before it, or
    whose office is told behind them."""
    if not _FIRST_NAME.match(after) or known_capital(after) or _role(after):
        return False
    if any(gazetteer().place(row).kind in _WIDE for row in name.rows):
        return False
    if before in _SAYING:
        return True
    return _office_behind(text, end + 1 + len(after), line)


def _office_behind(text: str, end: int, line: Line) -> bool:
    """Whether what stands between commas behind a name that ends there is a person's office, and no clause."""
    told = _INTRODUCED.match(text, end, line.end)
    if told is None:
        return False
    apposed = {fold_name(word).removesuffix("'s") for word in re.findall(r"[\w'-]+", told[1].replace("’", "'"))}
    lists = words()
    offices = lists.introducing_nouns | lists.titles
    return not offices.isdisjoint(apposed) and lists.clause_words.isdisjoint(apposed)


_SAYING = frozenset({"said", "says", "added"})
"""Verbs behind which a speaker stands."""
_WIDE = frozenset({"country", "admin1", "area", "water"})


def part_of_other(line: Line, start: int, folded: str, name: Name, before: str, after: str) -> bool:
    """Whether the words `before` and `after` a name, one of which is capitalised or the whole line, make it part of
    something else: a person, a ship."""
    lists = words()
    if capital(before) or line.capitals:
        previous = fold_name(before)
        if previous in lists.given_names and previous not in lists.neutral_capitals:
            return True
        if previous in lists.town_heads and not kind_of(previous):
            return True  # "Puerto Jordan"
        if previous in lists.name_heads or (previous in lists.titles and fold_name(after) not in lists.titles):
            return True
    person = capital(after) and folded in lists.given_names and not known_capital(after)
    if line.loose:
        return person and not big(name)
    if person:
        return True
    if capital(after) and fold_name(after) in lists.place_tails:
        return True
    if capital(before) and not known_capital(before) and start - len(before) - 1 > line.start:
        return not big(name)
    return capital(after) and not known_capital(after) and not _role(after) and not big(name)


def said_to_be_place(text: str, line: Line, start: int, end: int, kind: str) -> bool:
    """Whether the text itself says that an everyday word is a place ("in Bath", "Paradise, California")."""
    if line.capitals and kind and (word_before(text, start) == "THE" or _SEVERAL.match(text, end)):
        return False  # "IN THE SAME DISTRICT", "IN MOST PROVINCES"
    if kind in ("region", "district") or _QUAKE.match(text, end):
        return True
    if line.loose:
        return False
    behind = _IN_REGION.match(text, end)
    if behind and (region := gazetteer().look_up(fold_name(behind[1]))) is not None:
        return any(gazetteer().place(row).kind in ("admin1", "district", "country") for row in region.rows)
    previous = word_before(text, start).lower()
    return previous in ("in", "near", "outside") or (
        previous == "of" and _TOWN_OF.search(text, max(line.start, start - 24), start) is not None
    )
