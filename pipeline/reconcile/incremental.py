"""Making anew only the incidents that changed claims can touch.

Claims of different places of one block meet only through reports of a region or district, and those only where
figures are the same or names alike (`linking`). So what is touched are the places of the changed claims, the coarser
reports that can meet them, and whatever these can meet in turn.

Belongs here: which incidents to make anew, and putting them in place of the old ones. Not here: how they are made
(`run`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields

import pyarrow as pa
import pyarrow.compute as pc

from .places import DISTRICT, REGION, SETTLEMENT, STEM
from .records import Reconciled
from .run import in_order, reconcile_filed

_LIGHT = ("claim_id", "incident_date", "block", "spot", "measure", "object", "low", "best", "high")
Counted = tuple[str, str | None, int]
"""Measure, object and number."""


def changed_rows(before: pa.Table, after: pa.Table) -> pa.Table:
    """The filed claims that are in one of two states of filed claims only: new, taken away, or filed otherwise (both
    ways)."""
    old, new = ({tuple(row.values()): index for index, row in enumerate(t.to_pylist())} for t in (before, after))
    gone = [index for row, index in old.items() if row not in new]
    come = [index for row, index in new.items() if row not in old]
    return pa.concat_tables([before.take(pa.array(gone, pa.int64())), after.take(pa.array(come, pa.int64()))])


def affected(changed: pa.Table, filed: pa.Table) -> pa.Table:
    """The rows of `filed` whose incidents the changed filed claims can touch.

    `filed` is the state after the change: all filed claims of the incident days that occur in `changed`, or more.
    """
    near = filed.filter(pc.is_in(_day_and_block(filed), pc.unique(_day_and_block(changed))))
    touched = _touched_spots(_spots_of(changed), _spots_of(near))
    rows = zip(*(near[name].to_pylist() for name in ("incident_date", "block", "spot")), strict=True)
    keep = [spot in touched.get((day, block), ()) for day, block, spot in rows]
    return near.filter(pa.array(keep, pa.bool_()))


def _day_and_block(filed: pa.Table) -> pa.ChunkedArray:
    days = pc.cast(pc.cast(filed["incident_date"], pa.int32()), pa.string())
    return pc.binary_join_element_wise(days, filed["block"], " ")


def remake(previous: Reconciled, changed: pa.Table, filed: pa.Table) -> Reconciled:
    """The incidents after a change: those that it can touch made anew, the others as they were.

    `previous` holds the incidents of the days that occur in `changed` (it may hold more), `filed` is as for
    `affected`.
    """
    remade = affected(changed, filed)
    linked = _claims_of_incidents(previous.incident_claims, pa.concat_tables([remade, changed]))
    again = set(changed["claim_id"].to_pylist())
    new = reconcile_filed(remade, {i: claims for i, claims in linked.items() if not claims & again})
    kept = _unchanged(linked, remade, new, again)
    stale = pa.array(sorted(set(linked) - kept), pa.string())
    tables = []
    for field in fields(Reconciled):
        old: pa.Table = getattr(previous, field.name)
        old = old.filter(pc.invert(pc.is_in(old["incident_id"], stale)))
        tables.append(in_order(field.name, pa.concat_tables([old, getattr(new, field.name)])))
    return Reconciled(*tables)


def _claims_of_incidents(links: pa.Table, filed: pa.Table) -> dict[str, frozenset[str]]:
    """The claims of each incident that holds one of the filed claims."""
    ids = pc.unique(links["incident_id"].filter(pc.is_in(links["claim_id"], pc.unique(filed["claim_id"]))))
    near = links.filter(pc.is_in(links["incident_id"], ids))
    found: dict[str, set[str]] = defaultdict(set)
    for incident, claim in zip(near["incident_id"].to_pylist(), near["claim_id"].to_pylist(), strict=True):
        found[incident].add(claim)
    return {incident: frozenset(claims) for incident, claims in found.items()}


def _unchanged(linked: Mapping[str, frozenset[str]], remade: pa.Table, new: Reconciled, again: set[str]) -> set[str]:
    """The incidents that `reconcile_filed` left out: none of their claims is changed or in an incident made anew."""
    moved = set(new.incident_claims["claim_id"].to_pylist()) | again
    there = set(remade["claim_id"].to_pylist())
    return {incident for incident, claims in linked.items() if claims <= there and not claims & moved}


Spots = Mapping[tuple[object, str], Mapping[str, set[Counted]]]
"""What is counted at each place of each day and block."""


def _spots_of(filed: pa.Table) -> Spots:
    found: dict[tuple[object, str], dict[str, set[Counted]]] = defaultdict(lambda: defaultdict(set))
    columns = (filed[name].to_pylist() for name in _LIGHT)
    for _, day, block, spot, measure, thing, low, best, high in zip(*columns, strict=True):
        if day is not None:
            number = next((n for n in (best, low, high) if n is not None), 0)
            found[(day, block)][spot].add((measure, thing, number))
    return found


def _touched_spots(changed: Spots, every: Spots) -> dict[tuple[object, str], set[str]]:
    found: dict[tuple[object, str], set[str]] = {}
    for key, spots in changed.items():
        merged: dict[str, set[Counted]] = defaultdict(set)
        for around in (spots, every.get(key, {})):
            for spot, counted in around.items():
                merged[spot] |= counted
        found[key] = _closure(set(spots), merged)
    return found


def _closure(start: set[str], spots: Mapping[str, set[Counted]]) -> set[str]:
    """The places to which chains of coarser reports can lead from the first ones."""
    coarse = [spot for spot in spots if REGION <= int(spot[0]) < SETTLEMENT]
    touched, fresh = set(start), set(start)
    while fresh and coarse:
        fresh = {
            other
            for spot in fresh
            for other in (spots if spot in coarse else coarse)
            if other not in touched and _can_meet(spot, other, spots)
        }
        touched |= fresh
    return touched


def _can_meet(a: str, b: str, spots: Mapping[str, set[Counted]]) -> bool:
    if any(number for _, _, number in spots[a] & spots[b]):
        return True
    return bool({int(a[0]), int(b[0])} == {DISTRICT, SETTLEMENT} and a[2:][:STEM] == b[2:][:STEM])
