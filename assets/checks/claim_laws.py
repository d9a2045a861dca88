"""Laws of extraction: every claim can be followed back to the letters that state it.

Belongs here: what each claim keeps to by itself or with its update. Not here: what claims of several updates say
together (`incident_laws`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow.compute as pc

from assets.checks.general_laws import all_of, bounds_in_order, refers_within_day, unique
from assets.checks.law import Law
from assets.checks.rows import Shelf

_QUOTED = ["claim_id", "update_id", "field", "quote", "quote_start", "quote_end", "sentence"]


def _quotes_stand(shelf: Shelf) -> Iterator[str]:
    for days in shelf.batches("claims"):
        claims = shelf.rows("claims", days, _QUOTED)
        updates = shelf.rows("updates", days, ["update_id", "headline", "body"])
        quoted = updates.filter(pc.is_in(updates["update_id"], pc.unique(claims["update_id"])))
        texts = {row["update_id"]: row for row in quoted.to_pylist()}
        for row in claims.to_pylist():
            text = texts.get(row["update_id"], {}).get(row["field"], "")
            if text[row["quote_start"] : row["quote_end"]] != row["quote"]:
                yield f"claim {row['claim_id']}: {row['quote']!r} is not in its {row['field']} at {row['quote_start']}"
            elif row["sentence"] not in text:
                yield f"claim {row['claim_id']}: its sentence is not in its {row['field']}"


CLAIM_LAWS = (
    Law("claims_have_unique_ids", "claims", "`claim_id` is unique.", unique("claims"), by_days=False),
    Law(
        "claims_refer_to_what_exists",
        "claims",
        "The update of every claim, and the claim of which it states a part, exist.",
        all_of(
            refers_within_day("claims", "update_id", "updates", "update_id"),
            refers_within_day("claims", "part_of", "claims", "claim_id"),
        ),
    ),
    Law("quotes_stand_in_their_text", "claims", "Every quote stands in its text at its offsets.", _quotes_stand),
    Law("claims_have_bounds_in_order", "claims", "low ≤ best ≤ high where not null.", bounds_in_order("claims")),
)
