"""Persons' names: whether a run of capitalised words names a person.

Belongs here: telling a person from an organisation, a place or a party. Not here: who the person is to a claim (`match`),
the speakers of figures (`attribution`).
"""

from __future__ import annotations

from functools import cache

from .lexicon import LexiconError, data_lines, lexicon
from .parties_finder import find_parties
from .places.spans import known_place_spans
from .tokens import Tokens

_MOST_WORDS = 6


@cache
def name_words() -> dict[str, frozenset[str]]:
    """Kind → words of `lexicon/names_words.txt`.

    Raises:
        LexiconError: the file holds a mistake.
    """
    table: dict[str, frozenset[str]] = {}
    for place, line in data_lines("names_words.txt"):
        kind, bar, words = line.partition("|")
        if not bar or kind.strip() not in ("title", "organisation"):
            raise LexiconError(f"{place}: a line is title|organisation | WORDS")
        table[kind.strip()] = frozenset(w.strip() for w in words.split(","))
    return table


def _title_case(tokens: Tokens) -> bool:
    """Whether nearly every word is capitalised, as in some headlines, so that capitals tell nothing."""
    letters = [w for w in tokens.words if w[0].isalpha() and len(w) > 3]
    return len(letters) > 4 and sum(w[0].isupper() for w in letters) > 0.8 * len(letters)


def is_person(tokens: Tokens, first: int, stop: int, text: str, offset: int) -> bool:
    """Whether the tokens name a person: two words or more, or one behind a title, no word of an organisation, no place, no party.

    `text` is the sentence, which begins at `offset` in its field.
    """
    if _title_case(tokens):
        return False
    words = tokens.folded[first:stop]
    known = name_words()
    while words and words[0].rstrip(".") in known["title"]:
        first, words = first + 1, words[1:]
    titled = first > 0 and tokens.folded[first - 1].rstrip(".") in known["title"]
    if not words or len(words) > _MOST_WORDS or (len(words) == 1 and not titled):
        return False
    if any(w in known["organisation"] or w in lexicon().nouns or w in lexicon().verbs for w in words):
        return False
    if any(len(w) > 1 and w.isupper() for w in tokens.words[first:stop]) or any(any(c.isdigit() for c in w) for w in words):
        return False
    if tokens.words[stop - 1].endswith(("'s", "’s")):
        return False
    start, end = tokens.starts[first] - offset, tokens.ends[stop - 1] - offset
    if any(a <= start and end <= b for a, b in known_place_spans(text)):
        return False
    return not any(s.start < end and start < s.end for s in find_parties(text))
