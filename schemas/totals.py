"""The table of sums over incidents: `daily_totals`.

Belongs here: its description. Not here: the incidents that it sums (`events`).
"""

from __future__ import annotations

from schemas.model import Column, Table
from schemas.vocabulary import COUNTRY, MEASURE, OBJECT, STATUS

DAILY_TOTALS = Table(
    name="daily_totals",
    meaning="One day × country × status × measure × object, wholes and parts not counted twice.",
    columns=(
        Column("date", "date", "The local day of the incidents."),
        Column(
            "country",
            "string",
            "Where they happened; null is unknown, as of weapons told without any country.",
            "",
            COUNTRY,
            nullable=True,
        ),
        Column("status", "string", "Whether they happened: plans are never added to facts.", vocabulary=STATUS),
        Column("measure", "string", "What is counted.", vocabulary=MEASURE),
        Column("object", "string", "Class of the counted thing; for aid the currency.", "", OBJECT, nullable=True),
        Column("low", "int64", "Sum of least values; null is unbounded.", "of the object", nullable=True),
        Column("best", "int64", "Sum of most conservative values.", "of the object", nullable=True),
        Column("high", "int64", "Sum of greatest values that anybody gives.", "of the object", nullable=True),
        Column("incidents", "int32", "Incidents summed.", unit="count"),
        Column("contested", "int32", "Contested ones among them.", unit="count"),
    ),
    key=("date", "country", "status", "measure", "object"),
    order=("date", "country", "status", "measure", "object"),
)
