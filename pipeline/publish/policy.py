"""Reading a figure with its bounds as one number or a range: a choice of the reader, never baked into the tables.

- `conservative`: the least that anybody supports, as ACLED codes fatalities that are disputed;
- `best`: the best estimate, as UCDP GED's `best`;
- `range`: the least and the greatest, as Airwars gives them.

Belongs here: the policies. Not here: how low, best and high come about (`pipeline.reconcile.figures`).
"""

from __future__ import annotations

from typing import Literal, get_args

import pyarrow as pa
import pyarrow.compute as pc

Policy = Literal["conservative", "best", "range"]
POLICIES: tuple[Policy, ...] = get_args(Policy)

POLICY_SQL = """\
create or replace macro figure_from(policy, low, best, high) as
    case policy when 'best' then best else coalesce(low, best) end;
create or replace macro figure_to(policy, low, best, high) as
    case policy when 'conservative' then coalesce(low, best) when 'best' then best else high end
"""
"""The same as DuckDB macros: `select figure_from('conservative', killed_low, killed_best, killed_high) from
incidents`."""


def under_policy(figures: pa.Table, policy: Policy) -> pa.Table:
    """The table with two more columns, `value_from` and `value_to`: the figure under that policy.

    `figures` is any table with the columns low, best and high. ValueError if there is no such policy.
    """
    if policy not in POLICIES:
        raise ValueError(f"no policy {policy!r}: choose one of {', '.join(POLICIES)}")
    least = pc.coalesce(figures["low"], figures["best"])
    ends = {
        "conservative": (least, least),
        "best": (figures["best"], figures["best"]),
        "range": (least, figures["high"]),
    }
    start, end = ends[policy]
    return figures.append_column("value_from", start).append_column("value_to", end)
