"""Filed claims of earlier days, as the follow-ups of a day are given them: to be read, as little of them as will do.

Belongs here: what is known of such days without reading them. Not here: which of their rows are asked for (`wanted`).
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.reconcile.columns import is_in
from pipeline.reconcile.grouping import Readable
from pipeline.reconcile.plans import FAMILIES


@dataclass(frozen=True, slots=True)
class Earlier:
    """Filed claims of earlier days, of which columns are read as they are needed."""

    last: date
    """The last day on which any of them was published."""
    read: Readable
    planned: AbstractSet[str] | None = None
    """`planned_spots` of them, if these are known without reading."""


def planned_spots(filed: pa.Table) -> set[str]:
    """The places for which something is planned that may be carried out later."""
    plans = pc.and_(is_in(filed["family"], FAMILIES), pc.equal(filed["status"], "planned"))
    return set(pc.unique(filed["spot"].filter(plans)).to_pylist())


def may_be_planned(doers: AbstractSet[str], days: Iterable[Earlier]) -> AbstractSet[str]:
    """Those of some places for which anything may be planned on the days."""
    known = [day.planned for day in days]
    return doers if None in known else doers & set().union(*(spots for spots in known if spots is not None))
