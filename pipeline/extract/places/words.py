"""The words that place-finding goes by, read once from `lexicon/places_words.txt`.

Belongs here: loading and refusing. Not here: what the words decide (`spans`, `roles`, `link`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path

_SECTION = re.compile(r"\[(\w+)\]")


class PlaceWordsError(ValueError):
    """The file of words holds a mistake; the message names file and line."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """One set of folded words for each section of the file, whose head says what each is."""

    region_words: frozenset[str]
    district_words: frozenset[str]
    city_words: frozenset[str]
    site_words: frozenset[str]
    directions: frozenset[str]
    at_words: frozenset[str]
    to_words: frozenset[str]
    from_words: frozenset[str]
    help_words: frozenset[str]
    strike_words: frozenset[str]
    stricken_words: frozenset[str]
    between_words: frozenset[str]
    agent_verbs: frozenset[str]
    titles: frozenset[str]
    name_heads: frozenset[str]
    event_nouns: frozenset[str]
    ground_nouns: frozenset[str]
    label_nouns: frozenset[str]
    seat_nouns: frozenset[str]
    local_nouns: frozenset[str]
    given_names: frozenset[str]
    organisation_words: frozenset[str]
    party_nouns: frozenset[str]
    neutral_capitals: frozenset[str]
    acronyms: frozenset[str]
    adverbs: frozenset[str]
    shared_nouns: frozenset[str]
    bombing_nouns: frozenset[str]
    from_afar: frozenset[str]
    bombing_verbs: frozenset[str]
    assault_nouns: frozenset[str]
    auxiliaries: frozenset[str]
    suffering_words: frozenset[str]
    place_tails: frozenset[str]
    region_names: frozenset[str]
    first_regions: frozenset[str]
    away_nouns: frozenset[str]
    messages: frozenset[str]
    receiving: frozenset[str]
    way_nouns: frozenset[str]
    strike_nouns: frozenset[str]
    hospital_nouns: frozenset[str]
    hospital_staff: frozenset[str]
    harm_words: frozenset[str]
    befallen: frozenset[str]
    speech_verbs: frozenset[str]
    confirming_verbs: frozenset[str]
    coming_words: frozenset[str]
    raiders: frozenset[str]
    built_nouns: frozenset[str]
    time_words: frozenset[str]
    body_nouns: frozenset[str]
    distance_words: frozenset[str]
    portfolios: frozenset[str]
    ministries: frozenset[str]
    fight_nouns: frozenset[str]
    nearness_words: frozenset[str]
    adjoining_words: frozenset[str]
    no_way_words: frozenset[str]
    raging_words: frozenset[str]
    carrying_words: frozenset[str]
    introducing_nouns: frozenset[str]
    clause_words: frozenset[str]
    town_heads: frozenset[str]
    travellers: frozenset[str]
    belonging_nouns: frozenset[str]
    reports: frozenset[str]
    return_words: frozenset[str]
    shore_nouns: frozenset[str]
    coast_nouns: frozenset[str]
    group_nouns: frozenset[str]
    small_place_heads: frozenset[str]
    faiths: frozenset[str]
    peoples: frozenset[str]
    envoys_seats: frozenset[str]
    envoys_buildings: frozenset[str]
    of_counties: frozenset[str]
    of_territories: frozenset[str]
    blame_verbs: frozenset[str]


def parse_words(text: str, name: str) -> PlaceWords:
    """The words in `text`. Raises `PlaceWordsError` for an unknown, missing or empty section and for a stray line."""
    known = {field.name for field in fields(PlaceWords)}
    sections: dict[str, set[str]] = {}
    current: set[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if match := _SECTION.fullmatch(line):
            if match[1] not in known:
                raise PlaceWordsError(f"{name}, line {number}: unknown section [{match[1]}]")
            current = sections.setdefault(match[1], set())
        elif current is None:
            raise PlaceWordsError(f"{name}, line {number}: comes before the first section")
        elif line != line.lower():
            raise PlaceWordsError(f"{name}, line {number}: words are written in lower case")
        else:
            current.update(word.replace("_", " ") for word in line.split())
    if lacking := sorted(section for section in known if not sections.get(section)):
        raise PlaceWordsError(f"{name}: nothing in section [{lacking[0]}]")
    return PlaceWords(**{section: frozenset(words) for section, words in sections.items()})


@cache
def words() -> PlaceWords:
    """The words of the project's own file."""
    path = files("pipeline.extract.lexicon") / "places_words.txt"
    return parse_words(path.read_text("utf-8"), Path(str(path)).name)
