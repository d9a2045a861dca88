"""All tables as CSV with a Frictionless descriptor, which carries the data dictionary.

The descriptor follows Data Package and Table Schema (https://datapackage.org/, https://specs.frictionlessdata.io/), and
is made from `schemas`. Belongs here: that one form. Not here: what the columns mean (`schemas`).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.export.cells import write_bytes, write_csv
from schemas import SCHEMA_VERSION, TABLES, Column, Table

FOLDER = "datapackage"
_TYPES = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date": "date",
    "timestamp": "datetime",
    "binary": "string",
}
_REFERS = {
    "claims": {"update_id": "updates"},
    "incident_figures": {"incident_id": "incidents"},
    "incident_claims": {"incident_id": "incidents", "claim_id": "claims"},
    "figure_history": {"incident_id": "incidents"},
}
"""Columns whose values are keys of another table."""


def write_datapackage(tables: Mapping[str, pa.Table], folder: Path) -> list[Path]:
    """Write `datapackage/datapackage.json` and a CSV for each table beside it."""
    target = folder / FOLDER
    files = [_write_table(table, tables[table.name], target) for table in TABLES.values()]
    text = json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n"
    return [write_bytes(target / "datapackage.json", text.encode()), *files]


def _write_table(table: Table, rows: pa.Table, target: Path) -> Path:
    names = [column.name for column in table.columns]
    ordered = rows.select(names).sort_by([(name, "ascending") for name in table.key])
    values = [_plain(column, ordered[column.name]) for column in table.columns]
    return write_csv(target / f"{table.name}.csv", [names], zip(*values, strict=True))


def _plain(column: Column, values: pa.ChunkedArray) -> list[Any]:
    found: list[Any] = values.to_pylist()
    if column.type == "binary":
        return [None if value is None else base64.b64encode(value).decode("ascii") for value in found]
    return found


def descriptor() -> dict[str, Any]:
    """What `datapackage.json` says."""
    return {
        "name": "tollbook",
        "title": "Tollbook: what live news reports of wars and disasters",
        "description": "Figures of missiles and drones, people killed, injured and evacuated, and aid, each traceable "
        "to the letters that state it. A text that a spreadsheet would take for a formula has an apostrophe in front; "
        "the Parquet tables have every text letter for letter.",
        "version": SCHEMA_VERSION,
        "profile": "tabular-data-package",
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns], "missingValues": [""]}
    if not any(table.column(name).nullable for name in table.key):
        schema["primaryKey"] = list(table.key)
    if table.name in _REFERS:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": [name]}}
            for name, other in _REFERS[table.name].items()
        ]
    return {
        "name": table.name.replace("_", "-"),
        "title": table.name,
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _renamed(schema),
    }


def _renamed(schema: dict[str, Any]) -> dict[str, Any]:
    """Names of resources have hyphens, as the specification asks."""
    for key in schema.get("foreignKeys", ()):
        key["reference"]["resource"] = key["reference"]["resource"].replace("_", "-")
    return schema


def _field(table: Table, column: Column) -> dict[str, Any]:
    unit = f" Unit: {column.unit}." if column.unit else ""
    found: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning + unit,
    }
    if column.type == "binary":
        found["format"] = "binary"
    constraints = dict(_constraints(table, column))
    return found | ({"constraints": constraints} if constraints else {})


def _constraints(table: Table, column: Column) -> Iterator[tuple[str, Any]]:
    """An empty text is no missing value in the tables, but is one in CSV: free texts are never required."""
    free = column.type == "string" and column.vocabulary is None and column.name not in table.key
    if not column.nullable and not free:
        yield "required", True
    if column.vocabulary is not None:
        words = list(column.vocabulary.words)
        if not column.vocabulary.pattern:
            yield "enum", words
        else:
            yield "pattern", "|".join([*words, column.vocabulary.pattern])
