"""Everyday words: such as are no names, by the lexicon, a list and their endings.

Belongs here: the question of one word. Not here: names of several words, and what stands beside a word (`recase`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.lexicon.load import LexiconError, data_lines
from pipeline.extract.names import name_words
from pipeline.extract.places.words import words
from pipeline.extract.word_cache import WordCache
from pipeline.extract.word_facts import FACTS

_FILE = "everyday_words.txt"
_FORMS = (("s", ""), ("es", ""), ("ies", "y"), ("ves", "fe"), ("ves", "f"), ("er", ""), ("er", "e"), ("est", ""),
          ("est", "e"), ("ier", "y"), ("iest", "y"))  # fmt: skip
"""Endings of plurals, of verbs and of comparison, and what stands in their place in the list."""
_ENDING = re.compile(
    r".{3,}(?:ed|ing|ly|[st]ions?|ments?|ness|ity|ities|ous|ful|less|able|ible|isms?|ances?|ences?|ships?|ology|ical"
    r"|wards|ize|izes|ise|ises|cracy|graphy)"
)
"""Endings that everyday words have and names hardly ever."""
_SHORTEST = 3
"""Letters of a word before such an ending."""


@cache
def everyday_words() -> frozenset[str]:
    """The words of `lexicon/everyday_words.txt`, parted by blanks, in small letters.

    Raises:
        LexiconError: a word has another sign than a letter, is not in small letters, or comes twice.
    """
    found: set[str] = set()
    for place, line in data_lines(_FILE):
        for word in line.split():
            if not word.isalpha() or not word.islower():
                raise LexiconError(f"{place}: {word!r} is no word in small letters; write words parted by blanks")
            if word in found:
                raise LexiconError(f"{place}: {word!r} is listed twice; keep one")
            found.add(word)
    return frozenset(found)


def _is_everyday(word: str) -> bool:
    if _is_known(word):
        return True
    if "-" in word:
        return all(part == "" or EVERYDAY[part] for part in word.split("-"))
    if any(_is_form(word, end, instead) for end, instead in _FORMS):
        return True
    return word not in words().given_names and _ENDING.fullmatch(word) is not None


def _is_known(word: str) -> bool:
    """Whether a list holds the word."""
    facts = FACTS[word]
    known = facts.code or facts.noun or facts.verbs or facts.states or facts.number or facts.compounds
    return bool(known) or word in everyday_words() or word in words().directions or word in name_words()["organisation"]


def _is_form(word: str, end: str, instead: str) -> bool:
    """Whether a word is one of a list with an ending, which stands for `instead`."""
    stem = word[: -len(end)]
    return word.endswith(end) and len(stem) >= _SHORTEST and _is_known(stem + instead)


EVERYDAY: WordCache[bool] = WordCache(_is_everyday)
"""Folded word → whether it is an everyday one."""
