"""Incidents of which something is told still.

An incident whose posts were all withdrawn stays in the table, as its history refers to it, but is none that happened.

Belongs here: leaving such incidents out of what readers get. Not here: how they come about (`pipeline.reconcile`).
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


def standing(incidents: pa.Table) -> pa.Table:
    """The incidents without those whose claims were all withdrawn."""
    return incidents.filter(pc.greater(incidents["claims"], 0))
