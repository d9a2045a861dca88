"""The tables as data, written down once: columns with type, unit, meaning and vocabulary, key, order and partition.

From here come the Arrow schema (`arrow`), the checks (`conformance`), Dagster's column metadata (in `assets`) and the
data dictionary `docs/tables.md` (`dictionary`). Nothing here knows how a table is filled.

Belongs here: what every package asks for of the descriptions. Not here: the modules that hold them, filling a table
(`pipeline`), files (`assets.storage`).
"""

from schemas.arrow import arrow_schema, empty_table
from schemas.conformance import problems
from schemas.model import Column, Partition, Table, Vocabulary
from schemas.registry import SCHEMA_VERSION, TABLES, table

__all__ = [
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "Partition",
    "Table",
    "Vocabulary",
    "arrow_schema",
    "empty_table",
    "problems",
    "table",
]
