"""What a table is: columns with type, unit, meaning and vocabulary, a key, an order and a partition.

Belongs here: the records that the table descriptions are written in. Not here: the tables themselves (`articles`,
`statements`, `events`, `totals`), anything made from them (`arrow`, `conformance`, `dictionary`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ColumnType = Literal["string", "int32", "int64", "double", "bool", "date", "timestamp", "binary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a column may hold, each with its meaning; `pattern` admits a class of codes beside the words."""

    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""
    pattern_meaning: str = ""

    def holds(self, value: str) -> bool:
        """Whether the vocabulary knows this word."""
        return value in self.words or bool(self.pattern and re.fullmatch(self.pattern, value))


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `unit` is empty where the type says it all."""

    name: str
    type: ColumnType
    meaning: str
    unit: str = ""
    vocabulary: Vocabulary | None = None
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Partition:
    """The folder that a row is filed under: `NAME=YYYY-MM-DD`. `meaning` says which day that is."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the contract."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns that together are different in each row."""
    order: tuple[str, ...]
    """Columns that rows are sorted by within a file, ascending, nulls first; they leave no ties."""
    partition: Partition | None = None

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")
