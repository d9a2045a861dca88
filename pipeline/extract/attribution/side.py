"""For whom a speaker speaks.

Belongs here: the side that the words of a speaker's phrase tell. Not here: finding the phrase (`speakers`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.extract.lexicon.any_word import any_word
from pipeline.extract.lexicon.load import LexiconError, data_lines
from pipeline.extract.parties.finder import find_parties

FILE, PEOPLE = "attribution_independent.txt", "parties_people.txt"


_WORD = re.compile(r"\w+")
_WEIGHT = {"group": 0, "place": 2}
"""A group before the country it is in, and a place only where nothing else tells."""


@cache
def _independent() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the names (as written or in capitals) and of the words. Raises LexiconError for an empty entry."""
    names: list[str] = []
    words: list[str] = []
    for place, line in data_lines(FILE):
        for entry in line.split(","):
            name = entry.strip()
            if not name:
                raise LexiconError(f"{place}: an empty name between commas")
            (words if name.islower() else names).append(name)
    upper = sorted(map(re.escape, {*names, *(name.upper() for name in names)}), key=len, reverse=True)
    return (
        re.compile(rf"(?<![\w.])(?:{'|'.join(upper)})(?!\w)"),
        re.compile(any_word(words)),
    )


@cache
def _people() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of people's names and the party of each. Raises LexiconError for a malformed row or a name twice."""
    found: dict[str, str] = {}
    for place, line in data_lines(PEOPLE):
        party, bar, cells = line.partition("|")
        for name in cells.split(","):
            if not bar or not name.strip() or name.strip().lower() in found:
                raise LexiconError(f"{place}: a row is PARTY | NAMES, each name once; {name.strip()!r} is not")
            found[name.strip().lower()] = party.strip()
    names = "|".join(sorted(map(re.escape, found), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?!\w)", re.IGNORECASE), found


@cache
def _first_names() -> frozenset[str]:
    """The word with which each name begins; without one of them a phrase holds none."""
    return frozenset(_WORD.findall(name)[0] for name in _people()[1])


def is_known_person(name: str) -> bool:
    """Whether a name is that of somebody who is known to speak for a party ("Zelensky")."""
    return _people()[0].fullmatch(name) is not None


@lru_cache(maxsize=8192)
def side_of(phrase: str) -> str | None:
    """The party whose voice a phrase is: an ISO country code, a group, `independent`; None where the words do not tell.

    >>> side_of("the Russian Defence Ministry")
    'RU'
    >>> side_of("a UN report")
    'independent'
    """
    if "@" in phrase:
        phrase = phrase.replace("@", " ").replace("_", " ")
    names, words = _independent()
    if names.search(phrase) or words.search(phrase):
        return "independent"
    spans = find_parties(phrase)
    if spans:
        return min(spans, key=lambda span: _WEIGHT.get(span.form, 1)).party
    if _first_names().isdisjoint(_WORD.findall(phrase.lower())):
        return None
    people, party_of = _people()
    named = people.search(phrase)
    return party_of[named.group().lower()] if named else None
