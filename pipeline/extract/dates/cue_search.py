"""Searching a sentence for the cue phrases of one kind, after a look at which kinds it can hold at all.

Belongs here: the search. Not here: the phrases (`lexicon/dates_cues.txt`), what one says of a time or a figure
(`clauses`, `totals`, `pointing`).
"""

from __future__ import annotations

import functools
import re
import sys
from typing import Literal, get_args

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.extract.dates.lexicon import cues

Kind = Literal["aftermath", "attackers", "befallen", "deed", "disaster", "event", "memorial", "proceeding", "taken"]
"""The kinds that are searched for in whole sentences."""

_EVENTS: tuple[Kind, ...] = ("event", "disaster", "deed")


def find_cue(kind: Kind, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """The first phrase of a kind between two places of a sentence."""
    return cues().patterns[kind].search(text, start, end) if kind in _kinds_of(text) else None


def tells_event(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of an attack, a disaster or a deed between two of its places."""
    return any(find_cue(kind, text, start, end) is not None for kind in _EVENTS)


@functools.cache
def _beginnings() -> tuple[AhoCorasick, list[frozenset[str]]]:
    """The first word of each phrase, or the stem of it, and the kinds of the phrases that begin so."""
    kinds: dict[str, set[str]] = {}
    for kind in get_args(Kind):
        for phrase in cues().words[kind]:
            kinds.setdefault(phrase.split(" ")[0].split("*")[0], set()).add(kind)
    return AhoCorasick(list(kinds), implementation=Implementation.DFA), list(map(frozenset, kinds.values()))


@functools.lru_cache(maxsize=512)
def _kinds_of(text: str) -> frozenset[str]:
    """The kinds of which a phrase may stand in a sentence; those that are left out do not."""
    automaton, kinds = _beginnings()
    found = automaton.find_matches_as_indexes(text.lower(), overlapping=True)
    return frozenset().union(*[kinds[index] for index, _, _ in found])
