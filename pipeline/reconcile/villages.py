"""Villages that no list has: one that a post names alone is the one of which others have told where it lies.

Belongs here: whether a claim names such a village, and where it lies. Not here: holding what was told (`followups`),
names that a list has (`pipeline.gazetteer`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.reconcile.kinds import DISASTERS, HARM
from pipeline.reconcile.open_tolls import is_open_toll
from pipeline.reconcile.places import DISTRICT, SETTLEMENT, level, name_of, take_place
from pipeline.reconcile.records import Claim


def is_astray(claim: Claim) -> bool:
    """Whether the claim names a village that no list has, and not its region. A disaster is of its region, so that of
    one it is asked for only where not even the country is told."""
    astray = _is_unlisted(claim, is_open_toll(claim)) and claim.admin1 is None
    return astray and (claim.country is None or claim.kind not in DISASTERS)


def is_signpost(claim: Claim) -> bool:
    """Whether the claim tells where such a village lies, if only the country; of a disaster also where any place of a
    name lies, as "Gofa" may be unknown and the Gofa zone not."""
    named = _is_unlisted(claim) or (claim.kind in DISASTERS and level(claim) >= DISTRICT)
    return named and claim.country is not None


def _is_unlisted(claim: Claim, is_toll: bool = False) -> bool:
    named = claim.place_name is None and level(claim) == SETTLEMENT and bool(name_of(claim))
    return named and (is_toll or claim.family == HARM)


def _are_of_one_sort(claim: Claim, post: Claim) -> bool:
    """Whether neither tells of a disaster, or both of one sort of them."""
    return claim.kind == post.kind or not {claim.kind, post.kind} & DISASTERS


def take_village(claim: Claim, signposts: Iterable[Claim]) -> bool:
    """Give the claim the place of the only village of its name of which more is told; whether there is one."""
    told = [post for post in signposts if claim.country in (None, post.country) and _are_of_one_sort(claim, post)]
    regions = [post for post in told if post.admin1 is not None]
    if len({post.country for post in told}) != 1 or len({post.admin1 for post in regions}) > 1:
        return False
    if claim.country is not None and not regions:
        return False
    take_place(claim, min(regions or told, key=lambda post: post.order))
    return True
