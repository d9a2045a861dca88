"""Persons' names in text that is all in capitals, where a capital letter tells no name.

Belongs here: how far such a name goes from a given name that is known. Not here: the given names
(`lexicon/places_words.txt`), whether capitalised words name a person (`names`).
"""

from __future__ import annotations

from pipeline.extract.names import PARTICLES, name_words
from pipeline.extract.places.words import words
from pipeline.extract.units.scan import Scan

_PARTS = PARTICLES | {"y"}
_NO_NAME_BEHIND = frozenset(
    {"san", "santa", "santo", "saint", "st", "port", "puerto", "villa", "fort", "ciudad", "cape"}
)
"""Words before a given name that make it one of a place."""
_VERBAL_ENDINGS = ("ed", "ing", "ly", "tion")
"""Endings of everyday words that no list holds."""
_MOST_WORDS = 5


def end_of_name(scan: Scan, at: int) -> int:
    """The token behind the name that begins at a token; the token itself where none does: a given name, and one to four
    words more that mean nothing else."""
    if not _is_given(scan, at) or (at and scan.words[at - 1] in _NO_NAME_BEHIND):
        return at
    stop = end = at + 1
    while stop < min(scan.size, at + _MOST_WORDS + 1):
        word = scan.words[stop]
        if word in _PARTS or _is_initial(scan, stop):
            stop += 1
        elif _is_name_word(scan, stop):
            stop = end = stop + 1
        else:
            break
        if scan.possessive(stop - 1):
            break
    return end if end > at + 1 else at


def _is_initial(scan: Scan, at: int) -> bool:
    """Whether a token is an initial, or the full stop behind one."""
    word = scan.words[at]
    if word == ".":
        return len(scan.words[at - 1]) == 1
    return len(word) == 1 and word.isalpha() and scan.facts[at].code is None


def _is_given(scan: Scan, at: int) -> bool:
    return scan.words[at] in words().given_names and _means_nothing_else(scan, at) and not scan.possessive(at)


def _is_name_word(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    if word in words().given_names:
        return _means_nothing_else(scan, at)
    unknown = word.replace("-", "").isalpha() and len(word) > 1 and _means_nothing_else(scan, at)
    return unknown and not word.endswith(_VERBAL_ENDINGS) and word not in name_words()["organisation"]


def _means_nothing_else(scan: Scan, at: int) -> bool:
    facts = scan.facts[at]
    return facts.code is None and facts.noun is None and not facts.verbs and not facts.states and at not in scan.figures
