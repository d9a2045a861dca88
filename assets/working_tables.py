"""Tables that are no part of the contract: what one step leaves for another, kept by day under `work/`.

Belongs here: their forms. Not here: tables for users (`schemas`).
"""

from __future__ import annotations

import pyarrow as pa

from assets.storage.form import Form
from pipeline.reconcile import FILED_SCHEMA


def _not_of(schema: pa.Schema) -> Form:
    def problems(rows: pa.Table) -> list[str]:
        same = rows.schema.names == schema.names and rows.schema.types == schema.types
        return [] if same else [f"columns are not those of the working table: {rows.schema}"]

    order = ("update_id", "claim_id")
    return Form("filed_claims", "work/filed_claims", "published_date", schema, order, problems, for_steps=True)


FILED_CLAIMS = _not_of(FILED_SCHEMA)
"""The claims of one publication day, each with the day and the block of its incident."""

WORKING = {form.name: form for form in (FILED_CLAIMS,)}
