"""Persons' names: whether a run of capitalised words names a person.

Belongs here: telling a person from an organisation, a place or a party. Not here: who the person is to a claim
(`rules.name_productions`), the speakers of figures (`attribution`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.word_sets import read_word_sets
from pipeline.extract.parties.finder import find_parties
from pipeline.extract.places.spans import known_place_spans
from pipeline.extract.tokens import Tokens, tokenize

_INITIALS = re.compile(r"(?!U)[A-Z]\.[A-Z]\.?")
"""Two first names cut short: "J.N. Obi"; "U.N." and "U.S." are none."""
_MOST_WORDS = 6
"""Words of the longest name of a person."""
_SHORTEST_SURNAME = 3
_BEEN = frozenset({"was", "were", "been"})
"""Words that a headline with capitals leaves out or writes with one."""


@cache
def name_words() -> Mapping[str, frozenset[str]]:
    """Kind → words of `lexicon/names_words.txt`.

    Raises:
        LexiconError: the file holds a mistake.
    """
    kinds = "title organisation office acronym particle opening inside before_us"
    return read_word_sets("names_words.txt", frozenset(kinds.split()))


def _title_case(tokens: Tokens) -> bool:
    """Whether nearly every word is capitalised, as in some headlines, so that capitals tell nothing."""
    if not _BEEN.isdisjoint(tokens.words):
        return False  # "Killed were Ada Obi and Musa Bello"
    letters = [w for w in tokens.words if w[0].isalpha() and len(w) > 3]
    if len(letters) <= 4 or sum(w[0].isupper() for w in letters) <= 0.8 * len(letters):
        return False
    return not any(w in lexicon().verbs for w in letters)  # "Bandits wounded Ada Obi in Sapo on Monday"


def is_person(tokens: Tokens, first: int, stop: int, text: str, beside_name: bool = False) -> bool:
    """Whether the tokens name a person: two words or more, or one behind a title or in one list with a full name
    (`beside_name`), no word of an organisation, no place, no party.

    `text` is the sentence of the tokens.
    """
    if _title_case(tokens):
        return False
    name = _behind_titles(tokens, first, stop)
    titled = name > first or _is_title(tokens, first - 1)
    alone = stop - name == 1
    if not 0 < stop - name <= _MOST_WORDS or (alone and not titled and not beside_name):
        return False
    if not _can_be_names(tokens, name, stop):
        return False
    span = tokens.starts[name], tokens.ends[stop - 1]
    # "Rahim Gul and Asad": a first name, whatever else is called so
    if not (alone and beside_name) and _is_place(text, *span):
        return False
    return not any(party.start < span[1] and span[0] < party.end for party in find_parties(text))


def is_surname(text: str, name: str) -> bool:
    """Whether one word is the surname of somebody whom `text` names in full: "Captain Ada Obi" of "Obi"."""
    if len(name) < _SHORTEST_SURNAME or not name.isalpha() or not name[0].isupper():
        return False
    for match in re.finditer(rf"\b[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?){{0,3}} {name}\b(?!-| [A-Z])", text):
        tokens = tokenize(match[0])
        if is_person(tokens, 0, len(tokens.words), match[0]):
            return True
    return False


def _is_title(tokens: Tokens, at: int) -> bool:
    return at >= 0 and tokens.folded[at].rstrip(".") in name_words()["title"]


def _behind_titles(tokens: Tokens, at: int, stop: int) -> int:
    """The token behind the titles that stand at a token ("Lt. Gen. Ana Reyes")."""
    while at < stop and (tokens.folded[at] == "." or _is_title(tokens, at)):
        at += 1
    return at


def _can_be_names(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether no token is a word of an organisation, a noun or a verb, an acronym, or has a figure, and the last one
    owns nothing."""
    words, organisation, lex = tokens.folded[first:stop], name_words()["organisation"], lexicon()
    if any(word in organisation or word in lex.nouns or word in lex.verbs for word in words):
        return False
    if any(len(word) > 1 and word.isupper() and not _INITIALS.fullmatch(word) for word in tokens.words[first:stop]):
        return False
    if any(letter.isdigit() for word in words for letter in word):
        return False
    return not tokens.words[stop - 1].lower().endswith(("'s", "’s"))


def _is_place(text: str, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in known_place_spans(text))
