"""The currencies: the signs, words and codes by which a sum of money is known.

Belongs here: the table of `lexicon/currencies.txt`. Not here: sums in text (`money`), exchange rates (`amounts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .inflect import plural
from .lexicon import LexiconError, data_lines


@dataclass(frozen=True, slots=True)
class Currencies:
    """Signs before a number, words behind it (one to three, joined by a space), each to its ISO 4217 code; and the
    codes, in lower case, that stand on either side."""

    signs: dict[str, str]
    words: dict[str, str]
    codes: frozenset[str]


@cache
def currencies() -> Currencies:
    """The currencies of `lexicon/currencies.txt`.

    Raises:
        LexiconError: the file holds a mistake.
    """
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    codes: set[str] = set()
    for place, line in data_lines("currencies.txt"):
        parts = [p.strip() for p in line.split("|")]
        if len(parts) != 3 or len(parts[0]) != 3 or not parts[0].isupper():
            raise LexiconError(f"{place}: a currency is CODE | SIGNS | WORDS with a three-letter code")
        code = parts[0]
        codes.add(code.lower())
        for sign in filter(None, (s.strip() for s in parts[1].split(","))):
            signs.setdefault(sign, code)
        for word in filter(None, (w.strip() for w in parts[2].split(","))):
            words.setdefault(word, code)
            words.setdefault(plural(word), code)
    return Currencies(signs, words, frozenset(codes))
