"""What Dagster shows of a table: its columns on the definition, and on each materialization what was done.

Belongs here: turning descriptions and results into Dagster's metadata. Not here: which column comes from which
(`lineage`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import dagster as dg

from assets.glimpse import days_named, rows_by_day, sample
from assets.lineage import column_lineage
from assets.markdown import table as markdown_table
from assets.storage.day_file import Day, DayFile
from assets.storage.day_files import StoredTable
from assets.storage.plan import Written
from assets.working_tables import WORKING
from schemas import SCHEMA_VERSION, TABLES, Column, table


def column_schema(name: str) -> dg.TableSchema:
    """Columns of a table as Dagster shows them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=column.name,
                type=column.type,
                description=_description(column),
                constraints=dg.TableColumnConstraints(
                    nullable=column.nullable, unique=(column.name,) == table(name).key
                ),
            )
            for column in TABLES[name].columns
        ]
    )


def definition_metadata(name: str) -> dict[str, Any]:
    """Metadata of an asset's definition: columns, lineage, key, partition folder. A working table has only columns."""
    if name not in TABLES:
        return {"dagster/column_schema": _working_schema(name)}
    partition = table(name).partition
    return {
        "dagster/column_schema": column_schema(name),
        "dagster/column_lineage": column_lineage(name),
        "key": ", ".join(table(name).key),
        "partition folder": partition.name if partition else "none",
        "schema version": SCHEMA_VERSION,
    }


def written_metadata(stored: StoredTable, written: Written) -> dict[str, Any]:
    """Metadata of one materialization: where, how much, which days were made anew."""
    files = stored.files()
    found: dict[str, Any] = {
        "dagster/row_count": sum(file.rows for file in files.values()),
        "dagster/uri": str(stored.root.at(stored.form.folder)),
        "days made anew": len(written.made),
        "days kept": len(written.kept),
        "days removed": len(written.removed),
    }
    if written.made:
        found["made anew"] = days_named(file.day for file in written.made)
    if written.removed:
        found["removed"] = days_named(written.removed)
    return found | {name: dg.MetadataValue.md(text) for name, text in _looks(stored, written, files).items()}


def _looks(stored: StoredTable, written: Written, files: Mapping[Day, DayFile]) -> dict[str, str]:
    """As Markdown: how many rows of each kind and of each day the table has, and some of the days made."""
    counts: Counter[str] = Counter()
    for file in files.values():
        counts.update(file.counts)
    kinds = markdown_table((stored.counted, "rows"), counts.most_common()) if counts else None
    looks = {
        f"{stored.name} per {stored.counted}": kinds,
        "rows per day": rows_by_day(files),
        "sample": sample(stored, written.made or list(files.values())),
    }
    return {name: text for name, text in looks.items() if text}


def _working_schema(name: str) -> dg.TableSchema:
    return dg.TableSchema(columns=[dg.TableColumn(field.name, str(field.type)) for field in WORKING[name].schema])


def _description(column: Column) -> str:
    unit = f" Unit: {column.unit}." if column.unit else ""
    if column.vocabulary is None:
        return column.meaning + unit
    words = list(column.vocabulary.words)
    if column.vocabulary.pattern_meaning:
        words.append(column.vocabulary.pattern_meaning)
    return f"{column.meaning}{unit} One of: {', '.join(words)}."
