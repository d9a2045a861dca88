"""A CSV export as data: its columns, where each comes from, and which incidents it holds.

Belongs here: the form. Not here: any export (`ged`, `acled`, `hxl`, `strikes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.export.cells import write_csv
from pipeline.export.events import Event, events


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `source` tells for the crosswalk what it is made of, or why it is empty; `value` makes it."""

    name: str
    source: str
    value: Callable[[Any], object] | None = None
    tag: str = ""
    """The HXL tag, where the format has them."""


@dataclass(frozen=True, slots=True)
class CsvExport:
    """`records` makes what a row is of from an event: none, one, or several; `value` of each field is given it."""

    name: str
    file: str
    title: str
    fields: Sequence[Field]
    records: Callable[[Event], Iterable[Any]]
    kept: str
    """Which incidents become rows."""
    lost: Sequence[str]
    """What the tables know and the format cannot say."""

    def write(self, tables: Mapping[str, pa.Table], folder: Path) -> list[Path]:
        """Write the file; `tables` holds what `events` needs."""
        heads = [[field.name for field in self.fields]]
        if any(field.tag for field in self.fields):
            heads.append([field.tag for field in self.fields])
        rows = (
            [field.value(record) if field.value else None for field in self.fields]
            for event in events(tables)
            for record in self.records(event)
        )
        return [write_csv(folder / self.file, heads, rows)]
