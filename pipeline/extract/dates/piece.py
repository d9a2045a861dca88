"""The words that one rule of the grammar matched, and the values read off them.

Belongs here: reading numbers, years and modifiers off classed words. Not here: what they mean together (`produce_*`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from pipeline.extract.dates.words import Word

Shift = Literal["", "last", "next", "this"]
Portion = Literal["", "early", "mid", "late"]
SHIFTS: dict[str, Shift] = {"L": "last", "X": "next", "H": "this"}
STEPS = {"L": -1, "X": 1, "H": 0}
_VAGUE = frozenset({"few", "several"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Class letters and words of a match, one to one."""

    letters: str
    words: list[Word]

    def cut(self, start: int, end: int | None = None) -> Piece:
        """A part of the match."""
        return Piece(self.letters[start:end], self.words[start:end])

    def values(self, wanted: str) -> list[str]:
        """The values of the words whose class is one of `wanted`."""
        return [word.value for letter, word in zip(self.letters, self.words, strict=True) if letter in wanted]

    def year(self) -> int | None:
        """A year as written, or up to 0 a relative one: -1 is last year, 0 this year. None if unsaid."""
        if years := self.values("Y"):
            return int(years[-1])
        for index, letter in enumerate(self.letters[:-1]):
            if letter in "LH" and self.letters[index + 1] == "U" and self.words[index + 1].value == "year":
                return STEPS[letter]
        return None

    def shift(self) -> Shift:
        """ "last", "next" or "this", if one is said."""
        return next((SHIFTS[letter] for letter in self.letters if letter in SHIFTS), "")

    def step(self) -> int:
        """The same as a number of units."""
        return next((STEPS[letter] for letter in self.letters if letter in STEPS), 0)

    def portion(self) -> Portion:
        """ "early", "mid" or "late", if one is said."""
        found = self.values("E")
        return cast("Portion", found[0]) if found and found[0] in ("early", "mid", "late") else ""

    def count(self) -> int | None:
        """A number of units; 1 for an article; None for a vague or missing one."""
        if any(word.folded in _VAGUE for word in self.words):
            return None
        if found := self.values("nDN"):
            return int(found[-1][:6]) if found[-1].isdecimal() else None
        return 1 if "a" in self.letters else None
