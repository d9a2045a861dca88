"""Rows of older schema versions as rows of this one.

The contract is added to, and nothing in it is renamed or taken away. So an older row lacks columns and is otherwise
what it would be; what it has in them is written down here, once for each version that added some.

Belongs here: what versions added. Not here: files (`assets.storage`), and making rows anew from their input.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.registry import SCHEMA_VERSION

ADDED: Mapping[str, Mapping[str, Mapping[str, bool | None]]] = {
    "2": {"updates": {"published_known": None}},
    "3": {"updates": {"is_withdrawn": False}},
}
"""By version and table, the columns that it added, with what holds in rows of the versions before."""


class VersionError(Exception):
    """Rows are of a schema version that cannot be read here; the message says which, and what to do."""


def is_newer(version: str) -> bool:
    """Whether a version is of a later Tollbook than this one."""
    return version.isdecimal() and int(version) > int(SCHEMA_VERSION)


def newer_version(path: str, version: str) -> VersionError:
    """The error for a file of a later Tollbook."""
    return VersionError(
        f"{path} was written by a newer Tollbook (schema version {version}; this one knows up to {SCHEMA_VERSION}): "
        f"install the newer one, or use another folder"
    )


def added_since(name: str, version: str) -> dict[str, bool | None]:
    """The columns that the table has and had not in a version, with what holds in rows of that version."""
    later = (str(number) for number in range(int(version) + 1, int(SCHEMA_VERSION) + 1))
    return {column: value for each in later for column, value in ADDED.get(each, {}).get(name, {}).items()}


def upgraded(name: str, rows: pa.Table, version: str) -> pa.Table:
    """Rows of a table of an older version with the columns of this one, in its order.

    VersionError if the version is newer than this one, or the rows are not those of their version.
    """
    if not version.isdecimal() or is_newer(version):
        raise VersionError(f"rows of {name} are of schema version {version}; this Tollbook knows 1 to {SCHEMA_VERSION}")
    schema = arrow_schema(name)
    for column, value in added_since(name, version).items():
        if column not in rows.column_names:
            field = schema.field(column)
            rows = rows.append_column(field, pa.array([value] * len(rows), field.type))
    if missing := set(schema.names) - set(rows.column_names):
        raise VersionError(f"rows of {name} of schema version {version} lack {', '.join(sorted(missing))}")
    return rows.select(schema.names).cast(schema)
