"""Victims who are told by their number in the order of deaths: "a third person has died" makes three.

Belongs here: the toll that such a figure tells. Not here: what it makes of other figures (`wholes`), which event it is
of (`tolls`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reconcile.cues import ordinal_of
from pipeline.reconcile.kinds import DISASTERS
from pipeline.reconcile.numbers import same_counted
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import TOLL_MEASURES

_BY_NOW = re.compile(r"\bhas (?:now |also |since )?died\b")


def take_ordinals(claims: Sequence[Claim], sentences: Sequence[str], quotes: Sequence[str]) -> None:
    """Read the figures of an update's ordinals as tolls, given the claims with their sentences and quotes.

    Only of a disaster and of who "has died" is the order that of one event: "a second person was killed on Tuesday by a
    drone" may be the first of Tuesday. Where the update counts others too it tells by itself whom the ordinal comes on
    top of, or whether they only were hurt ("two were wounded and a third died").
    """
    told = [(n, ordinal) for n, claim in enumerate(claims) if _is_one(claim) and (ordinal := ordinal_of(quotes[n]))]
    alone = [(n, ordinal) for n, ordinal in told if not any(_counts_others(c, claims[n], ordinal) for c in claims)]
    for n, ordinal in alone:
        claim = claims[n]
        if claim.toll or claim.kind in DISASTERS or _BY_NOW.search(sentences[n]):
            claim.low = claim.best = claim.high = ordinal
            claim.added = claim.toll = True


def _is_one(claim: Claim) -> bool:
    return claim.measure == "killed" and claim.low == claim.high == 1 and not claim.apart


def _counts_others(other: Claim, claim: Claim, ordinal: int) -> bool:
    if other.sentence_start == claim.sentence_start and other.in_headline == claim.in_headline:
        hurt = other.measure in TOLL_MEASURES - {claim.measure}
        return other.number >= ordinal or (hurt and other.number == ordinal - 1)
    return same_counted(other, claim) and other.number > 1
