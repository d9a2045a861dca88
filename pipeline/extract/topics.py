"""What an update as a whole speaks of: help, a crisis, the topics that some predicates ask for.

Belongs here: looking for stems in the whole text, at the first question. Not here: what follows for a sum or a figure
(`aid`, `predicate_units`).
"""

from __future__ import annotations

from functools import cache, cached_property

from .aid_words import aid_words
from .lexicon import topic_stems
from .word_sets import topic_words

_LONG_STEM = 6
"""Letters from which a stem says the same inside a word, too."""


@cache
def _aid_stems() -> tuple[str, ...]:
    return tuple(stem.replace("_", " ") for stem in topic_words()["aid"])


@cache
def _crisis_stems() -> tuple[str, ...]:
    return tuple(stem if len(stem) >= _LONG_STEM else f" {stem}" for stem in aid_words()["crisis"])


class Topics:
    """The topics of one update."""

    def __init__(self, headline: str, body: str) -> None:
        self._text = f" {headline} {body}".lower()

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of predicates' topics that the update holds."""
        return frozenset(stem for stem in topic_stems() if stem in self._text)

    @cached_property
    def aid(self) -> bool:
        """Whether the update is of help at all: its words name help."""
        return any(stem in self._text for stem in _aid_stems())

    @cached_property
    def crisis(self) -> bool:
        """Whether the update holds a word of war, disaster or of a country in need; sums of any other update are no
        help."""
        return any(stem in self._text for stem in _crisis_stems())
