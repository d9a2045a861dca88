"""The parties of the world's conflicts: states and armed groups, with the words that name them.

Belongs here: loading and checking `lexicon/parties_*.txt`. Not here: finding the words in text (`finder`) and
deciding who did it (`parties`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from pipeline.extract.lexicon.load import LexiconError, data_lines

COUNTRIES, GROUPS, PLACES = "parties_countries.txt", "parties_groups.txt", "parties_places.txt"
PartyForm = Literal["name", "demonym", "people", "metonym", "group", "place"]
"""A name of the state, its adjective, its people in the plural, a seat of power, a group, a place in the state."""

_SIBILANT = ("s", "sh", "ch", "ese", "ish", "men", "é")


@dataclass(frozen=True, slots=True)
class PartyWord:
    """One word or name that stands for a party."""

    text: str
    """As it is written, with straight apostrophes."""
    party: str
    """ISO 3166-1 alpha-2 code, or the name of a group."""
    form: PartyForm
    lower: bool
    """Matched in lower case too."""


def _cells(name: str, count: int) -> Iterator[tuple[str, list[str]]]:
    for place, line in data_lines(name):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != count or not cells[0]:
            raise LexiconError(f"{place}: a row has {count} cells parted by '|', found {len(cells)}")
        yield place, cells


def _words(place: str, cell: str, party: str, form: PartyForm) -> Iterator[PartyWord]:
    for part in cell.split(",") if cell else ():
        text = part.strip().replace("’", "'")
        if not text.strip("~"):
            raise LexiconError(f"{place}: an empty name between commas")
        yield PartyWord(text.lstrip("~"), party, form, text.startswith("~"))


def _plurals(words: list[PartyWord]) -> Iterator[PartyWord]:
    for word in words:
        if not word.text.endswith(_SIBILANT):
            yield PartyWord(word.text + "s", word.party, "people", word.lower)


def _country_words() -> Iterator[tuple[str, PartyWord]]:
    for place, (code, names, demonyms, metonyms) in _cells(COUNTRIES, 4):
        if not re.fullmatch("[A-Z]{2}", code):
            raise LexiconError(f"{place}: {code!r} is no ISO 3166-1 alpha-2 code")
        people = list(_words(place, demonyms, code, "demonym"))
        for word in (
            *_words(place, names, code, "name"),
            *people,
            *_plurals(people),
            *_words(place, metonyms, code, "metonym"),
        ):
            yield place, word


def _group_words() -> Iterator[tuple[str, PartyWord]]:
    for place, (name, aliases, state) in _cells(GROUPS, 3):
        if state and not re.fullmatch("[A-Z]{2}", state):
            raise LexiconError(f"{place}: the state {state!r} is no ISO 3166-1 alpha-2 code")
        given = list(_words(place, aliases, state or name, "group"))
        if name not in {word.text for word in given}:
            given.append(PartyWord(name.replace("’", "'"), state or name, "group", False))
        for word in given:
            yield place, word


def _place_words() -> Iterator[tuple[str, PartyWord]]:
    for place, (code, names) in _cells(PLACES, 2):
        for word in _words(place, names, code, "place"):
            yield place, word


@cache
def party_words() -> Mapping[str, PartyWord]:
    """All words that stand for a party, keyed by the word in lower case.

    Raises LexiconError with file and line for a malformed row, or a word that stands for two parties or stands twice.
    """
    found: dict[str, PartyWord] = {}
    seen: set[str] = set()
    for rows in (_country_words(), _group_words(), _place_words()):
        for place, word in rows:
            key = word.text.lower()
            known = found.get(key)
            twice = word.text in seen and word.form != "people"  # "Philippines" is also a regular plural
            if twice or (known is not None and known.party != word.party):
                raise LexiconError(f"{place}: {word.text!r} already stands for {found[key].party}")
            seen.add(word.text)
            if known is None or (word.lower and not known.lower):
                found[key] = word
    return MappingProxyType(found)
