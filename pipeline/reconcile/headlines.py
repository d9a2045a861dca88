"""What a headline and the body of its update tell each other: they are of one event unless the texts keep them apart.

A headline's figure that the body states again is of the body's place, day and sort of event, as the body says more.
Where the body names a country or nothing and the headline a town, it is the other way round.

Belongs here: claims of one update that state one figure in both fields. Not here: claims of one field, parts and wholes
(`surroundings`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reconcile.kinds import family
from pipeline.reconcile.numbers import both_hold, same_counted, same_number
from pipeline.reconcile.places import COUNTRY, NOWHERE, level, may_hold, name_of, region, spot, take_place
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import TOLL_MEASURES
from schemas.measure_groups import FLED

LOCAL = frozenset({"killed", "injured", "damaged", "missing", "rescued", "struck"})
"""Measures whose claims, without a place or day of their own, are taken to be of the only one their update tells
of."""


def take_days(claim: Claim, other: Claim) -> None:
    """Give the claim the days of another one."""
    claim.date_from, claim.date_to = other.date_from, other.date_to
    claim.date_precision = other.date_precision


def follow_body(headline: Claim, body: Sequence[Claim]) -> None:
    """Bring place and days of a headline's figure and of the body's statement of it together."""
    same = _said_again(headline, body)
    if not same:
        return
    other = same[0]
    if _takes_place(headline, same, body) or _is_of_country(headline, other):
        take_place(headline, other)
    elif same_number(headline, other) and level(other) <= COUNTRY and may_hold(other, headline):
        take_place(other, headline)
    if other.date_to is not None:
        take_days(headline, other)


def _is_of_country(headline: Claim, other: Claim) -> bool:
    """Whether weapons or attacks that the body counts for a country are the country's, though the headline names a
    town of it as well: the headline names the country, too."""
    named = other.place_text is not None and other.place_text in (headline.headline or "")
    return named and headline.measure not in LOCAL and level(other) == COUNTRY and may_hold(other, headline)


def _said_again(headline: Claim, body: Sequence[Claim]) -> list[Claim]:
    """The body's statements of a headline's figure: with the same number before those that can merely hold with it."""
    alike = [c for c in body if c.status == headline.status and both_hold(c, headline)]
    same = [c for c in alike if same_counted(c, headline)]
    preferred = (
        [c for c in same if same_number(c, headline)],
        [c for c in alike if _is_class_of(c, headline)],
        [c for c in alike if _puts_number_to(c, headline)],
        same if headline.measure in LOCAL else [],
        [c for c in same if headline.about or c.about],
        # "flood drives 40,000 from homes": the body may call evacuated who is displaced in the headline
        [c for c in alike if {c.measure, headline.measure} == FLED and same_number(c, headline)],
    )
    return next(filter(None, preferred), [])


def _is_class_of(body: Claim, headline: Claim) -> bool:
    """Whether the body tells of which class the people were whom the headline counts."""
    people = headline.measure in TOLL_MEASURES and headline.object == "people"
    return people and body.measure == headline.measure and same_number(body, headline)


def _puts_number_to(body: Claim, headline: Claim) -> bool:
    """Whether the body tells how many of a class "dozens killed" were, in a place of the headline's."""
    people = headline.measure in TOLL_MEASURES and headline.object == "people" and headline.high is None
    more = body.measure == headline.measure and body.number >= headline.number and body.part_of is None
    return people and more and (may_hold(headline, body) or spot(headline) == spot(body))


def _takes_place(headline: Claim, same: Sequence[Claim], body: Sequence[Claim]) -> bool:
    other = same[0]
    # Aid is told apart by who gets it, not by where it is spoken of.
    if level(other) == NOWHERE or headline.family == "aid":
        return False
    if may_hold(headline, other) or (region(headline) == region(other) and level(headline) <= level(other)):
        return True
    one_place = len({spot(c) for c in same}) == 1 and same_number(headline, other)
    body_goes_there = any(name_of(c) == name_of(headline) for c in body if level(c) != NOWHERE)
    return one_place and not body_goes_there and not may_hold(other, headline)


def take_sort_of_event(claims: Sequence[Claim]) -> None:
    """A headline's figure that the body states again is of the same half of the day and as much apart from other
    events; that a toll is brought up to date holds for both, and what is a running total the body tells."""
    body = [c for c in claims if not c.in_headline]
    for headline in claims:
        if not headline.in_headline:
            continue
        same = [c for c in _said_again(headline, body) if spot(c) == spot(headline)]
        if not same:
            continue
        other = same[0]
        headline.half, headline.apart = other.half or headline.half, other.apart
        if other.kind_is_said:
            headline.kind, headline.kind_is_said = other.kind, True
        headline.toll = other.toll = headline.toll or other.toll
        if same_number(headline, other) and headline.cumulative != other.cumulative:
            headline.cumulative = other.cumulative
            headline.family = family(headline)
        if headline.measure != other.measure:
            headline.family, headline.kind = other.family, other.kind
        if headline.cumulative:
            headline.speaker, headline.side = other.speaker, other.side
