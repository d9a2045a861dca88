"""A pattern for any of many words, built so that a search of a sentence is fast.

Belongs here: the form of the pattern. Not here: the words.

The engine looks for a set of letters many times faster than for the edge of a word or for letters of either case. So
the first letter comes first, then that it begins a word, and only then the words with that letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, as whole words of any case; no flag is needed. A blank stands
    for any white space, a `*` at the end for what the word goes on with.

    ValueError for an empty word.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        if not word:
            raise ValueError("a word to be searched for is empty")
        rest = re.escape(word[1:]).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        rests.setdefault(_either(word[0]), []).append(rest)
    ways = "|".join(rf"(?<=[{first}])(?i:{'|'.join(found)})" for first, found in rests.items())
    return rf"[{''.join(rests)}](?<!\w.)(?:{ways})\b"


def _either(letter: str) -> str:
    """A letter in both cases, as it stands in a set."""
    return "".join(re.escape(form) for form in sorted({letter.upper(), letter.lower()}))
