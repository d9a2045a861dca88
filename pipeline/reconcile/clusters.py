"""The claims of one event.

Belongs here: what a cluster is and which place it has. Not here: which claims it gets (`linking`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from pipeline.reconcile.cores import receiver
from pipeline.reconcile.kinds import DISASTERS
from pipeline.reconcile.likeness import most_common
from pipeline.reconcile.places import NOWHERE, REGION, level, may_hold, spot, take_country_alone
from pipeline.reconcile.records import Claim


@dataclass(slots=True)
class Cluster:
    """The claims of one event, and the words that tell it from others of its place and day (empty if it is alone)."""

    claims: list[Claim]
    spot: str
    """Where it is, as filing names it."""
    label: str = ""

    @property
    def place(self) -> Claim:
        """A claim with the place of the event."""
        return finest(self.claims)


def finest(claims: Iterable[Claim]) -> Claim:
    """A claim with the finest place: of equal ones the place named most often, then the first in the alphabet. Of a
    disaster in several towns the region or country around them; of aid a place in the country that gets it."""
    found = list(claims)
    if len(found) == 1:
        return found[0]
    if found[0].family == "aid":
        to = most_common(found, receiver)
        found = [c for c in found if c.country == to] or found
    top = max(level(c) for c in found)
    at_top = [c for c in found if level(c) == top]
    if any(c.kind in DISASTERS for c in found):
        at_top = _around_all(found) or _countries(found) or at_top
    named = most_common(at_top, spot)
    at_place = [c for c in at_top if spot(c) == named]
    return min(at_place, key=lambda c: (c.latitude is None, c.geoname_id is None, c.place_text or "", c.order))


def _countries(claims: Sequence[Claim]) -> list[Claim]:
    """For claims of several regions of one country, of which none tells of the whole, the same as claims of the country
    alone; none for others."""
    if len({c.country for c in claims}) != 1 or len({_region_or_town(c) for c in claims} - {None}) < 2:
        return []
    found = [copy(c) for c in claims]
    for claim in found:
        take_country_alone(claim)
    return found


def _region_or_town(claim: Claim) -> str | None:
    """The region, or the town where no region of it is known; None for a country alone and a village of no list."""
    listed = claim.latitude is not None and level(claim) > REGION
    return claim.admin1 or (spot(claim) if listed else None)


def _around_all(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of the finest place that holds, or lies in, the places of all others; none if there is no such."""
    places: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if level(claim) != NOWHERE:
            places[spot(claim)].append(claim)
    models = {name: found[0] for name, found in places.items()}
    for name in sorted(models, key=lambda name: (-level(models[name]), name)):
        own = models[name]
        if all(may_hold(own, c) or may_hold(c, own) for other, c in models.items() if other != name):
            return places[name]
    return []
