"""All tables by name, in the order in which they are made, and the version of their descriptions.

Belongs here: the list and the version. Not here: what a table looks like (`articles`, `statements`, `events`,
`totals`), files of older versions (`upgrades`).
"""

from __future__ import annotations

from schemas.articles import REJECTS, UPDATES
from schemas.events import FIGURE_HISTORY, INCIDENT_CLAIMS, INCIDENT_FIGURES, INCIDENTS
from schemas.model import Table
from schemas.statements import CLAIMS
from schemas.totals import DAILY_TOTALS

SCHEMA_VERSION = "3"
"""Goes into the metadata of each file. Raise it when a column or a vocabulary changes: all files are then made anew."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        UPDATES,
        REJECTS,
        CLAIMS,
        INCIDENTS,
        INCIDENT_FIGURES,
        INCIDENT_CLAIMS,
        FIGURE_HISTORY,
        DAILY_TOTALS,
    )
}


def table(name: str) -> Table:
    """The description of a table; KeyError that names the known ones if there is none."""
    try:
        return TABLES[name]
    except KeyError:
        raise KeyError(f"no table {name!r} is described in schemas; there are {', '.join(TABLES)}") from None
