"""Units: what the rules see of a sentence, one letter each.

Belongs here: the record of a unit and the meaning of its letters. Not here: making them (`chunks`) or matching them
(`rules`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.lexicon.load import Form, Noun, Predicate, State
from pipeline.extract.numbers.figures import Figure

MEANINGS = {
    "q": "figure with its noun",
    "n": "figure alone",
    "1": "a or an with a noun",
    "u": "noun without a figure",
    "x": "figure of what is never counted, or a conjunction of contrast",
    "$": "money",
    "v": "past or participle of a predicate",
    "w": "base or present of a predicate",
    "g": "gerund of a predicate",
    "a": "state",
    "L": "toll",
    "N": "number of",
    "m": "noun of happening",
    "T": "noun of attack",
    "c": "capitalised name",
    "I": "including",
    "J": "among",
    "X": "exchange",
    "b": "be",
    "h": "have",
    "M": "modal",
    "d": "do",
    "!": "negation",
    "B": "reported as",
    "f": "of",
    "y": "by",
    "t": "to",
    "F": "from",
    "W": "with",
    "r": "preposition",
    "&": "and, or",
    "R": "relative pronoun",
    "p": "pronoun",
    "D": "determiner",
    "e": "adverb",
    "s": "speech",
    "o": "anything else, a run of it",
} | dict.fromkeys(",;:-()", "punctuation")
"""What each letter of a unit stands for; the words of those in small classes are in `lexicon/function_words.txt`."""


class Unit:
    """One unit over the tokens `first` to `stop`. Two units are never equal.

    Defaults stand in the class, so that the many units that are only a letter cost three assignments.
    """

    figure: Figure | None = None
    noun: Noun | None = None
    noun_text: tuple[int, int] | None = None
    """First and last-plus-one token of the noun phrase without number and hedge."""
    before: Sequence[Mapping[str, str]] = ()
    """Kind of noun → measure of each adjective and participle inside the phrase ("20 wounded soldiers")."""
    entries: Sequence[tuple[Form, Predicate]] = ()
    state: State | None = None
    definite: bool = False
    anaphor: bool = False
    """Points back: "16 of them", "three others"."""
    child: bool = False
    """An age under 18 is stated."""
    named: bool = False
    """A person's name belongs to it."""
    but: bool = False
    """Stands behind "all but": what is said holds for the others."""
    total: Unit | None = None
    """In "30 of 35 missiles" the 35."""

    def __init__(self, code: str, first: int, stop: int) -> None:
        self.code = code
        self.first = first
        self.stop = stop

    @property
    def value(self) -> float:
        """Its number; a noun without a figure counts one."""
        return self.figure.value if self.figure is not None else 1

    def __repr__(self) -> str:
        return f"Unit({self.code!r}, {self.first}, {self.stop})"


def added_up(units: Iterable[Unit]) -> float:
    """The sum of the numbers of units: a list of "seven men, a woman and a child" comes to nine."""
    return sum(unit.value for unit in units)
