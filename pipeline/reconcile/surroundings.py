"""Filling in what a claim leaves out from the other claims of its update.

A headline sums up the body, a part happened where and when its whole did, a sentence has one place and one day. What
the text does not say this plainly stays unknown. Works on the claims of one update; the `claims` table itself is not
changed.

Belongs here: places and days within one update. Not here: its headline (`headlines`), its kinds of events (`kinds`),
other updates (`linking`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.reconcile.headlines import LOCAL, follow_body, take_days
from pipeline.reconcile.kinds import HARM
from pipeline.reconcile.numbers import same_counted, same_number
from pipeline.reconcile.places import (
    COUNTRY,
    NOWHERE,
    SETTLEMENT,
    level,
    may_hold,
    name_of,
    plain,
    region,
    spot,
    take_country_alone,
    take_place,
)
from pipeline.reconcile.records import Claim


@dataclass(frozen=True, slots=True)
class Naming:
    """How the texts of an update name the places of its claims; each a set of their ids."""

    carried: Collection[str] = ()
    """The claim's own sentence does not name its place."""
    later: Collection[str] = ()
    """Nothing up to the claim's own sentence names it."""
    across: Collection[str] = ()
    """The claim is of a whole country ("across Ukraine")."""


def fill_in(claims: Sequence[Claim], naming: Naming = Naming()) -> None:
    """Complete places and days of the claims of one update."""
    _one_place_for_each_name(claims)
    _sum_up_places(claims, naming)
    _parts_follow_wholes(claims)
    _headline_follows_body(claims)
    for claim in claims:
        _follow_mates(claim, claims, naming)
    _headline_follows_body(claims, placeless=True)
    for claim in claims:
        _date_of_repetition(claim, claims)
    for claim in claims:
        _take_country_of_parts(claim, claims)


def _sum_up_places(claims: Sequence[Claim], naming: Naming) -> None:
    for claim in claims:
        if claim.claim_id in naming.later and claim.measure in LOCAL:
            _sum_up(claim, claims)


def _parts_follow_wholes(claims: Sequence[Claim]) -> None:
    by_id = {c.claim_id: c for c in claims}
    for claim in claims:
        _take_missing(claim, by_id.get(claim.part_of or ""))


def _headline_follows_body(claims: Sequence[Claim], *, placeless: bool = False) -> None:
    """With `placeless` only headlines without a place, whose body may have one from its sentence by then."""
    body = [c for c in claims if not c.in_headline]
    for claim in claims:
        if claim.in_headline and (level(claim) == NOWHERE or not placeless):
            follow_body(claim, body)


def _follow_mates(claim: Claim, claims: Sequence[Claim], naming: Naming) -> None:
    """What a claim leaves out is that of its sentence; of people and things hurt, of the one town of the update."""
    mates = [c for c in claims if c is not claim and c.family == claim.family and c.status == claim.status]
    in_sentence = [c for c in mates if _one_sentence(c, claim)]
    _take_missing(claim, _only(c for c in in_sentence if c.part_of != claim.claim_id))
    if claim.family != HARM:
        return
    if level(claim) == COUNTRY and claim.claim_id not in naming.across:
        _take_finer(claim, mates if claim.claim_id in naming.carried else in_sentence)
    if claim.measure in LOCAL:
        _take_missing(claim, _only(c for c in mates if level(c) == SETTLEMENT and c.date_to is not None))


def _take_country_of_parts(claim: Claim, claims: Sequence[Claim]) -> None:
    """A whole of no place whose parts are all in one country is of that country: "15 wounded in the three cities, eight
    of them in Vinnytsia"."""
    if level(claim) != NOWHERE or claim.family != HARM:
        return
    countries = {c.country for c in claims if c.part_of == claim.claim_id and level(c) != NOWHERE}
    if len(countries) == 1 and None not in countries:
        claim.country, claim.geo_precision = countries.pop(), "country"


def _sum_up(claim: Claim, claims: Sequence[Claim]) -> None:
    """What is told before any place, of which later sentences tell two or more, is of the country of all of them."""
    same = [c for c in claims if c.measure == claim.measure and c.status == claim.status and level(c) > COUNTRY]
    others = [c for c in same if not c.in_headline and not _one_sentence(c, claim)]
    if len({spot(c) for c in others}) > 1 and {c.country for c in others} == {claim.country}:
        take_country_alone(claim)


def _one_place_for_each_name(claims: Sequence[Claim]) -> None:
    """A name is one place in the whole update: the one as which most of its claims resolve it."""
    named: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if level(claim) != NOWHERE:
            named[level(claim), name_of(claim)].append(claim)
    for same in named.values():
        _resolve_alike([c for c in same if c.country and c.admin1], same)
    named.clear()
    for claim in claims:
        if level(claim) == SETTLEMENT and claim.place_text:
            named[plain(claim.place_text)].append(claim)
    for same in named.values():
        _resolve_alike([c for c in same if c.country], same)


def _resolve_alike(resolved: Sequence[Claim], same: Sequence[Claim]) -> None:
    counts = Counter((c.country, c.admin1) for c in resolved)
    if not counts or (len(counts) == 1 and len(resolved) == len(same)):
        return
    usual = max(counts, key=lambda where: (counts[where], where[1] is not None))
    model = next(c for c in resolved if (c.country, c.admin1) == usual)
    for claim in same:
        if (claim.country, claim.admin1) != usual:
            take_place(claim, model)


def _one_sentence(a: Claim, b: Claim) -> bool:
    return a.in_headline == b.in_headline and a.sentence_start == b.sentence_start


def _only(claims: Iterable[Claim]) -> Claim | None:
    """The first of the claims if all have one place and one day."""
    found = [c for c in claims if level(c) != NOWHERE]
    occasions = {(region(c), name_of(c), c.date_to) for c in found}
    return found[0] if len(occasions) == 1 else None


def _take_missing(claim: Claim, other: Claim | None) -> None:
    if other is None:
        return
    if level(claim) == NOWHERE and level(other) != NOWHERE:
        take_place(claim, other)
    same_place = name_of(claim) == name_of(other)
    if claim.date_from is None and claim.date_to is None and not claim.cumulative and same_place:
        take_days(claim, other)


def _take_finer(claim: Claim, mates: Sequence[Claim]) -> None:
    """What is told of a country beside one town of it is of the town, unless the town has another figure of it, or of
    what else the sentence tells of the country."""
    near = [c for c in mates if level(c) > COUNTRY and c.date_to == claim.date_to]
    finer = _only(near)
    if finer is None or not may_hold(claim, finer) or claim.measure not in LOCAL:
        return
    beside = [c for c in mates if _one_sentence(c, claim) and level(c) == COUNTRY and c.measure in LOCAL]
    if all(same_number(c, own) for own in [claim, *beside] for c in near if same_counted(c, own)):
        take_place(claim, finer)


def _date_of_repetition(claim: Claim, claims: Sequence[Claim]) -> None:
    """An undated claim that states again what a dated one of the update states has its day."""
    if claim.date_from is not None or claim.date_to is not None:
        return
    for other in claims:
        dated = other.date_from is not None or other.date_to is not None
        again = same_counted(claim, other) and claim.status == other.status and same_number(claim, other)
        same_place = level(claim) == NOWHERE or plain(claim.place_text) == plain(other.place_text)
        if dated and again and same_place and not claim.cumulative and not other.cumulative:
            take_days(claim, other)
            return
