"""One sentence while its units are made: tokens, what each word can be, figures, weapon models, and the units so far.

Belongs here: the record which the readers of units share, and questions about one token. Not here: any reading
(`chunks` names the readers).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.lexicon.load import Noun, State, Words, lexicon
from pipeline.extract.names import name_words
from pipeline.extract.numbers.figures import Figure, find_figures
from pipeline.extract.tokens import POSSESSIVES, Tokens
from pipeline.extract.units.unit import Unit
from pipeline.extract.weapons.link import WeaponSpan
from pipeline.extract.weapons.nouns import model_nouns
from pipeline.extract.word_facts import FACTS

if TYPE_CHECKING:
    from pipeline.extract.units.phrases import Phrase

_NAME_PREFIXES = ("al-", "el-", "as-", "ad-", "ar-", "an-", "ash-", "az-", "at-")
QUOTES = frozenset("\"“”„«»'‘’`*•·_")
"""Quotation marks and marks of lists, which say nothing to the rules."""
_SIGNS = frozenset("#@")


class Scan:
    """The state of one sentence; `topics` are the stems of predicates' topics that the update holds."""

    def __init__(self, tokens: Tokens, topics: frozenset[str], weapons: Sequence[WeaponSpan]) -> None:
        self.tokens = tokens
        self.words = tokens.folded
        self.size = len(tokens.folded)
        self.lex = lexicon()
        self.topics = topics
        self.facts = [FACTS[word] for word in tokens.folded]
        self.models = _models(tokens, weapons) if weapons else {}
        """First token of each weapon model → its noun, next token."""
        found = find_figures(tokens, self.facts, self.lex)
        if self.models and found:
            named = {at for first, (_, stop) in self.models.items() for at in range(first, stop)}
            found = [figure for figure in found if figure.number not in named]
        self.figures: dict[int, Figure] = {figure.first: figure for figure in found}
        """By their first token."""
        self.numbers = {figure.number for figure in found}
        """The tokens at which the numbers themselves begin."""
        self.units: list[Unit] = []
        """The units made so far."""
        self.phrases: dict[tuple[int, bool], Phrase | None] = {}
        """Noun phrases read so far; several readers ask for the same one."""

    def capital(self, at: int) -> bool:
        """Whether a token is written with a capital that says something; there is none behind the last one."""
        if at >= self.size:
            return False
        word = self.tokens.words[at]
        return word[1:2].isupper() if word[0] in _SIGNS else word[0].isupper()

    def shortened(self, at: int) -> bool:
        """Whether a token is the full stop of a short title or first name: "Capt. Musa Bello", "M. Bello"."""
        if self.word(at) != "." or not at or at + 1 >= self.size or not self.capital(at + 1):
            return False
        return self.words[at - 1] in name_words()["title"] or (len(self.words[at - 1]) == 1 and self.capital(at - 1))

    def prefixed(self, at: int) -> bool:
        """Whether a token goes on a name behind an article in small letters: "Ali al-Hamdani"."""
        return self.words[at].startswith(_NAME_PREFIXES) and self.tokens.words[at].split("-", 1)[1][:1].isupper()

    def possessive(self, at: int) -> bool:
        """Whether the token carries a possessive ending; False outside of the sentence."""
        return 0 <= at < self.size and self.tokens.words[at].endswith(POSSESSIVES)

    def word(self, at: int) -> str:
        """The folded token, an empty string behind the last one."""
        return self.words[at] if at < self.size else ""

    def states(self, at: int) -> tuple[tuple[Words, State], ...]:
        """The states and nouns of happening that may begin at a token, longest first, told by it and the next one."""
        facts = self.facts[at]
        return facts.states_by_second.get(self.word(at + 1), facts.lone_states)

    def code(self, at: int) -> str | None:
        """The letter of a token's class of function words, None where it has none."""
        return self.facts[at].code if at < self.size else None


def _models(tokens: Tokens, weapons: Sequence[WeaponSpan]) -> dict[int, tuple[Noun, int]]:
    found: dict[int, tuple[Noun, int]] = {}
    starts = tokens.starts
    nouns = model_nouns()
    for span in weapons:
        noun = nouns.get(span.category)
        at = bisect_left(starts, span.start)
        if noun is None or at >= len(starts) or starts[at] != span.start:
            continue
        stop = at + 1
        while stop < len(starts) and starts[stop] < span.end:
            stop += 1
        found[at] = (Noun(noun.text, noun.kind, noun.object, None, span.plural, noun.kinds), stop)
    return found
