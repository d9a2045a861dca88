"""What an update as a whole speaks of: help, a crisis, the topics that some predicates ask for.

Belongs here: looking for stems in the whole text, at the first question. Not here: what follows for a sum or a figure
(`aid`, `units.predicates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.extract.aid.words import aid_words
from pipeline.extract.lexicon.load import topic_stems
from pipeline.extract.lexicon.word_sets import topic_words

_OF_FIRE = re.compile(r"\bexchang\w*(?: \w+)?(?: of)?(?: \w+)? (?:gun)?(?:fire|shots|shelling|blows|barbs|threats)\b")
"""What is exchanged in a fight, which frees nobody."""
_LONG_STEM = 6
"""Letters from which a stem says the same inside a word, too."""


class _Stems:
    """A list of stems which one pass over a text finds."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = sorted(stems)
        self._automaton = AhoCorasick(self._stems, implementation=Implementation.DFA)

    def stand_in(self, text: str) -> bool:
        """Whether the text holds any of the stems."""
        return bool(self._automaton.find_matches_as_indexes(text))

    def begun(self, text: str) -> frozenset[str]:
        """The stems that the text holds, a short one where it begins a word: "swap" does not stand in "ISWAP"."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        kept = (index for index, at, end in found if end - at >= _LONG_STEM or not text[max(0, at - 1)].isalpha())
        return frozenset([self._stems[index] for index in kept])


@cache
def _topic_stems() -> _Stems:
    return _Stems(topic_stems())


@cache
def _aid_stems() -> _Stems:
    return _Stems(stem.replace("_", " ") for stem in topic_words()["aid"])


@cache
def _crisis_stems() -> _Stems:
    return _Stems(stem if len(stem) >= _LONG_STEM else f" {stem}" for stem in aid_words()["crisis"])


class Topics:
    """The topics of one update."""

    def __init__(self, headline: str, body: str) -> None:
        self._headline, self._body = headline, body

    @cached_property
    def _text(self) -> str:
        return f" {self._headline} {self._body}".lower()

    def look(self) -> None:
        """Look for the stems of predicates' topics now. Among other updates it takes a small part of the time that it
        takes between other work."""
        self.stems  # noqa: B018

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of predicates' topics that the update holds."""
        text = self._text
        return _topic_stems().begun(_OF_FIRE.sub(" ", text) if "exchang" in text else text)

    @cached_property
    def aid(self) -> bool:
        """Whether the update is of help at all: its words name help."""
        return _aid_stems().stand_in(self._text)

    @cached_property
    def crisis(self) -> bool:
        """Whether the update holds a word of war, disaster or of a country in need; sums of any other update are no
        help."""
        return _crisis_stems().stand_in(self._text)
