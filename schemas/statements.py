"""The table of what updates state: `claims`.

Belongs here: its description. Not here: what is concluded from claims (`events`, `totals`).
"""

from __future__ import annotations

from schemas.model import Column, Partition, Table
from schemas.places import PLACE_COLUMNS
from schemas.vocabulary import DATE_PRECISION, FIELD, HEDGE, MEASURE, OBJECT, STATUS

CLAIMS = Table(
    name="claims",
    meaning="One figure that one update states about one measured thing.",
    columns=(
        Column("claim_id", "string", "Stable hash of update, field, offsets, measure and object."),
        Column("update_id", "string", "The update that states it."),
        Column("post_id", "string", "The post of that update."),
        Column("source", "string", "The publisher."),
        Column("published_at", "timestamp", "When the update was published.", unit="UTC"),
        Column("field", "string", "The field of the update that holds it.", vocabulary=FIELD),
        Column("quote", "string", "The figure and its counted noun, letter for letter."),
        Column("quote_start", "int32", "Where the quote begins in the field.", unit="characters"),
        Column("quote_end", "int32", "Where it ends, exclusive.", unit="characters"),
        Column("sentence", "string", "The sentence around it."),
        Column("measure", "string", "What is counted.", vocabulary=MEASURE),
        Column("object", "string", "Class of the counted thing; for aid the currency.", "", OBJECT, nullable=True),
        Column("object_text", "string", "The counted thing as written.", nullable=True),
        Column("weapon", "string", "Weapon model where named, normalised.", nullable=True),
        Column("low", "int64", "Least value; null is unbounded.", unit="of the object", nullable=True),
        Column("best", "int64", "The most conservative number that the text supports.", "of the object", nullable=True),
        Column("high", "int64", "Greatest value; null is unbounded.", unit="of the object", nullable=True),
        Column("hedge", "string", "How the number is qualified.", vocabulary=HEDGE),
        Column("status", "string", "Whether it happened.", vocabulary=STATUS),
        Column("cumulative", "bool", "A running total over a period, not one event's figure."),
        Column("date_from", "date", "First local day on which it happened or will.", nullable=True),
        Column("date_to", "date", "Last local day, inclusive.", nullable=True),
        Column("date_precision", "string", "How exact the days are.", vocabulary=DATE_PRECISION, nullable=True),
        Column("date_text", "string", "The words that the days were read from.", nullable=True),
        *PLACE_COLUMNS,
        Column("destination_text", "string", "For evacuations: where to, as written.", nullable=True),
        Column("actor", "string", "Party that did it: ISO country code or named group.", nullable=True),
        Column("target", "string", "Party that it was done to: ISO country code or named group.", nullable=True),
        Column("attribution", "string", "Who is cited, as written; null is the update's own voice.", nullable=True),
        Column("attribution_side", "string", "Party that they speak for, or `independent`.", nullable=True),
        Column("part_of", "string", "The claim of which this states a part.", nullable=True),
        Column("amount_usd", "double", "For aid: `best` in US dollars at the ECB rate.", unit="USD", nullable=True),
        Column("rate_date", "date", "Day of that rate.", nullable=True),
        Column("rule", "string", "The rule that made the claim."),
        Column("extractor_version", "string", "Version of the extractor that made it."),
    ),
    key=("claim_id",),
    order=("published_at", "update_id", "field", "quote_start", "quote_end", "measure", "claim_id"),
    partition=Partition("published_date", "The day of `published_at` in UTC."),
)
