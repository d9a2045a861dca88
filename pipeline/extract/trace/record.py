"""What a trace holds: every step from a text to its claims, as plain data.

Belongs here: the records. Not here: filling them (`trace`), printing them (`text`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class TokenTrace:
    """One token and what the lexicon says that it can be ("verb killed", "noun person", "class f")."""

    word: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTrace:
    """One number that counts something, with its words."""

    text: str
    low: int | None
    high: int | None
    hedge: str


@dataclass(frozen=True, slots=True)
class UnitTrace:
    """One unit: the letter that the patterns see, its words, and what stands behind the letter."""

    letter: str
    text: str
    meaning: str


@dataclass(slots=True)
class MatchTrace:
    """One match of a rule, or one of the steps between the rules ("own", "inside", "ellipsis", "total")."""

    rule: str
    figures: str
    """The words of the group `q`."""
    predicate: str
    """The words of the group `v`."""
    outcomes: list[str] = field(default_factory=list)
    """What came of it, one line for each figure entered, refused or taken back."""


@dataclass(slots=True)
class SentenceTrace:
    """One sentence; where it does not pass the gate, nothing else of it is read."""

    text: str
    passes_gate: bool
    tokens: list[TokenTrace] = field(default_factory=list)
    figures: list[FigureTrace] = field(default_factory=list)
    units: list[UnitTrace] = field(default_factory=list)
    matches: list[MatchTrace] = field(default_factory=list)

    @property
    def letters(self) -> str:
        """The string over which the patterns are searched."""
        return "".join(unit.letter for unit in self.units)


@dataclass(frozen=True, slots=True)
class ClaimTrace:
    """One claim: its row in the columns of the `claims` table, and the words that set its status (empty for none)."""

    row: dict[str, Any]
    status_words: str
    whole: str
    """The quote of the claim that it is part of; empty for none."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One text from its sentences to its claims."""

    text: str
    sentences: list[SentenceTrace]
    claims: list[ClaimTrace]
