"""What Dagster shows beside incidents that were made: which of them to ask about, and one explained in full.

Belongs here: the metadata entry that leads from a materialization to `tollbook explain`. Not here: the explanation
itself (`assets.explain`), other metadata (`assets.metadata`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from assets.books import Books
from assets.errors import UserError
from assets.explain import explained
from assets.markdown import escaped
from assets.storage.plan import Written
from pipeline.words import place_label

EXPLAINED = frozenset({"incidents", "incident_figures"})
"""The tables whose materializations carry explanations."""
_TILDES = re.compile("~+")
_ROWS = 10
_LINES = 60
"""Lines of the one explanation that is shown whole."""

Row = Mapping[str, Any]


def explanations(books: Books, name: str, written: Written) -> dict[str, dg.MetadataValue]:
    """For a table in `EXPLAINED`: the incidents of which most is said on the newest day that was made, each with the
    command that explains it, and the first explained. Nothing if no incident was made."""
    days = [file.day for file in written.made if file.rows and file.day is not None]
    if name not in EXPLAINED or not days:
        return {}
    rows = books.table(name).read(max(days)).to_pylist()
    rows.sort(key=lambda row: (-row["claims"], row["incident_id"]))
    parts = [_table(name, rows[:_ROWS], books.root.url), _in_full(books, rows[0]["incident_id"])]
    return {"explanations": dg.MetadataValue.md("\n\n".join(part for part in parts if part))}


def _table(name: str, rows: Sequence[Row], root: str) -> str:
    what = _incident if name == "incidents" else _figure
    lines = [f"| {what(row)} | `tollbook explain {row['incident_id']} --data {root}` |" for row in rows]
    return "\n".join(["| what | why |", "|---|---|", *lines])


def _incident(row: Row) -> str:
    place = place_label(row) or "place unknown"
    return (
        f"{row['kind'].replace('_', ' ')}, {row['date_to'] or 'day unknown'}, {escaped(place)}, {row['claims']} claims"
    )


def _figure(row: Row) -> str:
    thing = f"{row['measure']} {row['object'] or ''}".strip()
    return f"{thing}: {row['best'] if row['best'] is not None else '?'}, {row['reason']}"


def _in_full(books: Books, incident_id: str) -> str:
    """The explanation as Markdown; empty while the other tables of incidents are not written yet."""
    try:
        lines = explained(books, incident_id).splitlines()
    except UserError:
        return ""
    fence = "~" * (1 + max([2, *(len(run) for line in lines for run in _TILDES.findall(line))]))
    return "\n".join([fence, *lines[:_LINES], *(["…"] if len(lines) > _LINES else []), fence])
