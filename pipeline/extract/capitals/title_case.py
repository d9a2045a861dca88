"""A sentence whose every word of weight has a capital, as American headlines do, in the letters of running text.

Belongs here: telling such a sentence, and which of its words lose their capital. Not here: sentences all in capitals
(`recase`), which words are everyday ones (`everyday`).
"""

from __future__ import annotations

import re

from pipeline.extract.capitals.everyday import EVERYDAY
from pipeline.extract.capitals.recase import recased
from pipeline.extract.word_facts import FACTS
from pipeline.gazetteer.load import gazetteer

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OF_WEIGHT = 4
"""Letters from which on a word of such a sentence has its capital, but one of grammar ("with", "from")."""
_LINKING = frozenset("rFWftRyD&")
"""Letters of the units of prepositions, determiners, "and" and "that"."""
_FEWEST = 4
"""Words by which it can be told."""
_LEADS_TO_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside) ")
_PLAIN = 2
"""Everyday words with a capital inside a sentence that no name explains."""


def is_in_title_case(text: str) -> bool:
    """Whether the long words of a sentence all have capitals, everyday words among them."""
    words = _WORD.findall(text)
    small = (word for word in words if word[0].islower() and len(word) >= _OF_WEIGHT)
    if len(words) < _FEWEST or any(FACTS[word].code not in _LINKING for word in small):
        return False
    return sum(_is_plain(word) for word in words[1:]) >= _PLAIN


def without_title_case(text: str) -> str:
    """The sentence with small letters at the head of its everyday words but the first; its length stays.

    A word that a name holds keeps its capital, as it does where a sentence in capitals is printed.
    """
    capitals = text.upper()
    if len(capitals) != len(text):
        return text
    printed, letters, towns = recased(capitals), list(text), _towns(text)
    for word in list(_WORD.finditer(text))[1:]:
        at = word.start()
        if _is_plain(word[0]) and printed[at].islower() and at not in towns:
            letters[at] = printed[at]
    return "".join(letters)


def _towns(text: str) -> set[int]:
    """Where the name of a place begins that a word of place leads to: "in Buffalo"."""
    behind = (match.end() for match in _LEADS_TO_PLACE.finditer(text))
    named = {start for _, start, _ in gazetteer().find(text)}
    return named.intersection(behind)


def _is_plain(word: str) -> bool:
    """Whether a word is an everyday one with its first letter alone raised."""
    return word[0].isupper() and word[1:].islower() and EVERYDAY[word.lower().removesuffix("'s").removesuffix("’s")]
