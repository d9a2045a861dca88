"""Holding laws: those that hold day by day over some days at a time, which an engine works through, the others whole.

Belongs here: what is looked at together, and putting together what was found. Not here: laws (`laws`), how they become
checks (`asset_checks`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from assets.books import Books
from assets.checks.laws import LAWS
from assets.checks.rows import Shelf
from assets.partitions import MonthRange
from pipeline.engines import Engine, batch_size, packed_days

EXAMPLES = 20
EVER = MonthRange(date.min, date.max)
HELD_AT_ONCE = 20_000
"""Rows of all tables of a layer in a batch, at most: as many as a shelf keeps from one law for the next."""
LAYERS = {
    "inbox": ("inbox",),
    "reading": ("rejects", "updates"),
    "claims": ("claims",),
    "incidents": ("incidents", "incident_figures", "incident_claims", "figure_history"),
    "publishing": ("daily_totals",),
}
"""Tables whose laws are held together: none of them is made from another of its layer."""
_DAYS_OF = {**LAYERS, "inbox": (), "publishing": ("incidents", "incident_figures")}
"""Tables whose days the laws of a layer are about."""
_BY_KEY = {(law.asset, law.name): law for law in LAWS}
Key = tuple[str, str]
"""Table and name of a law: what is sent to another process in its place."""


@dataclass(frozen=True, slots=True)
class Breaches:
    """What of a law does not hold."""

    count: int
    examples: Sequence[str]
    """The first of the lines that say so."""


@dataclass(frozen=True, slots=True)
class _Batch:
    laws: Sequence[Key]
    books: Books
    months: MonthRange
    days: frozenset[date] | None
    """None: all of the months."""


def hold(
    layer: str, laws: Sequence[Key], books: Books, months: MonthRange, days: frozenset[date] | None, engine: Engine
) -> dict[Key, Breaches]:
    """What does not hold of some laws of a layer, over months, or over some days of them."""
    found = {law: Breaches(0, ()) for law in laws}
    for part in engine.map(_hold, _batches(layer, laws, _Batch((), books.anywhere(), months, days), engine.workers)):
        for law, breaches in part.items():
            before = found[law]
            found[law] = Breaches(before.count + breaches.count, [*before.examples, *breaches.examples][:EXAMPLES])
    return found


def _batches(layer: str, laws: Sequence[Key], whole: _Batch, workers: int) -> Iterator[tuple[str, _Batch]]:
    together = [law for law in laws if not _BY_KEY[law].by_days]
    for law in together:
        yield f"the law {law[1]}", replace(whole, laws=[law])
    if apart := [law for law in laws if law not in together]:
        rows = _rows_by_day(Shelf(whole.books, whole.months, whole.days), _DAYS_OF[layer])
        size = batch_size(sum(rows.values()), workers, HELD_AT_ONCE)
        for days in packed_days(rows.items(), size):
            yield f"laws of {layer} on {days[0]} to {days[-1]}", replace(whole, laws=apart, days=frozenset(days))


def _rows_by_day(shelf: Shelf, tables: Sequence[str]) -> Mapping[date, int]:
    counts: Counter[date] = Counter()
    for name in tables:
        for day in shelf.days(name):
            file = shelf.books.table(name).file(day)
            if day is not None and file is not None:
                counts[day] += file.rows
    return dict(sorted(counts.items()))


def _hold(batch: _Batch) -> dict[Key, Breaches]:
    shelf = Shelf(batch.books, batch.months, batch.days)
    return {law: _counted(_BY_KEY[law].breaches(shelf)) for law in batch.laws}


def _counted(breaches: Iterator[str]) -> Breaches:
    examples = list(islice(breaches, EXAMPLES))
    return Breaches(len(examples) + sum(1 for _ in breaches), examples)
