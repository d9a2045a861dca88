"""What each day of `daily_totals` is made from, by which a day that is up to date is told from one that is not.

Belongs here: those fingerprints. Not here: the sums (`pipeline.publish`), making them (`assets.steps.publish`), the law
that they must keep (`assets.checks.total_laws`).
"""

from __future__ import annotations

from assets.books import Books
from assets.storage.digest import fingerprint

TOTALS_VERSION = "4"
"""Raise it when the same incidents can give other totals."""


def made_from(books: Books) -> dict[str, str]:
    """For each day with incidents, in ISO 8601, the fingerprint of them and their figures as they are stored now."""
    incidents, figures = books.table("incidents").files(), books.table("incident_figures").files()
    return {
        day.isoformat(): fingerprint(TOTALS_VERSION, file.content, figures[day].content)
        for day, file in incidents.items()
        if day is not None and day in figures
    }
