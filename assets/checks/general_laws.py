"""Laws that several tables share: ids are unique, what is referred to exists, low ≤ best ≤ high."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyarrow.compute as pc

from assets.checks.rows import Shelf
from schemas import table
from schemas.events import WIDE_FIGURES

Breaches = Callable[[Shelf], Iterator[str]]


def unique(name: str) -> Breaches:
    """No two rows of the table have the same key, over all the days at hand."""
    key = list(table(name).key)

    def breaches(shelf: Shelf) -> Iterator[str]:
        groups = shelf.table(name).select(key).group_by(key).aggregate([([], "count_all")])
        for row in groups.filter(pc.greater(groups["count_all"], 1)).to_pylist():
            yield f"{row['count_all']} rows of {name} have {', '.join(f'{column} {row[column]}' for column in key)}"

    return breaches


def refers(name: str, column: str, target: str, target_column: str) -> Breaches:
    """Every value of the column that is not null is the id of a row of the other table, on whatever day."""

    def breaches(shelf: Shelf) -> Iterator[str]:
        known = set(shelf.all_ids(target, target_column))
        for row in shelf.rows(name, [column]):
            if row[column] is not None and row[column] not in known:
                yield f"{name}.{column} {row[column]} is not in {target}"

    return breaches


def all_of(*parts: Breaches) -> Breaches:
    """Several laws as one."""

    def breaches(shelf: Shelf) -> Iterator[str]:
        for part in parts:
            yield from part(shelf)

    return breaches


def bounds_in_order(name: str) -> Breaches:
    """low ≤ best ≤ high in each row, where not null."""
    key = list(table(name).key)
    groups = [f"{figure}_" for figure in WIDE_FIGURES] if name == "incidents" else [""]

    def breaches(shelf: Shelf) -> Iterator[str]:
        columns = [f"{group}{end}" for group in groups for end in ("low", "best", "high")]
        for row in shelf.rows(name, [*key, *columns]):
            for group in groups:
                bounds = [row[f"{group}{end}"] for end in ("low", "best", "high")]
                known = [value for value in bounds if isinstance(value, int)]
                if known != sorted(known):
                    yield f"{name} {', '.join(str(row[column]) for column in key)}: {group or 'bounds '}{bounds}"

    return breaches
