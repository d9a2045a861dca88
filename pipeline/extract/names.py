"""Persons' names: whether a run of capitalised words names a person.

Belongs here: telling a person from an organisation, a place or a party. Not here: who the person is to a claim
(`rules.name_productions`), the speakers of figures (`attribution`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.word_sets import read_word_sets
from pipeline.extract.parties.finder import find_parties
from pipeline.extract.places.spans import known_place_spans
from pipeline.extract.tokens import Tokens

_MOST_WORDS = 6
_BEEN = frozenset({"was", "were", "been"})
"""Words that a headline with capitals leaves out or writes with one."""
PARTICLES = frozenset(
    ["de", "del", "la", "las", "los", "da", "dos", "di", "van", "von", "der", "al", "el", "bin", "ibn"]
)
"""Words in small letters that stand inside names."""


@cache
def name_words() -> Mapping[str, frozenset[str]]:
    """Kind → words of `lexicon/names_words.txt`.

    Raises:
        LexiconError: the file holds a mistake.
    """
    return read_word_sets("names_words.txt", frozenset({"title", "organisation", "office"}))


def _title_case(tokens: Tokens) -> bool:
    """Whether nearly every word is capitalised, as in some headlines, so that capitals tell nothing."""
    if not _BEEN.isdisjoint(tokens.words):
        return False  # "Killed were Ada Obi and Musa Bello"
    letters = [w for w in tokens.words if w[0].isalpha() and len(w) > 3]
    return len(letters) > 4 and sum(w[0].isupper() for w in letters) > 0.8 * len(letters)


def is_person(tokens: Tokens, first: int, stop: int, text: str, beside_name: bool = False) -> bool:
    """Whether the tokens name a person: two words or more, or one behind a title or in one list with a full name
    (`beside_name`), no word of an organisation, no place, no party.

    `text` is the sentence of the tokens.
    """
    if not tokens.upper and _title_case(tokens):
        return False
    words = tokens.folded[first:stop]
    known = name_words()
    titled = False
    while words and (words[0] == "." or words[0].rstrip(".") in known["title"]):
        first, words, titled = first + 1, words[1:], True
    titled = titled or (first > 0 and tokens.folded[first - 1].rstrip(".") in known["title"])
    if not words or len(words) > _MOST_WORDS or (len(words) == 1 and not titled and not beside_name):
        return False
    if any(w in known["organisation"] or w in lexicon().nouns or w in lexicon().verbs for w in words):
        return False
    if not tokens.upper and any(len(w) > 1 and w.isupper() for w in tokens.words[first:stop]):
        return False
    if any(c.isdigit() for w in words for c in w) or tokens.words[stop - 1].lower().endswith(("'s", "’s")):
        return False
    start, end = tokens.starts[first], tokens.ends[stop - 1]
    alone = beside_name and len(words) == 1  # "Rahim Gul and Asad": a first name, whatever else is called so
    if not alone and any(a <= start and end <= b for a, b in known_place_spans(text)):
        return False
    return not any(s.start < end and start < s.end for s in find_parties(text))
