"""Reports of no place, told by the clock of the country in which what they tell of happened.

"78 people were killed in Friday's attacks", in a post that names no place and keeps Tehran's clock, is of Iran if
earlier posts told of attacks there on Friday that killed fewer: it is the whole of which they are parts. A disaster is
of the country if one of its sort was told of there.

Belongs here: whether a report is of its clock's country. Not here: what was told there (`followups`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reconcile.kinds import DISASTERS, HARM
from pipeline.reconcile.places import NOWHERE, level
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import GOES_ON, TELLING, is_undated


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


def take_home(claims: Iterable[Claim]) -> None:
    """Give the claims the country of their clock for a place."""
    for claim in claims:
        claim.country, claim.geo_precision, claim.moved = claim.home, "country", True
