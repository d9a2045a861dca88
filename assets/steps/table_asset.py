"""What makes an asset of a function which plans the days of one table.

Belongs here: the decorator and its metadata. Not here: the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

import dagster as dg

from assets.books import Books
from assets.metadata import definition_metadata
from assets.storage.plan import DayPlan

IO_MANAGER = "tables"
GROUP = "tollbook"
"""One group for all assets: the UI then shows the whole graph at once."""
OWNERS = ("team:tollbook",)
"""Whom the UI names for the tables; sources have the contact of `sources.toml`."""


def table_asset(
    name: str,
    books: Books,
    *,
    by_month: bool = True,
    deps: Sequence[str] = (),
    ins: Mapping[str, dg.AssetIn] | None = None,
    required_resource_keys: Collection[str] = (),
) -> Callable[[Callable[..., DayPlan]], dg.AssetsDefinition]:
    """An asset that keeps the table `name`; the function's docstring is what the UI shows of it.

    `by_month`: the asset has the months of the books as partitions, and one run can make many of them.
    """

    def decorate(plan: Callable[..., DayPlan]) -> dg.AssetsDefinition:
        made: dg.AssetsDefinition = dg.asset(
            name=name,
            group_name=GROUP,
            kinds={"parquet"},
            owners=list(OWNERS),
            deps=list(deps),
            ins=ins,
            required_resource_keys=set(required_resource_keys),
            metadata=definition_metadata(name),
            io_manager_key=IO_MANAGER,
            **(monthly(books) if by_month else {}),
        )(plan)
        return made

    return decorate


def named(table: str, days: Sequence[date]) -> str:
    """What a person calls a batch of days of a table."""
    return f"{table} of {days[0]}" + (f" to {days[-1]}" if len(days) > 1 else "")


def monthly(books: Books) -> dict[str, Any]:
    """What makes an asset one by months, of which one run can make many."""
    return {"partitions_def": books.months, "backfill_policy": dg.BackfillPolicy.single_run()}
