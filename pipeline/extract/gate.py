"""A cheap look at a sentence: whether it can hold a claim at all.

A figure needs a word of number and a word that says what happened; one person or building without a number ("a nurse was killed") needs
one of the words of harm. Belongs here: the letters without which no rule can match. Not here: any rule.
"""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from .lexicon import lexicon
from .money import currencies

# stems of the words by which a singular without a number counts
_HARM = (
    "kill", "dead", "died", "dies", " die ", "death", "murder", "slain", "slay", "assassin", "behead", "shot", "wound", "injur", "hurt", "maim", "abduct",
    "kidnap", "hostage", "captur", "captive", "missing", "rescue", "destroy", "damag", "collaps", "burn", "sank", "sunk", "crash", "shoot", "down",
    "intercept", "hit ", "hits ", "hit.", "struck", "strike", "execut", "drown", "perish", "lynch", "stab", "hack", "gunned", "blown", "blew", "casualt",
    "toll", "martyr", "fatal", "flatten", "level", "gutted", "raz", "wreck", "ablaze", "on fire", "freed", "releas", "eliminat", "bodies", "body",
    "launch", "fired", "rubble", "life", "lives", "massacr", "slaughter", "electrocut", "crush", "hospital", "victim", "detonat", "exchange", "evacuat",
)  # fmt: skip
_NUMBERS = ("dozen", "hundred", "thousand", "million", "billion", "several", " few", "handful", " couple", "scores", "zero", " no ", "none", "nobody", "twin", "another", "multiple", "tens of", "lakh", "crore")  # fmt: skip


@cache
def _automata() -> tuple[AhoCorasick, AhoCorasick]:
    numbers = [str(d) for d in range(10)] + [f" {w}" for w in lexicon().numbers] + list(_NUMBERS)
    kind = Implementation.DFA
    return AhoCorasick(list(_HARM), implementation=kind), AhoCorasick(sorted({*numbers, *_money()}), implementation=kind)


def _money() -> list[str]:
    known = currencies()
    return [s for s in known.signs if not s.isalpha()]


_FICTION = re.compile(r"\b(?:minecraft|fortnite|roblox|video ?games?|gameplay|sitcom|sequel|box office|screenplay|fictional|novelist)\b")


def may_hold_claim(text: str) -> bool:
    """False where neither a word of harm nor a number stands in the text, or where it tells of a game or a film."""
    low = f" {text.lower()}"
    if _FICTION.search(low):
        return False
    harm, numbers = _automata()
    return bool(harm.find_matches_as_indexes(low)) or bool(numbers.find_matches_as_indexes(low))
