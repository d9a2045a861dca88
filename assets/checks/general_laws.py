"""Laws that several tables share: keys are unique, what is referred to exists, low ≤ best ≤ high.

Belongs here: laws that take the name of a table. Not here: laws of one layer (`input_laws`, `claim_laws`,
`incident_laws`, `total_laws`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from assets.checks.keys import Flags, all_numbers, among, repeated
from assets.checks.rows import DAY, Shelf
from assets.storage.day_file import Day
from schemas import table
from schemas.events import WIDE_FIGURES

Breaches = Callable[[Shelf], Iterator[str]]
"""A law as each function here gives it: of the tables at hand, a line for each place at which it does not hold."""
Where = Callable[[Shelf, Sequence[Day]], Sequence[Day]]
"""The days on which what rows of some days refer to must be."""


def unique(name: str, around: bool = False) -> Breaches:
    """No two rows of the table have the same key, over all the days at hand, or over all in the months `around` them.

    Keys of most tables hold the day of their file, or the key of a row of that day: two days cannot share one.
    """
    key = list(table(name).key)

    def breaches(shelf: Shelf) -> Iterator[str]:
        parts = shelf.parts_around if around else shelf.parts
        for values, count in repeated(lambda: parts(name, key)):
            said = ", ".join(f"{column} {value}" for column, value in zip(key, values, strict=True))
            yield f"{count} rows of {name} have {said}"

    return breaches


def refers_within_day(name: str, column: str, target: str, target_column: str) -> Breaches:
    """Every value of the column that is not null is the id of a row of the other table on the same day."""

    def breaches(shelf: Shelf) -> Iterator[str]:
        for days in shelf.batches(name):
            known = all_numbers([shelf.rows(target, days, [target_column, DAY])])
            values = shelf.rows(name, days, [column, DAY]).drop_null()
            for value in pc.unique(values[column].filter(pa.array(~among(values, known)))).to_pylist():
                yield f"{name}.{column} {value} is not in {target}"

    return breaches


def refers(name: str, column: str, target: str, target_column: str, where: Where) -> Breaches:
    """Every value of the column that is not null is the id of a row of the other table, on one of the days `where`."""

    def breaches(shelf: Shelf) -> Iterator[str]:
        known = shelf.numbers(target, target_column, where(shelf, shelf.days(name)))
        for batch in shelf.batches(name):
            values = shelf.rows(name, batch, [column]).drop_null()
            for value in pc.unique(values[column].filter(pa.array(~among(values, known)))).to_pylist():
                yield f"{name}.{column} {value} is not in {target}"

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
    columns = [f"{group}{end}" for group in groups for end in ("low", "best", "high")]

    def breaches(shelf: Shelf) -> Iterator[str]:
        for rows in shelf.parts(name, [*key, *columns]):
            for group in groups:
                low, best, high = (rows[f"{group}{end}"] for end in ("low", "best", "high"))
                wrong = [_above(low, best), _above(best, high), _above(low, high)]
                for row in rows.filter(pa.array(reduce(np.logical_or, wrong))).to_pylist():
                    bounds = [row[f"{group}{end}"] for end in ("low", "best", "high")]
                    yield f"{name} {', '.join(str(row[column]) for column in key)}: {group or 'bounds '}{bounds}"

    return breaches


def _above(lower: pa.ChunkedArray, upper: pa.ChunkedArray) -> Flags:
    return np.asarray(pc.fill_null(pc.greater(lower, upper), False).to_numpy(), dtype=np.bool_)
