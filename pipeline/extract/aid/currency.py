"""In whose currency a sum of help is, where its sign or word is shared by several.

Belongs here: the giver's own dollars, kroner, pounds, by the words of the sentence and the sums before. Not here: which
givers have one (`lexicon/own_currencies.txt`), sums and their signs (`money`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.extract.aid.words import aid_words, own_currencies
from pipeline.extract.lexicon.any_word import any_word
from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.money import Sum
from pipeline.extract.parties.lexicon import party_words

_NEAR = 4
_DOLLAR = "USD"
_DOLLARS = frozenset({"$", "dollar", "dollars"})
_SIGNED = re.compile(r"(?!us)[a-z]{1,3}\$")
_OF_GIVERS_ALONE = frozenset({"pound", "pounds", "k"})
"""Of the names, those that a land which only receives does not decide."""
_STOPS = frozenset([",", ";", ".", "(", "and"])
_ROW = 20
_PARTS = frozenset([",", ";", "and", "while", "whereas", "but"])


def own_currency(
    words: Sequence[str], money: Sum, earlier: Sequence[Sum], found: Sequence[Sum], update: str
) -> str | None:
    """A bare sign or word that several currencies share means the giver's own, where a giver that has one is named in
    the sentence; else the one of them that a sum before it was in (`found` in the sentence, `earlier` before it); else
    that of the land which the text of the update names first."""
    table = own_currencies()
    name = next((word for word in words[money.first : money.stop] if word in table), None)
    behind = words[money.figure.stop : money.stop]
    if name is None or (len(behind) > 1 and not all(word in table for word in behind)):
        return None  # "Canadian dollars" says which; "CFA francs" does not
    givers, dollars = table[name], name in _DOLLARS
    if dollars and (money.currency != _DOLLAR or any(_SIGNED.fullmatch(word) for word in words)):
        return None  # beside "A$1bn" a plain "$" is of the United States
    code = _giver_behind(words, money, givers)
    own = words[_clause_of_giver(words, money.first, givers) : money.stop]
    code = code or next((givers[word] for word in map(_bare, reversed(own)) if word in givers), None)
    in_row = bool(found) and _in_row(words, found[-1], money)
    if code is not None or (dollars and not in_row and not _goes_on(words, money)):
        return code
    shared = frozenset(givers.values())
    before = next((other.currency for other in reversed([*earlier, *found]) if other.currency in shared), None)
    return before or (None if dollars or name in _OF_GIVERS_ALONE else _of_land(name, update))


def _of_land(name: str, update: str) -> str | None:
    """The currency of that name of the land that an update names first: rupees in a report from Nepal are Nepalese."""
    named = _lands(name).search(update)
    return own_currencies()[name][named[0].lower()] if named else None


@cache
def _lands(name: str) -> re.Pattern[str]:
    return re.compile(any_word(own_currencies()[name].keys() - lexicon().scales.keys()))


def _bare(word: str) -> str:
    """A word without digits glued to it: the "cr" of "10cr"."""
    return word.lstrip("0123456789.,") if word[0].isdigit() else word


def _clause_of_giver(words: Sequence[str], stop: int, givers: Mapping[str, str]) -> int:
    """The token at which the last giver before a sum begins a clause of its own: "Canada gave $4 million and Norway
    $3 million"; 0 where none does. A receiver does not: "Canada will give Mali and Chad $5 million"."""
    states = party_words()
    for at in range(stop - 1, 1, -1):
        begins = words[at - 1] in _PARTS or (words[at - 1] == "the" and words[at - 2] in _PARTS)
        state = states.get(words[at]) or states.get(f"{words[at]} {words[at + 1]}")
        if begins and state is not None and words[at] not in givers and words[at + 1] not in ("and", ","):
            gives = any(word.startswith(tuple(aid_words()["giving"])) for word in words[at + 1 : stop])
            return at if gives or (at + 1 == stop and not _DOLLARS.isdisjoint(words[:at])) else 0
    return 0


def _in_row(words: Sequence[str], other: Sum, money: Sum) -> bool:
    """Whether a sum stands right before another in a row of the sentence: "$3m goes to A, and $2m to B"."""
    between = words[other.stop : money.first]
    return 0 < len(between) <= _ROW and "and" in between and aid_words()["others"].isdisjoint(between)


def _goes_on(words: Sequence[str], money: Sum) -> bool:
    """Whether a sum in plain dollars may be in those of the sum before it: "a further $3 million"."""
    table = aid_words()
    beside = words[max(0, money.first - _NEAR) : money.stop + _NEAR]
    part = not table["includes"].isdisjoint(words[: money.first])
    return table["others"].isdisjoint(words[: money.first]) and (part or not table["more"].isdisjoint(beside))


def _giver_behind(words: Sequence[str], money: Sum, givers: Mapping[str, str]) -> str | None:
    """The currency of the giver in "$5 million from Australia", "226 million pounds donated by Britain"."""
    behind = words[money.stop : money.stop + _NEAR * 2]
    for at, word in enumerate(behind):
        if word in _STOPS:
            break
        if word in ("from", "by"):
            return next((givers[giver] for giver in behind[at + 1 : at + _NEAR] if giver in givers), None)
    return None
