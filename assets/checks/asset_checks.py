"""The asset checks of all laws.

A check looks at the months of the run that it is part of, or at some of their days where the run says which (those on
which something has changed, see `held`), and at everything where it is run alone. It takes them from the run and not
from partitions of its own: Dagster's checks by partition know no run over many months, and would be shown as skipped.

Belongs here: how laws become checks. Not here: holding them (`holding`).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import dagster as dg

from assets.books import Books
from assets.checks.holding import EVER, LAYERS, Breaches, hold
from assets.checks.law import Law
from assets.checks.laws import LAWS
from assets.engines import ENGINE
from assets.partitions import DAYS, RANGE_END, RANGE_START, MonthRange

_ONE = "dagster/partition"


def checks(books: Books) -> list[dg.AssetChecksDefinition]:
    """The asset checks of all laws, each of which must pass before a run makes what is made from its table.

    One step holds the laws of one layer, because the books of a step cost more than most laws.
    """
    layers = [[law for law in LAWS if law.asset in assets] for assets in LAYERS.values()]
    assert sorted(law.name for layer in layers for law in layer) == sorted(law.name for law in LAWS)
    return [_step(name, layer, books) for name, layer in zip(LAYERS, layers, strict=True)]


def _step(layer: str, laws: Sequence[Law], books: Books) -> dg.AssetChecksDefinition:
    by_key = {dg.AssetCheckKey(dg.AssetKey(law.asset), law.name): law for law in laws}

    specs = [dg.AssetCheckSpec(law.name, asset=law.asset, description=law.says, blocking=True) for law in laws]

    @dg.multi_asset_check(name=f"laws_of_{layer}", specs=specs, can_subset=True, required_resource_keys={ENGINE})
    def check(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        """What is always true of the tables."""
        selected = {(law.asset, law.name): law for law in (by_key[key] for key in context.selected_asset_check_keys)}
        tags = context.run.tags
        found = hold(layer, list(selected), books, _months(tags), _days(tags), context.resources.engine)
        for key, breaches in found.items():
            yield _result(selected[key], breaches)

    return check


def _months(tags: Mapping[str, str]) -> MonthRange:
    """The months that a run is over, by its tags; for a run over none, all there are."""
    first = tags.get(RANGE_START) or tags.get(_ONE)
    last = tags.get(RANGE_END) or tags.get(_ONE)
    return MonthRange(date.fromisoformat(first), date.fromisoformat(last)) if first and last else EVER


def _days(tags: Mapping[str, str]) -> frozenset[date] | None:
    """The days that a run of checks is about; None for all of its months."""
    return frozenset(map(date.fromisoformat, tags[DAYS].split(","))) if tags.get(DAYS) else None


def _result(law: Law, found: Breaches) -> dg.AssetCheckResult:
    metadata: dict[str, Any] = {"breaches": found.count}
    if found.examples:
        metadata["such as"] = dg.MetadataValue.md("\n".join(f"- {line}" for line in found.examples))
    return dg.AssetCheckResult(
        passed=not found.count,
        asset_key=law.asset,
        check_name=law.name,
        severity=law.severity,
        description=found.examples[0] if found.examples else None,
        metadata=metadata,
    )
