"""The tables of what happened: `incidents`, `incident_figures`, `incident_claims`, `figure_history`.

Belongs here: their description. Not here: claims (`statements`) and sums over incidents (`totals`).
"""

from __future__ import annotations

from schemas.model import Column, Partition, Table
from schemas.places import PLACE_COLUMNS
from schemas.vocabulary import (
    DATE_PRECISION,
    FIGURE_REASON,
    INCIDENT_KIND,
    MEASURE,
    OBJECT,
    STATUS,
    WHY_NOT,
)

WIDE_FIGURES = {
    "missiles_launched": "Missiles launched",
    "missiles_intercepted": "Missiles intercepted",
    "drones_launched": "Drones launched",
    "drones_intercepted": "Drones intercepted",
    "killed": "People killed",
    "injured": "People injured",
    "evacuated": "People evacuated",
    "aid_usd": "Aid in US dollars",
}
"""The figures that `incidents` has in columns of their own, each with `_low`, `_best` and `_high`."""

_INCIDENT_DAY = (
    "The day under which the incident is filed and with which its id begins: the last day of the event as its claims "
    "tell it, so that a night counts to the day on which it ended; of a plan that was carried out the planned day."
)


def _wide_columns() -> tuple[Column, ...]:
    ends = {
        "low": "least that anybody supports",
        "best": "the most conservative reading",
        "high": "highest number that any speaker gives; null only when there is no figure",
    }
    return tuple(
        Column(f"{name}_{end}", "int64", f"{label}: {text}.", "USD" if name == "aid_usd" else "count", nullable=True)
        for name, label in WIDE_FIGURES.items()
        for end, text in ends.items()
    )


def _figure_columns() -> tuple[Column, ...]:
    return (
        Column("measure", "string", "What is counted.", vocabulary=MEASURE),
        Column("object", "string", "Class of the counted thing; for aid the currency.", "", OBJECT, nullable=True),
    )


def _bounds() -> tuple[Column, ...]:
    return (
        Column("low", "int64", "Least value; null is unbounded.", unit="of the object", nullable=True),
        Column("best", "int64", "The most conservative number.", unit="of the object", nullable=True),
        Column("high", "int64", "Greatest value that anybody gives.", unit="of the object", nullable=True),
    )


_CLAIMS_MEANING = (
    "{} in the latest revisions of posts; rows of `incident_claims` with the `why_not` of `edited` are not counted."
)


INCIDENTS = Table(
    name="incidents",
    meaning="One real-world event with its reconciled figures, wide.",
    columns=(
        Column("incident_id", "string", "Stable id of the incident."),
        Column("kind", "string", "What kind of event it is.", vocabulary=INCIDENT_KIND),
        Column("status", "string", "Whether it happened.", vocabulary=STATUS),
        Column("date_from", "date", "First local day.", nullable=True),
        Column("date_to", "date", "Last local day, inclusive.", nullable=True),
        Column("date_precision", "string", "How exact the days are.", vocabulary=DATE_PRECISION, nullable=True),
        *PLACE_COLUMNS,
        Column("destination_text", "string", "For evacuations: where to, as written.", nullable=True),
        Column("actor", "string", "Party that did it: ISO country code or named group.", nullable=True),
        Column("target", "string", "Party that it was done to: ISO country code or named group.", nullable=True),
        *_wide_columns(),
        Column("sources", "int32", "Publishers that report it.", unit="count"),
        Column("speakers", "int32", "Different speakers that are cited for it.", unit="count"),
        Column("claims", "int32", _CLAIMS_MEANING.format("Claims about it"), unit="count"),
        Column("contested", "bool", "Two speakers' figures cannot both hold."),
        Column("first_reported_at", "timestamp", "When the first update about it was published.", unit="UTC"),
        Column("last_reported_at", "timestamp", "When the last update about it was published.", unit="UTC"),
        Column("headline", "string", "Headline of the update that says most about it.", nullable=True),
    ),
    key=("incident_id",),
    order=("date_from", "date_to", "first_reported_at", "incident_id"),
    partition=Partition("incident_date", _INCIDENT_DAY),
)

INCIDENT_FIGURES = Table(
    name="incident_figures",
    meaning="One reconciled figure of one incident, long, with the reason for it.",
    columns=(
        Column("incident_id", "string", "The incident."),
        *_figure_columns(),
        *_bounds(),
        Column("reason", "string", "How the figure was arrived at.", vocabulary=FIGURE_REASON),
        Column("speakers", "int32", "Different speakers that are cited for it.", unit="count"),
        Column("claims", "int32", _CLAIMS_MEANING.format("Claims that count the same"), unit="count"),
        Column("contested", "bool", "Two speakers' figures cannot both hold."),
    ),
    key=("incident_id", "measure", "object"),
    order=("incident_id", "measure", "object"),
    partition=Partition("incident_date", _INCIDENT_DAY),
)

INCIDENT_CLAIMS = Table(
    name="incident_claims",
    meaning="One claim used (or set aside, with why) for one incident.",
    columns=(
        Column("incident_id", "string", "The incident."),
        Column("claim_id", "string", "The claim."),
        Column("used", "bool", "Whether its figure is in the incident's."),
        Column("why_not", "string", "Why it is not used; null where it is.", vocabulary=WHY_NOT, nullable=True),
    ),
    key=("claim_id",),
    order=("incident_id", "claim_id"),
    partition=Partition("incident_date", _INCIDENT_DAY),
)

FIGURE_HISTORY = Table(
    name="figure_history",
    meaning="What one incident's figure was known to be from a moment on.",
    columns=(
        Column("incident_id", "string", "The incident."),
        *_figure_columns(),
        Column("known_from", "timestamp", "From when on this was known.", unit="UTC"),
        Column("known_until", "timestamp", "Until when, exclusive; null while it holds.", unit="UTC", nullable=True),
        *_bounds(),
        Column("claim_id", "string", "The claim that brought the change; null if one fell away.", nullable=True),
    ),
    key=("incident_id", "measure", "object", "known_from"),
    order=("incident_id", "measure", "object", "known_from"),
    partition=Partition("incident_date", _INCIDENT_DAY),
)
