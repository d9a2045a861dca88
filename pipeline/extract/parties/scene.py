"""The parties of one sentence and what each does there.

Belongs here: the records, what opens a clause of others, and which parties are of the event that a figure tells of. Not
here: reading the roles (`roles`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.parties.finder import PartySpan

RoleName = Literal[
    "attacker", "destroyer", "defender", "target", "locus", "giver", "receiver", "freer", "captor", "maker", "none"
]
"""Attacks; destroys, which may be weapons in the air; stops those; is attacked or loses; is where it happens; gives; is
given; sets free; takes; has only made the weapons; none of these."""


CONTRAST = re.compile(r", (?:while|whereas)\b")
"""Opens a clause that tells of others."""


@dataclass(slots=True)
class Role:
    """A party of the sentence with what it does there."""

    span: PartySpan
    name: RoleName
    owns: bool = False
    """Its name has a possessive ending: "24 of Russia's 38 drones"."""


@dataclass(slots=True)
class Scene:
    """The parties of one sentence with their roles, from left to right."""

    roles: list[Role]
    natural: bool
    """It tells of a disaster, which no party does to another."""
    other: tuple[int, int]
    """The stretch that tells of an earlier event ("in response to …", "hours after …"); empty for none."""
    contrast: int = 0
    """Where a clause begins that tells of others (", while …"); 0 for none."""

    def about(self, at: int) -> list[Role]:
        """The roles in the event of which character `at` tells: the earlier one or the sentence's own."""
        begin, end = self.other
        if self.contrast and at < self.contrast:
            return [role for role in self.roles if role.span.start < self.contrast]
        if not end:
            return self.roles
        inside = begin <= at < end
        return [role for role in self.roles if (begin <= role.span.start < end) == inside]
