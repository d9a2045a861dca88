"""Numbers whose groups of digits are typed apart: "around 314, 412 houses".

Belongs here: telling such a number from two in a row. Not here: the value of a number as it should be written
(`values`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.load import Lexicon
from pipeline.extract.numbers.hedges import hedge_before
from pipeline.extract.numbers.values import Number
from pipeline.extract.tokens import Tokens
from pipeline.extract.word_facts import FACTS

_HEAD = re.compile(r"[1-9]\d{0,2}")
_CLAUSE = 7
"""Tokens from the noun on in which the verb of a clause of its own stands."""
_VERBAL = frozenset("bhMd")
_GROUP = re.compile(r"\d{3}")
_WHOLES = frozenset({"of", "or", "reached", "totalled", "totaled"})
"""Words besides hedges behind which one number stands, and no list: "a total of", "932 families or"."""


def join_groups(tokens: Tokens, at: int, number: Number, lex: Lexicon) -> Number:
    """The whole number where the one at a token is only its first group, else the number itself.

    Only where a hedge or a word of a total stands before it and a noun right behind the last group: "killed 4, 263
    were hurt" is two numbers.
    """
    words = tokens.folded
    if number.stop != at + 1 or words[number.stop : number.stop + 1] != [","] or not _HEAD.fullmatch(words[at]):
        return number
    stop, digits = at + 1, words[at]
    while stop + 1 < len(words) and words[stop] == "," and _GROUP.fullmatch(words[stop + 1]):
        digits, stop = digits + words[stop + 1], stop + 2
    if stop == at + 1 or not _is_noun(words[stop] if stop < len(words) else ""):
        return number
    before = words[at - 1] if at else ""
    bound = hedge_before(tokens, at, lex)[1] is not None or before in _WHOLES
    if bound or (before and FACTS[before].verbs and not _has_verb(words[stop + 1 : stop + _CLAUSE])):
        return Number(float(digits), stop)
    return number


def _is_noun(word: str) -> bool:
    facts = FACTS[word] if word else None
    if facts is None or not facts.solid or facts.code is not None or facts.number:
        return False
    return facts.noun is not None or not facts.verbs


def _has_verb(words: Sequence[str]) -> bool:
    """Whether the words behind the noun make it the subject of a clause: "killed 4, 263 people were hurt"."""
    for word in words:
        facts = FACTS[word]
        if not facts.solid:
            return False
        if facts.verbs or facts.code in _VERBAL:
            return True
    return False
