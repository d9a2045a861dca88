"""A law: something that is always true of the tables, and the asset check that holds it.

A check looks at the months of the run that it is part of, or at some of their days where the run says which (those on
which something has changed, see `held`), and at everything where it is run alone. It takes them from the run and not
from partitions of its own: Dagster's checks by partition know no run over many months, and would be shown as skipped.

Belongs here: how laws become checks. Not here: the laws (`input_laws`, `claim_laws`, `incident_laws`, `total_laws`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import dagster as dg

from assets.books import Books
from assets.checks.rows import Shelf
from assets.partitions import DAYS, RANGE_END, RANGE_START, MonthRange

EXAMPLES = 20
LAYERS = {
    "inbox": ("inbox",),
    "reading": ("rejects", "updates"),
    "claims": ("claims",),
    "incidents": ("incidents", "incident_figures", "incident_claims", "figure_history"),
    "publishing": ("daily_totals",),
}
"""Tables whose laws are held together: none of them is made from another of its layer."""
EVER = MonthRange(date.min, date.max)
_ONE = "dagster/partition"


@dataclass(frozen=True, slots=True)
class Law:
    """One law about one table."""

    name: str
    asset: str
    says: str
    """The law in a sentence, which the UI shows."""
    breaches: Callable[[Shelf], Iterator[str]]
    """A line for a person to read for each breach in the given months."""
    severity: dg.AssetCheckSeverity = dg.AssetCheckSeverity.ERROR
    """WARN where the news may break the law and not the pipeline."""


def checks(laws: Sequence[Law], books: Books) -> list[dg.AssetChecksDefinition]:
    """The asset checks of all laws, each of which must pass before a run makes what is made from its table.

    One step holds the laws of one layer, because the books of a step cost more than most laws.
    """
    layers = [[law for law in laws if law.asset in assets] for assets in LAYERS.values()]
    assert sorted(law.name for layer in layers for law in layer) == sorted(law.name for law in laws)
    return [_step(name, layer, books) for name, layer in zip(LAYERS, layers, strict=True)]


def _step(layer: str, laws: Sequence[Law], books: Books) -> dg.AssetChecksDefinition:
    by_key = {dg.AssetCheckKey(dg.AssetKey(law.asset), law.name): law for law in laws}

    specs = [dg.AssetCheckSpec(law.name, asset=law.asset, description=law.says, blocking=True) for law in laws]

    @dg.multi_asset_check(name=f"laws_of_{layer}", specs=specs, can_subset=True)
    def hold(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        """What is always true of the tables."""
        selected = [by_key[key] for key in context.selected_asset_check_keys]
        shelf = Shelf(books, _months(context.run.tags), _days(context.run.tags))
        for law in selected:
            yield _result(law, law.breaches(shelf))

    return hold


def _months(tags: Mapping[str, str]) -> MonthRange:
    """The months that a run is over, by its tags; for a run over none, all there are."""
    first = tags.get(RANGE_START) or tags.get(_ONE)
    last = tags.get(RANGE_END) or tags.get(_ONE)
    return MonthRange(date.fromisoformat(first), date.fromisoformat(last)) if first and last else EVER


def _days(tags: Mapping[str, str]) -> frozenset[date] | None:
    """The days that a run of checks is about; None for all of its months."""
    return frozenset(map(date.fromisoformat, tags[DAYS].split(","))) if tags.get(DAYS) else None


def _result(law: Law, breaches: Iterator[str]) -> dg.AssetCheckResult:
    examples = list(islice(breaches, EXAMPLES))
    count = len(examples) + sum(1 for _ in breaches)
    metadata: dict[str, Any] = {"breaches": count}
    if examples:
        metadata["such as"] = dg.MetadataValue.md("\n".join(f"- {line}" for line in examples))
    return dg.AssetCheckResult(
        passed=not count,
        asset_key=law.asset,
        check_name=law.name,
        severity=law.severity,
        description=examples[0] if examples else None,
        metadata=metadata,
    )
