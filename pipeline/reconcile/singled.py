"""Reports of a whole country, or of no place, that tell the toll of one town's event.

The event is one of the same day that was told up to then, so that the answer for one publication day depends on that
day and those before alone.

Belongs here: which event such a report is of, and what of it. Not here: reports of regions and districts (`joins`),
moving (`followups`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reconcile.days import period
from pipeline.reconcile.joins import counted, is_telling
from pipeline.reconcile.kinds import DISASTERS
from pipeline.reconcile.likeness import can_agree
from pipeline.reconcile.places import COUNTRY, level, may_hold
from pipeline.reconcile.records import Claim
from pipeline.reconcile.tolls import TOLL_MEASURES


def tolls_of(claims: Sequence[Claim]) -> list[Claim]:
    """What claims of one update, place and day tell of people killed or hurt, if the place is a country or none; a
    disaster of a country is looked for by its sort."""
    if level(claims[0]) > COUNTRY or period(claims[0]) or claims[0].kind in DISASTERS:
        return []
    return [c for c in claims if c.measure in TOLL_MEASURES]


def event_singled_out(claims: Sequence[Claim], events: Sequence[Claim]) -> Claim | None:
    """The only event of the day inside the place of the claims with most of their figures, if these are more than
    chance and nothing contradicts."""
    told = tolls_of(claims)
    mine = counted(told)
    alike = {e.spot for e in events if (e.measure, e.object, e.number) in mine}
    by_place: dict[str, list[Claim]] = defaultdict(list)
    for event in events:
        if event.spot in alike and level(event) > COUNTRY and may_hold(claims[0], event):
            by_place[event.spot].append(event)
    shared = {spot: mine & counted(there) for spot, there in by_place.items()}
    fits = [s for s, figures in shared.items() if is_telling(figures) and can_agree(told, by_place[s])]
    top = max((len(shared[s]) for s in fits), default=0)
    best = [s for s in fits if len(shared[s]) == top]
    return min(by_place[best[0]], key=lambda e: e.order) if len(best) == 1 else None


def what_fits(claims: Sequence[Claim], event: Claim, events: Iterable[Claim]) -> list[Claim]:
    """What of the claims goes to the event: of a report without a place all, of a country's the figures that the event
    has too, with their sentences and parts."""
    if level(claims[0]) < COUNTRY:
        return list(claims)
    there = counted(e for e in events if e.spot == event.spot)
    same = [c for c in claims if counted([c]) & there]
    sentences = {(c.in_headline, c.sentence_start) for c in same}
    near = [c for c in claims if (c.in_headline, c.sentence_start) in sentences]
    ids = {c.claim_id for c in near}
    return [c for c in claims if c.claim_id in ids or c.part_of in ids]
