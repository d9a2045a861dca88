"""For whom a speaker speaks.

Belongs here: the side that the words of a speaker's phrase tell. Not here: finding the phrase (`attribution_speakers`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .lexicon import LexiconError, data_lines
from .parties_finder import find_parties

FILE = "attribution_independent.txt"


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
            (words if name.islower() else names).append(re.escape(name))
    upper = sorted({*names, *(name.upper() for name in names)}, key=len, reverse=True)
    return (
        re.compile(rf"(?<![\w.])(?:{'|'.join(upper)})(?!\w)"),
        re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE),
    )


@lru_cache(maxsize=8192)
def side_of(phrase: str) -> str | None:
    """The party whose voice a phrase is: an ISO country code, a group, `independent`; None where the words do not tell.

    >>> side_of("the Russian Defence Ministry")
    'RU'
    >>> side_of("a UN report")
    'independent'
    """
    names, words = _independent()
    if names.search(phrase) or words.search(phrase):
        return "independent"
    spans = find_parties(phrase)
    own = [span for span in spans if span.form != "place"] or spans
    return own[0].party if own else None
