"""A law: something that is always true of the tables.

Belongs here: what a law is. Not here: the laws (`input_laws`, `claim_laws`, `incident_laws`, `total_laws`), holding
them (`holding`), the asset checks (`asset_checks`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import dagster as dg

from assets.checks.rows import Shelf


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
    by_days: bool = True
    """The law holds of some days exactly if it holds of each part of them."""
