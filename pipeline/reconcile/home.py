"""Reports of no place, told by the clock of the country in which what they tell of happened.

"78 people were killed in Friday's attacks", in a post that names no place and keeps Tehran's clock, is of Iran if
earlier posts told of attacks there on Friday that killed fewer: it is the whole of which they are parts. A disaster is
of the country if one of its sort was told of there.

The toll of "the earthquake", in a post that names no place whatever its clock, is of the one country from which an
earthquake is in the news.

Belongs here: which country such a report is of. Not here: what was told there (`followups`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reconcile.days import is_undated
from pipeline.reconcile.going_on import GOES_ON, TELLING
from pipeline.reconcile.kinds import DISASTERS, HARM
from pipeline.reconcile.places import NOWHERE, level
from pipeline.reconcile.records import Claim

PUT_RIGHT_FROM = 0.5
"""Share of a toll that is put right which the disaster's first days must have told."""


def may_be_of_home(claims: Sequence[Claim]) -> bool:
    """Whether claims of one update, place and day are a toll of no place, of a disaster or of a day that is said, and
    not of one side's fighters."""
    first = claims[0]
    if first.home is None or level(first) != NOWHERE or first.incident_date is None or first.family != HARM:
        return False
    return any(c.kind in DISASTERS or not is_undated(c) for c in _dead(claims))


def _dead(claims: Iterable[Claim]) -> list[Claim]:
    killed = [c for c in claims if c.measure == "killed" and c.status == "happened" and c.number >= TELLING]
    return [c for c in killed if c.victims is None and c.object != "soldiers"]


def is_of_home(claims: Sequence[Claim], events: Iterable[Claim]) -> bool:
    """Whether the claims are the whole of what `events` of their clock's country tell."""
    top = max(_dead(claims), key=lambda c: (c.number, c.order))
    same = [e for e in events if e.measure == "killed" and e.country == top.home and e.status == top.status]
    if top.kind in DISASTERS:
        return any(e.kind == top.kind and e.number <= top.number and _went_on(e, top) for e in same)
    greatest: dict[str, int] = defaultdict(int)
    for event in same:
        if event.incident_date == top.incident_date:
            if event.kind_is_said and top.kind_is_said and event.kind != top.kind:
                return False
            greatest[event.spot] = max(greatest[event.spot], event.number)
    return bool(greatest) and sum(greatest.values()) < top.number


def _went_on(event: Claim, claim: Claim) -> bool:
    if event.incident_date is None or claim.incident_date is None:
        return False
    return 0 <= (claim.incident_date - event.incident_date).days <= GOES_ON.days


def disaster_in_the_news(claims: Sequence[Claim]) -> str | None:
    """The sort of disaster of which claims of one update and day are a toll of no place; null if they are not."""
    first = claims[0]
    if level(first) != NOWHERE or first.incident_date is None or first.family != HARM:
        return None
    return next((c.kind for c in _dead(claims) if c.kind in DISASTERS and (c.toll or not is_undated(c))), None)


def country_in_the_news(claims: Sequence[Claim], events: Iterable[Claim]) -> str | None:
    """The country of the disaster that claims of no place tell of: the only one of which `events` of that sort tell, if
    no more were killed there by then and it is the same day's or the claims bring a toll up to date. Of several, a toll
    that is put right is of the only one of which half as many were told as news of its day."""
    top = max(_dead(claims), key=lambda c: (c.number, c.order))
    near = [e for e in events if e.measure == "killed" and _went_on(e, top)]
    if top.corrected and len({e.country for e in near}) > 1:
        near = [e for e in near if PUT_RIGHT_FROM * top.number <= e.number]
    is_of_it = any(e.number <= top.number and (top.toll or e.incident_date == top.incident_date) for e in near)
    return near[0].country if is_of_it and len({e.country for e in near}) == 1 else None


def take_country(claims: Iterable[Claim], country: str) -> None:
    """Give the claims a country for a place."""
    for claim in claims:
        claim.country, claim.geo_precision, claim.moved = country, "country", True
