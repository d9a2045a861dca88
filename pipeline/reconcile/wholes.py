"""Statements that count a part of what others count.

Belongs here: which statement is a part of another one. Not here: parts that one speaker tells in one update
(`statements`), figures of several regions (`regions`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reconcile.places import may_hold
from pipeline.reconcile.statements import PART, Statement, opposed, set_aside

MORE_THAN_ONE = 3
"""So many victims, counted before, hold the one that somebody else tells of later."""
MOST = 0.5
"""The share above which a count that is put right stands for the whole."""


def without_parts(found: Sequence[Statement], measure: str, aside: dict[str, str]) -> list[Statement]:
    """Leave out what comes on top of a greater figure, and who tells of one victim where more were counted before: by
    itself it is no toll."""
    wholes = [s for s in found if not s.added]
    parts = [s for s in found if any(_is_part(s, whole) for whole in wholes)]
    if len(parts) == len(found):
        return list(found)
    for statement in parts:
        set_aside(statement, PART, aside)
    left = [s for s in found if s not in parts]
    return _without_halves(left, aside) if measure == "released" else left


def _without_halves(found: list[Statement], aside: dict[str, str]) -> list[Statement]:
    """Leave out what each side got back of an exchange that somebody counts in all: half of it, or what makes it up
    with the other side's."""
    numbers = {s.best for s in found if s.best}
    told = [s for s in found if s.best]
    halves = [s for s in told if any(s.best + o.best in numbers and (o is s or opposed(s, o)) for o in told)]
    for statement in halves:
        set_aside(statement, PART, aside)
    return [s for s in found if s not in halves]


def _is_part(statement: Statement, whole: Statement) -> bool:
    if statement.part and not whole.part:
        return whole.top > statement.best
    if statement.added:
        return whole.top > statement.best
    if _is_within(statement, whole):
        return True
    one = statement.value == (1, 1) and not statement.corrected and not opposed(statement, whole)
    return one and whole.best >= MORE_THAN_ONE and whole.known_from < statement.known_from


def _is_within(statement: Statement, whole: Statement) -> bool:
    """Whether it tells of one place of a disaster after a wider one was told to have at least as many. What puts right
    most of them names the place for the disaster."""
    if statement.struck is None or whole.struck is None or whole.best < statement.best:
        return False
    if statement.corrected and MOST * whole.best < statement.best:
        return False
    return whole.known_from <= statement.known_from and may_hold(whole.struck, statement.struck)
