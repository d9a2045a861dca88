"""The record of a rule.

Belongs here: the record and how it is written down. Not here: the rules (`constructions`, `name_constructions`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.rules.pieces import expand
from pipeline.extract.rules.roles import Role


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction. It cannot match where the letters of one of `needs` are all absent."""

    name: str
    role: Role
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


def rule(name: str, role: Role, needs: str, pattern: str) -> Rule:
    """`needs` are sets of letters parted by blanks, of each of which the sentence must hold one."""
    return Rule(name, role, re.compile(expand(pattern)), tuple(frozenset(letters) for letters in needs.split()))
