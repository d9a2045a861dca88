"""The words that bound a number: "at least", "up to", "nearly", "or more".

Belongs here: finding them before and behind a number. Not here: which words they are (`lexicon/hedges.txt`), the bounds
that follow (`figures`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.currencies import currency_before
from pipeline.extract.lexicon.load import Lexicon
from pipeline.extract.lexicon.word_sets import number_labels, rule_words
from pipeline.extract.tokens import Tokens

_FILLERS = frozenset(["a", "an", "the", "another", "all", "some", "total", "of", "further", "additional"])
_MOST_FILLERS = 3
_COMPARING = frozenset({"least", "than"})
_ALSO_PREPOSITIONS = frozenset({("under",), ("below",), ("above",), ("beyond",), ("near",)})
_BROUGHT = 7
"""Words before "up to" among which a count is said to be brought to what it is."""
_SKY_REACH = 5
"""Tokens from "over" to the areas below."""
_NEARNESS = frozenset({("close", "to"), ("near",)})
"""Hedges that say of one thing where something is."""


def hedge_before(tokens: Tokens, at: int, lex: Lexicon) -> tuple[int, str | None]:
    """(first token of the hedge, its kind) for the number at a token, looking left over a currency ("over $9bn") and
    articles ("at least another 20"); (`at`, None) where none stands there."""
    words = tokens.folded
    number = at
    if money := currency_before(tokens, at):
        at = money[1]
    end = at
    while end > at - _MOST_FILLERS and end > 0 and words[end - 1] in _FILLERS:
        if words[end - 1] == "some" and end == at and _is_about(words, end - 1):
            return end - 1, "about"
        if words[end - 1] == "of" and not (end > 2 and words[end - 2] == "total"):
            break
        end -= 1
    if end > 1 and words[end - 1] == "," and words[end - 2] in _COMPARING:
        end -= 1  # "At least, 30 people"
    for phrase, kind in lex.hedges_before.get(words[end - 1], ()) if end else ():
        start = end - len(phrase)
        if start >= 0 and tuple(words[start:end]) == phrase:
            return (start, kind) if _bounds(words, start, phrase, beside=end == at) else (number, None)
    return number, None


def _is_about(words: Sequence[str], at: int) -> bool:
    """Whether a "some" right before a number means about so many: not "at some 30 places"."""
    return at == 0 or words[at - 1] not in ("at", "in")


def _bounds(words: Sequence[str], start: int, phrase: tuple[str, ...], beside: bool) -> bool:
    """Whether the phrase that begins at a word bounds the number behind it, and does no other work; `beside` tells
    that no article or currency stands between."""
    before = words[start - 1] if start else ""
    if phrase in _NEARNESS and list(words[start + len(phrase) :][:2]) == ["one", "of"]:
        return False  # "close to one of the shelters"
    if phrase in _ALSO_PREPOSITIONS and not beside:
        return False  # "under a $15bn programme"
    if phrase == ("over",):
        return before not in number_labels()["over_verb"] and not _is_sky(words, start)
    if phrase == ("up", "to"):
        return before not in number_labels()["risen"] and not _brings_up(words, start)  # "has gone up to 31"
    return phrase != ("about",) or before not in number_labels()["knowing"]  # "we know about three women"


def _is_sky(words: Sequence[str], at: int) -> bool:
    """Whether "over" says above which areas something flew: "12 drones downed over three regions"."""
    known = number_labels()
    flew = words[at - 1] in known["over_sky"] if at else False
    return flew and not known["below_sky"].isdisjoint(words[at + 2 : at + _SKY_REACH])


def _brings_up(words: Sequence[str], at: int) -> bool:
    """Whether a count is brought up to a number: "bringing the number of victims up to 67"."""
    known, before = rule_words(), words[max(0, at - _BROUGHT) : at]
    first = next((n for n, word in enumerate(before) if word in known["raising"]), len(before))
    return not known["total"].isdisjoint(before[first:])


def hedge_after(tokens: Tokens, stop: int, lex: Lexicon) -> tuple[int, str | None]:
    """(next token, kind) of the hedge right behind a number; (`stop`, None) where none stands there."""
    words = tokens.folded
    for phrase, kind in lex.hedges_after.get(words[stop], ()) if stop < len(words) else ():
        after = stop + len(phrase)
        if tuple(words[stop:after]) == phrase:
            following = words[after] if after < len(words) else ""
            if phrase == ("plus",) and (following[:1].isdigit() or following in lex.numbers):
                continue  # "ten plus two" adds
            if phrase == ("and", "more") and following == "than":
                continue  # "20 and more than 40 others" are two figures
            return after, kind
    return stop, None
