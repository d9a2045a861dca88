"""Figures that a text calls what was said before: "five died, the mayor said; he had earlier spoken of six".

Belongs here: what such a figure makes of the others of its update. Not here: the words that tell it (`cues`), which of
the figures counts (`statements`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reconcile.numbers import same_counted
from pipeline.reconcile.places import NOWHERE, level, spot
from pipeline.reconcile.records import Claim


def take_back(claims: Sequence[Claim]) -> None:
    """Mark the lower figures that stand in place of former ones as corrections; a former figure that nothing in the
    update replaces is no former one."""
    for former in [c for c in claims if c.former]:
        current = [c for c in claims if _replaces(c, former)]
        former.former = bool(current)
        for claim in current:
            claim.corrected |= claim.number < former.number


def _replaces(claim: Claim, former: Claim) -> bool:
    told = not claim.former and not claim.added and claim.part_of is None and claim.status == former.status
    placed = NOWHERE in (level(claim), level(former)) or spot(claim) == spot(former)
    return told and placed and same_counted(claim, former) and claim.cumulative == former.cumulative
