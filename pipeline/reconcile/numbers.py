"""When two figures can be the same.

Belongs here: comparing low and high of two claims. Not here: which of two figures counts (`figures`).
"""

from __future__ import annotations

import math

from pipeline.reconcile.records import Claim

ROUNDING = 0.1
"""Share by which a rounded figure ("nearly 650") may differ from the one that it rounds."""


def reach(low: int | None, high: int | None, about: bool) -> tuple[float, float]:
    """The numbers that a figure leaves possible."""
    slack = ROUNDING if about else 0.0
    return (low or 0) * (1 - slack), math.inf if high is None else high * (1 + slack)


def both_hold(a: Claim, b: Claim) -> bool:
    """Whether one number can satisfy both ("at least three" and "five")."""
    one, other = reach(a.low, a.high, a.about), reach(b.low, b.high, b.about)
    return max(one[0], other[0]) <= min(one[1], other[1])


def same_number(a: Claim, b: Claim) -> bool:
    """Whether both state the same number, whatever the hedge ("at least three" and "three")."""
    return a.number == b.number


def about_equal(a: float, b: float, share: float) -> bool:
    """Whether two amounts differ by no more than a share of the greater."""
    return abs(a - b) <= share * max(a, b)


def same_counted(a: Claim, b: Claim) -> bool:
    """Whether both count the same thing."""
    return a.measure == b.measure and a.object == b.object
