"""Where phrases of a list stand in a text as whole words, found by one automaton however long the list is.

Belongs here: the search. Not here: which phrases, and what they say about a time (`lexicon/dates_cues.txt`, `clauses`,
`totals`).
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.gazetteer.fold import fold


class Phrases:
    """A list of phrases in lower case; one that ends in "*" is the stem of any word that goes on."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted(phrases)
        self._automaton = AhoCorasick(
            [" " + phrase.rstrip("*") for phrase in self._phrases],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and phrase of each place in `text` where one stands, in order, the longest first."""
        folded = " " + fold(text) + " "
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            phrase = self._phrases[index]
            if phrase.endswith("*") or not (folded[end].isalnum() or text[end - 1 : end] == "-"):
                found.append((start, end - 1, phrase))
        return found
