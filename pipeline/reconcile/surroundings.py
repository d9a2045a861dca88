"""Filling in what a claim leaves out from the other claims of its update.

A headline sums up the body, a part happened where and when its whole did, a sentence has one place and one day. What
the text does not say this plainly stays unknown. Works on the claims of one update; the `claims` table itself is not
changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from .kinds import HARM
from .numbers import both_hold, same_counted, same_number
from .places import NOWHERE, SETTLEMENT, level, may_hold, plain, region, take_place
from .records import Claim

_LOCAL = frozenset({"killed", "injured", "damaged", "missing", "rescued", "struck"})
"""Measures whose claims, without a place or day of their own, are taken to be of the only one their update tells
of."""


def fill_in(claims: Sequence[Claim]) -> None:
    """Complete places and days of the claims of one update."""
    _complete_regions(claims)
    by_id = {c.claim_id: c for c in claims}
    for claim in claims:
        if claim.part_of in by_id:
            _take_missing(claim, by_id[claim.part_of])
    for claim in claims:
        if claim.in_headline:
            _follow_body(claim, [c for c in claims if not c.in_headline])
    for claim in claims:
        mates = [c for c in claims if c is not claim and c.family == claim.family and c.status == claim.status]
        _take_missing(claim, _only(c for c in mates if _one_sentence(c, claim)))
        if claim.family == HARM and claim.measure in _LOCAL:
            _take_missing(claim, _only(c for c in mates if level(c) == SETTLEMENT and c.date_to is not None))
    for claim in claims:
        if claim.date_from is None and claim.date_to is None:
            _date_of_repetition(claim, claims)


def _complete_regions(claims: Sequence[Claim]) -> None:
    """A name is one place in the whole update: the one as which most of its claims resolve it."""
    named: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if level(claim) != NOWHERE:
            named[level(claim), plain(claim.place_name or claim.place_text)].append(claim)
    for same in named.values():
        resolved = Counter((c.country, c.admin1) for c in same if c.country and c.admin1)
        if len(resolved) > 1 or (resolved and sum(resolved.values()) < len(same)):
            usual = max(resolved, key=lambda where: resolved[where])
            model = next(c for c in same if (c.country, c.admin1) == usual)
            for claim in same:
                if (claim.country, claim.admin1) != usual:
                    take_place(claim, model)


def _one_sentence(a: Claim, b: Claim) -> bool:
    return a.in_headline == b.in_headline and a.sentence_start == b.sentence_start


def _only(claims: Iterable[Claim]) -> Claim | None:
    """The first of the claims if all have one place and one day."""
    found = [c for c in claims if level(c) != NOWHERE]
    occasions = {(region(c), plain(c.place_name or c.place_text), c.date_to) for c in found}
    return found[0] if len(occasions) == 1 else None


def _take_missing(claim: Claim, other: Claim | None) -> None:
    if other is None:
        return
    if level(claim) == NOWHERE and level(other) != NOWHERE:
        take_place(claim, other)
    same_place = plain(claim.place_name or claim.place_text) == plain(other.place_name or other.place_text)
    if claim.date_from is None and claim.date_to is None and not claim.cumulative and same_place:
        _take_days(claim, other)


def _take_days(claim: Claim, other: Claim) -> None:
    claim.date_from, claim.date_to = other.date_from, other.date_to
    claim.date_precision = other.date_precision


def _follow_body(claim: Claim, body: Sequence[Claim]) -> None:
    """A headline's figure that the body states again is of the body's place and day where its own are less exact."""
    same = [c for c in body if same_counted(c, claim) and c.status == claim.status and both_hold(c, claim)]
    numbers = [c for c in same if same_number(c, claim)]
    same = numbers or [c for c in same if claim.measure in _LOCAL]
    if not same:
        return
    other = same[0]
    if may_hold(claim, other) or (region(claim) == region(other) and level(claim) <= level(other)):
        take_place(claim, other)
    if other.date_to is not None and not claim.cumulative and not other.cumulative:
        _take_days(claim, other)


def _date_of_repetition(claim: Claim, claims: Sequence[Claim]) -> None:
    """An undated claim that states again what a dated one of the update states has its day."""
    for other in claims:
        dated = other.date_from is not None or other.date_to is not None
        again = same_counted(claim, other) and claim.status == other.status and same_number(claim, other)
        same_place = level(claim) == NOWHERE or plain(claim.place_text) == plain(other.place_text)
        if dated and again and same_place and not claim.cumulative and not other.cumulative:
            _take_days(claim, other)
            return
