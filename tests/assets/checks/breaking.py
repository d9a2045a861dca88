"""Breaking laws on purpose, and telling which are broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from unittest.mock import patch

import pyarrow as pa

from assets.books import Books
from assets.checks import holding
from assets.checks import rows as checked_rows
from assets.checks.holding import EVER, LAYERS, hold
from assets.checks.laws import LAWS
from assets.checks.rows import Shelf
from pipeline.engines import LOCAL

MONDAY, TUESDAY = date(2024, 3, 4), date(2024, 3, 5)


def broken_laws(books: Books) -> set[str]:
    """The same whether all days are looked at together or each alone, read anew for each law."""
    found = breaches(Shelf(books, EVER))
    with patch.multiple(checked_rows, _TOGETHER=1, _KEPT=0):
        assert breaches(Shelf(books, EVER)) == found
    with patch.object(holding, "HELD_AT_ONCE", 1):
        assert _broken_by_batches(books) == found
    return set(found)


def _broken_by_batches(books: Books) -> dict[str, list[str]]:
    laws = {layer: [(law.asset, law.name) for law in LAWS if law.asset in tables] for layer, tables in LAYERS.items()}
    found = [hold(layer, keys, books, EVER, None, LOCAL) for layer, keys in laws.items()]
    assert {key for part in found for key in part} == {(law.asset, law.name) for law in LAWS}
    assert all(len(breaches.examples) == breaches.count for part in found for breaches in part.values())
    return {name: sorted(said.examples) for part in found for (_, name), said in part.items() if said.count}


def breaches(shelf: Shelf) -> dict[str, list[str]]:
    return {law.name: said for law in LAWS if (said := sorted(law.breaches(shelf)))}


def change_rows(books: Books, table: str, day: date | None, change: Callable[[list[dict[str, Any]]], object]) -> None:
    """Change the rows of a day as no step would."""
    stored = books.table(table)
    rows = stored.read(day).to_pylist()
    assert rows, f"{table} has no rows on {day}"
    change(rows)
    file = stored.file(day)
    assert file is not None
    stored.write(day, pa.Table.from_pylist(rows, schema=stored.form.schema), "broken", file.notes)
