"""Making anew only the incidents that changed claims can touch.

Belongs here: which incidents to make anew, and putting them in place of the old ones. Not here: which places a change
can reach (`reach`), how incidents are made (`run`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.reconcile.grouping import Readable
from pipeline.reconcile.reach import reached_rows
from pipeline.reconcile.records import Reconciled
from pipeline.reconcile.run import in_order, reconcile_filed


def changed_rows(before: pa.Table, after: pa.Table) -> pa.Table:
    """The filed claims that are in one of two states of filed claims only: new, taken away, or filed otherwise (both
    ways)."""
    old, new = ({tuple(row.values()): index for index, row in enumerate(t.to_pylist())} for t in (before, after))
    gone = [index for row, index in old.items() if row not in new]
    come = [index for row, index in new.items() if row not in old]
    return pa.concat_tables([before.take(pa.array(gone, pa.int64())), after.take(pa.array(come, pa.int64()))])


def affected(changed: pa.Table, filed: Sequence[Readable]) -> pa.Table:
    """The rows of `filed` whose incidents the changed filed claims can touch.

    `filed` is the state after the change, in parts of which columns are read as they are needed: all filed claims of
    the incident days that occur in `changed`, or more.
    """
    return reached_rows(changed, filed)


def remake(previous: Reconciled, changed: pa.Table, filed: Sequence[Readable]) -> Reconciled:
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
        made: pa.Table = getattr(new, field.name)
        holds = [*pc.invert(pc.is_in(old["incident_id"], stale)).chunks, pa.array([True] * len(made), pa.bool_())]
        tables.append(in_order(field.name, pa.concat_tables([old, made]), pa.chunked_array(holds, pa.bool_())))
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
