"""Figures of towns that add up to one told before them are its parts, as only their sum shows.

"Three people were killed in the Tel Aviv area. One woman died in Ramat Gan, a man and a woman in Rishon LeZion": three.
Wholes of regions and countries need none of this: their incidents stand beside the local ones.

Belongs here: such parts among the claims of one update. Not here: parts that words tell of (`pipeline.extract`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reconcile.going_on import TELLING
from pipeline.reconcile.kinds import HARM
from pipeline.reconcile.places import DISTRICT, kilometres, level, region, spot, take_place
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import TOLL_MEASURES

NEAR_KM = 60.0
"""So far from the middle of a city its area may reach."""


def join_sums(claims: Sequence[Claim]) -> None:
    """Make all that an update tells, of two or more other places near the whole's and behind it, the whole's parts, and
    of its place, if it adds up to exactly the whole."""
    told = [c for c in claims if _may_be(c)]
    for whole in told:
        if whole.low != whole.high or whole.number < TELLING or whole.part_of is not None:
            continue
        parts = [c for c in told if c.part_of is None and _is_elsewhere(c, whole)]
        adds_up = len({spot(c) for c in parts}) > 1 and sum(c.number for c in parts) == whole.number
        if adds_up and all(_may_be_part(c, whole) for c in parts):
            for part in parts:
                part.part_of = whole.claim_id
                take_place(part, whole)


def _may_be(claim: Claim) -> bool:
    counted = claim.family == HARM and claim.measure in TOLL_MEASURES and claim.status == "happened"
    return counted and not claim.in_headline and level(claim) >= DISTRICT


def _is_elsewhere(claim: Claim, whole: Claim) -> bool:
    return claim.measure == whole.measure and claim.date_to == whole.date_to and spot(claim) != spot(whole)


def _may_be_part(claim: Claim, whole: Claim) -> bool:
    if claim.added or claim.apart or claim.sentence_start <= whole.sentence_start:
        return False
    resolved = claim.place_name is not None and whole.place_name is not None
    distance = kilometres(claim, whole) if resolved else None
    return region(claim) == region(whole) if distance is None else distance <= NEAR_KM
