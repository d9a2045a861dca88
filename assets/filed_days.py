"""On which days of publication something was stated that is filed under some days of incidents.

Belongs here: that one look-up, by which `explain` and the report read few files of large books. Not here: what is filed
where (`pipeline.reconcile`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from assets.books import Books
from assets.errors import UserError
from assets.storage.day_file import Day


def days_with_a_say(books: Books, incident_days: Collection[date]) -> list[Day]:
    """The days of publication, in order. UserError if nothing is noted of any: an incident rests on claims, so the
    tables were then made by another version."""
    wanted = {day.isoformat() for day in incident_days}
    found = [day for day, file in books.table("filed_claims").files().items() if wanted & file.notes.keys()]
    if wanted and not found:
        where = books.root.url
        raise UserError(
            f"the tables in {where} are not up to date with this version: run `tollbook run --out {where}` first"
        )
    return found
