"""Running totals ("since the invasion", "this year") as series: one for each speaker, scope and counted thing.

Belongs here: series with their differences from one day to the next, and where they fall. Not here: incidents (a
running total is none).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.reconcile.kinds import RUNNING
from pipeline.reconcile.places import region, spot
from pipeline.reconcile.records import Claim, claims_from_table

SERIES_SCHEMA = pa.schema(
    [
        pa.field("speaker", pa.string(), nullable=False),
        pa.field("side", pa.string()),
        pa.field("measure", pa.string(), nullable=False),
        pa.field("object", pa.string()),
        pa.field("target", pa.string()),
        pa.field("country", pa.string()),
        pa.field("admin1", pa.string()),
        pa.field("place_name", pa.string()),
        pa.field("since", pa.date32()),
        pa.field("day", pa.date32(), nullable=False),
        pa.field("low", pa.int64()),
        pa.field("best", pa.int64()),
        pa.field("high", pa.int64()),
        pa.field("difference", pa.int64()),
        pa.field("days", pa.int32()),
        pa.field("falls", pa.bool_(), nullable=False),
        pa.field("corrected", pa.bool_(), nullable=False),
        pa.field("claim_id", pa.string(), nullable=False),
    ]
)
"""One row is one day of one series. `difference` is to the series' day before, `days` ago; both are null on its first
day. `falls`: the total is lower than the day before; `corrected`: the claim says that it takes an earlier figure
back."""


def cumulative_series(filed: pa.Table) -> pa.Table:
    """The series of the running totals among filed claims, columns `SERIES_SCHEMA`.

    A series is of one speaker, side, measure, object, target, place and start. Of several totals of one day the one
    published last counts. Edited posts count with their latest revision alone. What is a part of a total that counts
    the same thing ("of whom 3,190 were identified") is no total.
    """
    claims = [c for c in claims_from_table(filed) if c.family == RUNNING and c.known_until is None]
    series: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    counted = {c.claim_id: (c.measure, c.object) for c in claims}
    for claim in sorted(claims, key=lambda c: c.order):
        if counted.get(claim.part_of or "") != (claim.measure, claim.object):
            series[_key(claim)].append(claim)
    rows = [row for key in sorted(series, key=str) for row in _rows(series[key])]
    return pa.Table.from_pylist(rows, schema=SERIES_SCHEMA)


def unexplained_falls(series: pa.Table) -> pa.Table:
    """The rows at which a series falls though no claim says that it takes an earlier total back."""
    return series.filter(pc.and_not(series["falls"], series["corrected"]))


def _key(claim: Claim) -> tuple[Any, ...]:
    return (
        claim.speaker,
        claim.side,
        claim.measure,
        claim.object,
        claim.target,
        claim.status,
        region(claim),
        spot(claim),
        claim.date_from,
    )


def _day(claim: Claim) -> date:
    return claim.date_to or claim.published_day


def _rows(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    days = {_day(claim): claim for claim in claims}
    rows: list[dict[str, Any]] = []
    before: Claim | None = None
    for day in sorted(days):
        claim = days[day]
        rows.append(
            {name: getattr(claim, name) for name in SERIES_SCHEMA.names if name in Claim.__slots__}
            | {"since": claim.date_from, "day": day}
            | _change(claim, before)
        )
        before = claim
    return rows


def _change(claim: Claim, before: Claim | None) -> dict[str, Any]:
    if before is None:
        return {"difference": None, "days": None, "falls": False}
    return {
        "difference": claim.number - before.number,
        "days": (_day(claim) - _day(before)).days,
        "falls": claim.number < before.number,
    }
