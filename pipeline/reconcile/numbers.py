"""When two figures can be the same.

Belongs here: comparing low and high of two claims. Not here: which of two figures counts (`figures`).
"""

from __future__ import annotations

from .records import Claim


def both_hold(a: Claim, b: Claim) -> bool:
    """Whether one number can satisfy both ("at least three" and "five")."""
    low = max(a.low or 0, b.low or 0)
    highs = [high for high in (a.high, b.high) if high is not None]
    return not highs or low <= min(highs)


def same_number(a: Claim, b: Claim) -> bool:
    """Whether both state the same number, whatever the hedge ("at least three" and "three")."""
    return a.number == b.number


def about_equal(a: float, b: float, share: float) -> bool:
    """Whether two amounts differ by no more than a share of the greater."""
    return abs(a - b) <= share * max(a, b)


def same_counted(a: Claim, b: Claim) -> bool:
    """Whether both count the same thing."""
    return a.measure == b.measure and a.object == b.object
