"""Names of bodies whose words would be read as something else ("Doctors Without Borders"), bound to one token.

Belongs here: the list of such names and finding them among tokens. Not here: names that capitals tell (`speakers`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.extract.lexicon.load import LexiconError, data_lines
from pipeline.extract.tokens import Tokens

FILE = "attribution_names.txt"

_Rest = tuple[str, ...]


@cache
def _names() -> dict[str, tuple[_Rest, ...]]:
    """First word, as written → the words that go on, longest first. Raises LexiconError with file and line."""
    found: dict[str, list[_Rest]] = {}
    for place, line in data_lines(FILE):
        for entry in line.split(","):
            first, *rest = entry.split() or [""]
            known = found.setdefault(first, [])
            if not rest or tuple(rest) in known:
                raise LexiconError(
                    f"{place}: a name has two words at least and stands once; {entry.strip()!r} does not"
                )
            known.append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def bind_names(tokens: Tokens, text: str) -> Tokens:
    """The tokens of `text` with each listed name as one; the same object where none stands there."""
    names = _names()
    if names.keys().isdisjoint(tokens.words):
        return tokens
    bound = Tokens([], [], [], [])
    at, count = 0, len(tokens.words)
    while at < count:
        length = 1 + _length(tokens.words, at, names.get(tokens.words[at], ()))
        start, end = tokens.starts[at], tokens.ends[at + length - 1]
        bound.words.append(text[start:end])
        bound.folded.append(" ".join(tokens.folded[at : at + length]))
        bound.starts.append(start)
        bound.ends.append(end)
        at += length
    return bound if len(bound.words) < count else tokens


def _length(words: Sequence[str], at: int, rests: tuple[_Rest, ...]) -> int:
    """How many words behind the one at `at` belong to its name; the last may carry a possessive ending."""
    for rest in rests:
        here = tuple(words[at + 1 : at + 1 + len(rest)])
        if here[:-1] == rest[:-1] and here and here[-1].removesuffix("'s").removesuffix("’s") == rest[-1]:
            return len(rest)
    return 0
