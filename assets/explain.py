"""The explanation of one incident, from the few days of the tables that it rests on, and which one is meant.

Belongs here: finding the incident by the beginning of its id, and reading what stands behind it. Not here: what is
explained and how it is laid out (`pipeline.publish`).
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from assets.books import Books
from assets.errors import UserError
from assets.filed_days import days_with_a_say
from assets.storage.day_file import Day
from assets.storage.day_files import StoredTable
from pipeline.publish import explain, explanation_text
from pipeline.reconcile import incident_day

_SHOWN = 5
"""Incidents that are named where a beginning fits several."""
_COLUMNS = ("incident_id", "kind", "date_to", "place_name", "place_text")


def explained(books: Books, beginning: str) -> str:
    """Why each figure of the incident is what it is. UserError unless one incident's id begins so."""
    incident_id = find_incident(books, beginning)
    day = incident_day(incident_id)
    published = days_with_a_say(books, [day])
    links = books.table("incident_claims").read(day)
    own = links.filter(pc.equal(links["incident_id"], incident_id))
    claims = _rows(books.table("claims"), published, "claim_id", own["claim_id"])
    try:
        found = explain(
            incident_id,
            incidents=books.table("incidents").read(day),
            incident_figures=books.table("incident_figures").read(day),
            incident_claims=own,
            figure_history=books.table("figure_history").read(day),
            claims=claims,
            updates=_rows(books.table("updates"), published, "post_id", claims["post_id"]),
        )
    except KeyError as error:
        raise UserError(
            f"{error.args[0]} is missing in {books.root.url}: `tollbook run --out {books.root.url}` makes it anew"
        ) from None
    return explanation_text(found)


def find_incident(books: Books, beginning: str) -> str:
    """The id of the one incident whose id begins so; UserError that names the incidents if there are several, and
    says where to look if there is none."""
    found: list[dict[str, object]] = []
    for day in books.table("incidents").days() if beginning else ():
        if day is not None and _may_begin(f"{day:%Y%m%d}-", beginning):
            rows = books.table("incidents").read(day, _COLUMNS).to_pylist()
            found += [row for row in rows if row["incident_id"].startswith(beginning)]
        if len(found) > _SHOWN:
            break
    if not found:
        raise UserError(
            f"no incident's id begins with {beginning!r} (tables in {books.root.url}): take an `incident_id` from the "
            "table `incidents`, as in 20230601-4f0c"
        )
    if len(found) > 1:
        raise UserError(f"more than one incident's id begins with {beginning!r}; add letters:\n{_listed(found)}")
    return str(found[0]["incident_id"])


def _may_begin(day: str, beginning: str) -> bool:
    return day.startswith(beginning) or beginning.startswith(day)


def _listed(found: Iterable[dict[str, object]]) -> str:
    rows = list(found)
    lines = [
        f"  {row['incident_id']}  {str(row['kind']).replace('_', ' ')}, {row['date_to'] or 'day unknown'}, "
        f"{row['place_name'] or row['place_text'] or 'place unknown'}"
        for row in rows[:_SHOWN]
    ]
    return "\n".join([*lines, *(["  …"] if len(rows) > _SHOWN else [])])


def _rows(stored: StoredTable, days: Iterable[Day], column: str, values: pa.ChunkedArray) -> pa.Table:
    """The rows of several days with one of the values, one day in memory at a time."""
    wanted = pc.unique(values)
    parts = [stored.form.schema.empty_table()]
    for day in days:
        rows = stored.read(day)
        parts.append(rows.filter(pc.is_in(rows[column], wanted)))
    return pa.concat_tables(parts)
