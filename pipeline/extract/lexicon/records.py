"""What the lexicon knows: nouns, predicates, states and the tables of them.

Belongs here: the records. Not here: reading them from the files (`readers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["base", "third", "gerund", "past", "participle"]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun in one number. `kinds` are the kinds under which predicates may ask for it."""

    text: str
    kind: str
    object: str
    measure: str | None
    plural: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with what its roles make of each kind of noun; `after` are the alternatives of words that must follow."""

    verb: str
    after: tuple[Words, ...]
    subject: Mapping[str, str]
    object: Mapping[str, str]
    before: frozenset[str] = frozenset()
    """Words of which one must stand right before the verb."""
    topic: tuple[str, ...] = ()
    """Stems of which the update must hold one."""
    strong: bool = False
    """The past and the participle differ, so that the past is never a participle."""
    openers: frozenset[str] = frozenset()
    """First words of `after`."""
    beside: frozenset[Words] = frozenset()
    """Those of `after` that must stand right behind the verb."""

    def measure(self, role: Literal["subject", "object"], kinds: tuple[str, ...]) -> str | None:
        """The measure of a noun in that role, None where the predicate says nothing of such nouns."""
        roles = self.subject if role == "subject" else self.object
        for kind in kinds:
            if kind in roles:
                return roles[kind]
        return None


@dataclass(frozen=True, slots=True)
class State:
    """An adjective, toll noun or noun of happening and its measure."""

    kind: str
    measure: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word knowledge of the figure rules. Phrases are keyed by their first word, longest first."""

    nouns: Mapping[str, Noun]
    compounds: Mapping[str, tuple[tuple[Words, Noun], ...]]
    verbs: Mapping[str, tuple[tuple[Form, Predicate], ...]]
    states: Mapping[str, tuple[tuple[Words, State], ...]]
    classes: Mapping[str, str]
    class_phrases: Mapping[str, tuple[tuple[Words, str], ...]]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, tuple[tuple[Words, int, bool], ...]]
    """First word → phrases with their value and whether they are vague."""
    hedges_before: Mapping[str, tuple[tuple[Words, str], ...]]
    """Keyed by their LAST word."""
    hedges_after: Mapping[str, tuple[tuple[Words, str], ...]]
    heads: Mapping[str, Mapping[str, tuple[Words, ...]]]
    """Name of a class of heads ("%shelters") → last word → the heads that end in it."""
    topics: Mapping[str, tuple[str, ...]]
    """Name of a topic ("@shelter") → its stems."""
