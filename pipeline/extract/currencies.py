"""The currencies: the signs, words and codes by which a sum of money is known.

Belongs here: the table of `lexicon/currencies.txt`, and what of it stands before a number. Not here: sums in text
(`money`), exchange rates (`amounts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.extract.lexicon.inflect import plural
from pipeline.extract.lexicon.load import LexiconError, data_lines
from pipeline.extract.tokens import Tokens

_NO_CODES = frozenset({"all", "bam", "bob", "cop", "pen", "top"})
"""Codes that are words or other names more often than money ("COP 28")."""
OF_DOLLARS = frozenset({"US", "NZ", "HK"})
"""Short names that may stand apart from their dollar sign."""


@dataclass(frozen=True, slots=True)
class Currencies:
    """Signs before a number, words behind it (one to three, joined by a space), each to its ISO 4217 code; and the
    codes, in lower case, that stand on either side."""

    signs: dict[str, str]
    words: dict[str, str]
    codes: frozenset[str]
    first_words: frozenset[str]
    """With which a name of `words` begins."""


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
        if code.lower() not in _NO_CODES:
            codes.add(code.lower())
        for sign in filter(None, (s.strip() for s in parts[1].split(","))):
            signs.setdefault(sign, code)
        for word in filter(None, (w.strip() for w in parts[2].split(","))):
            words.setdefault(word, code)
            words.setdefault(plural(word), code)
    return Currencies(signs, words, frozenset(codes), frozenset(word.split(" ")[0] for word in words))


def currency_before(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """(ISO 4217 code, first token) of the sign or code right before the number at a token: "$", "EUR", "Rs."; a sign of
    one letter counts only where it is glued to the number ("P5 million")."""
    if not at:
        return None
    known, first = currencies(), at - 1
    if tokens.folded[first] == "." and first and tokens.folded[first - 1] in known.signs:
        first -= 1
    word = tokens.folded[first]
    if word == "$" and first and tokens.words[first - 1] in OF_DOLLARS:
        return known.signs[f"{tokens.words[first - 1].lower()}$"], first - 1  # "US $5 million"
    if word in known.signs:
        loose = len(word) == 1 and word.isalpha() and tokens.ends[first] < tokens.starts[at]
        return None if loose else (known.signs[word], first)
    return (word.upper(), first) if word in known.codes and tokens.words[first].isupper() else None
