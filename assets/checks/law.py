"""A law: something that is always true of the tables, and the asset check that holds it.

Belongs here: how a law becomes a check. Not here: the laws (`input_laws`, `claim_laws`, `incident_laws`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import dagster as dg

from assets.books import Books
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
    breaches: Callable[[Books, MonthRange], Iterator[str]]
    """A line for a person to read for each breach in the given months."""
    by_month: bool = True
    """Whether the asset has months; if not, the law is always checked on all of it."""
    severity: dg.AssetCheckSeverity = dg.AssetCheckSeverity.ERROR
    """WARN where the news may break the law and not the pipeline."""


def check(law: Law, books: Books) -> dg.AssetChecksDefinition:
    """The asset check of a law."""
    months: dict[str, Any] = {"partitions_def": books.months} if law.by_month else {}

    @dg.asset_check(name=law.name, asset=law.asset, description=law.says, **months)
    def _check(context: dg.AssetCheckExecutionContext) -> dg.AssetCheckResult:
        found = law.breaches(books, books.asked_for(context) if law.by_month else EVER)
        examples = list(islice(found, EXAMPLES))
        count = len(examples) + sum(1 for _ in found)
        metadata: dict[str, Any] = {"breaches": count}
        if examples:
            metadata["such as"] = dg.MetadataValue.md("\n".join(f"- {line}" for line in examples))
        return dg.AssetCheckResult(
            passed=not count,
            severity=law.severity,
            description=examples[0] if examples else None,
            metadata=metadata,
        )

    return _check
