"""Figures that come on top of others ("another two"), and those that only stand behind figures of another measure.

"Thirteen people were killed and another 87 wounded" tells of 87 wounded in all: the others are the dead.

Belongs here: what such a figure comes on top of. Not here: the words that tell it (`cues`), what it makes of other
figures (`statements`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reconcile.numbers import both_hold
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import TOLL_MEASURES


def take_whole_counts(claims: Sequence[Claim]) -> None:
    """Tell the figures that come on top of another measure's alone, given the claims of an update in the order of its
    text."""
    for place, claim in enumerate(claims):
        if claim.added and not claim.toll and claim.measure in TOLL_MEASURES:
            claim.added = not _stands_behind_others(claim, claims[:place])


def _stands_behind_others(claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether the claim is the first of its measure, right behind people whom something else befell."""
    if any(c.measure == claim.measure and not both_hold(c, claim) for c in before):
        return False
    last = before[-1] if before else claim
    return last.in_headline == claim.in_headline and last.measure in TOLL_MEASURES - {claim.measure}
