"""The explanation of one incident, from the few days of the tables that it rests on."""

from __future__ import annotations

from datetime import date

from assets.books import Books
from assets.errors import UserError
from assets.storage.day_files import Day
from pipeline.publish import explain, explanation_text
from pipeline.reconcile import incident_day


def explained(books: Books, incident_id: str) -> str:
    """Why each figure of the incident is what it is. UserError if there is no such incident."""
    try:
        day = incident_day(incident_id)
        published = _days_with_a_say(books, day)
        found = explain(
            incident_id,
            incidents=books.table("incidents").read(day),
            incident_figures=books.table("incident_figures").read(day),
            incident_claims=books.table("incident_claims").read(day),
            figure_history=books.table("figure_history").read(day),
            claims=books.table("claims").read_days(published),
            updates=books.table("updates").read_days(published),
        )
    except (KeyError, ValueError) as error:
        raise UserError(f"{error.args[0]} (tables in {books.root.url})") from None
    return explanation_text(found)


def _days_with_a_say(books: Books, incident: date) -> list[Day]:
    """The days of publication on which something was stated that is filed under a day of incidents."""
    files = books.table("filed_claims").files()
    return [day for day, file in files.items() if incident.isoformat() in file.notes]
