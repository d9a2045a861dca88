"""A law: something that is always true of the tables, and the asset check that holds it.

Belongs here: how laws become checks. Not here: the laws (`input_laws`, `claim_laws`, `incident_laws`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import dagster as dg

from assets.books import Books
from assets.checks.rows import Shelf
from assets.partitions import MonthRange

EXAMPLES = 20
EVER = MonthRange(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Law:
    """One law about one table."""

    name: str
    asset: str
    says: str
    """The law in a sentence, which the UI shows."""
    breaches: Callable[[Shelf], Iterator[str]]
    """A line for a person to read for each breach in the given months."""
    by_month: bool = True
    """Whether the asset has months; if not, the law is always checked on all of it."""
    severity: dg.AssetCheckSeverity = dg.AssetCheckSeverity.ERROR
    """WARN where the news may break the law and not the pipeline."""


def checks(laws: Sequence[Law], books: Books) -> dg.AssetChecksDefinition:
    """The asset checks of all laws. One step holds them, because the books of a step cost more than most laws."""
    by_key = {dg.AssetCheckKey(dg.AssetKey(law.asset), law.name): law for law in laws}

    @dg.multi_asset_check(name="laws", specs=[_spec(law, books) for law in laws], can_subset=True)
    def hold(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        """What is always true of the tables."""
        selected = [by_key[key] for key in context.selected_asset_check_keys]
        by_month = any(law.by_month for law in selected)
        shelf = Shelf(books, books.asked_for(context) if by_month else EVER)
        for law in selected:
            yield _result(law, law.breaches(shelf))

    return hold


def _spec(law: Law, books: Books) -> dg.AssetCheckSpec:
    months: dict[str, Any] = {"partitions_def": books.months} if law.by_month else {}
    return dg.AssetCheckSpec(law.name, asset=law.asset, description=law.says, **months)


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
