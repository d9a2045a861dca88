"""A cheap look at a text: whether it can hold a claim at all.

A figure needs a word of number and a word that says what happened; one person or building without a number ("a nurse
was killed") needs one of the words of harm. Belongs here: the letters without which no rule can match
(`lexicon/gate_words.txt`). Not here: any rule.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.extract.currencies import currencies
from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.word_sets import gate_words

_QUOTES = " \"'“”‘’«»"
_BEFORE_NUMBERS = " \"'“”‘’«([{*_~•·▪#/:;,.–—-"
"""What a number in words begins behind; "often" holds no ten."""
_AUXILIARIES = frozenset(
    [
        "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could", "may",
        "might", "shall", "should", "must", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't",
        "hasn't", "haven't", "hadn't", "won't", "wouldn't", "can't", "couldn't",
    ]
)  # fmt: skip
"""Words that a question opens with."""


def _edged(stem: str) -> str:
    return stem.replace("_", " ")


@cache
def _evidence() -> AhoCorasick:
    """All stems of harm, digits, number words and signs of money."""
    known = gate_words()
    stems = {_edged(stem) for stem in known["harm"] | known["number"]}
    stems.update("0123456789")
    stems.update(f"{before}{word}" for word in lexicon().numbers for before in _BEFORE_NUMBERS)
    stems.update(sign for sign in currencies().signs if not sign.isalpha())
    return AhoCorasick(sorted(stems), implementation=Implementation.DFA)


@cache
def _fiction() -> AhoCorasick:
    return AhoCorasick(sorted(gate_words()["fiction"]), implementation=Implementation.DFA)


def has_evidence(text: str) -> bool:
    """Whether a word of harm, a number or a sum stands in the text."""
    return bool(_evidence().find_matches_as_indexes(f" {text.lower()} "))


def tells_fiction(text: str) -> bool:
    """Whether a text tells of a game or a film. Where a whole update does not, none of its sentences does."""
    return bool(whole_words(_fiction(), text))


def whole_words(words: AhoCorasick, text: str) -> set[int]:
    """Which of some words stand in a text as wholes."""
    low = f" {text.lower()} ".replace("\n", " ")
    matches = words.find_matches_as_indexes(low, overlapping=True)
    return {which for which, start, end in matches if _is_whole(low, start, end)}


def asks(text: str) -> bool:
    """Whether a sentence asks if something is so ("Were 12 people killed?"), and states nothing."""
    return text.rstrip(_QUOTES).endswith("?") and text.lstrip(_QUOTES).partition(" ")[0].lower() in _AUXILIARIES


def may_hold_claim(text: str) -> bool:
    """False where neither a word of harm nor a number stands in the text, or where it tells of a game or a film."""
    return has_evidence(text) and not tells_fiction(text)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1], text[end]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")
