"""Find the words that name a party in a text.

Belongs here: spans of party words and the party of a single name. Not here: the words themselves
(`lexicon`) and who did what to whom (`parties`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.extract.parties.lexicon import PartyForm, PartyWord, party_words

_LONGEST_OF_DOLLARS = 3
"""Letters of what may stand before "$" to say whose dollars they are."""
_PREFIXES = ("anti-", "non-", "pro-")


@dataclass(slots=True)
class PartySpan:
    """A word of a party in a text; `text[start:end]` is the word without a possessive ending."""

    start: int
    end: int
    party: str
    form: PartyForm


@cache
def _finder() -> tuple[Any, tuple[PartyWord, ...]]:
    words = tuple(party_words().values())
    return AhoCorasick([word.text.lower() for word in words], matchkind=MatchKind.LeftmostLongest), words


def _lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    lower = text.replace("’", "'").lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _matches(text: str) -> Iterator[tuple[int, int, PartyWord]]:
    """(start, end, word) of all party words in a text, from left to right, none inside another."""
    automaton, words = _finder()
    low = _lower(text)
    for index, start, end in automaton.find_matches_as_indexes(low):
        if (start and (low[start - 1].isalnum() or low[start - 1] == "@")) or low[end : end + 1].isalnum():
            continue
        if "$" in low[end : end + 2] and end - start <= _LONGEST_OF_DOLLARS and text[start:end].isupper():
            continue  # "US$5m" names a currency
        if start and low[start - 1] == "-" and low[:start].endswith(_PREFIXES):
            continue
        word = words[index]
        if not word.lower and not any(c.isupper() for c in text[start : start + 4]):
            continue
        if word.text == "US" and text[start:end] != "US":
            continue
        yield start, end, word


def find_parties(text: str) -> list[PartySpan]:
    """All party words in a text, from left to right, none inside another; offsets in characters of `text`."""
    return [PartySpan(start, end, word.party, word.form) for start, end, word in _matches(text)]


def party_spellings(text: str) -> list[tuple[int, int, str]]:
    """(start, end, as it is printed) of each party word in a text that is all in capitals."""
    return [(start, end, word.text) for start, end, word in _matches(text)]


@lru_cache(maxsize=4096)
def party_of_name(text: str) -> PartySpan | None:
    """The party that a whole phrase names ("the United Arab Emirates", "Kyiv", "Hamas"), None for any other phrase."""
    first = 4 if text[:4].lower() == "the " else 0
    for span in find_parties(text):
        if span.start == first and span.end == len(text) and span.form != "place":
            return span
    return None
