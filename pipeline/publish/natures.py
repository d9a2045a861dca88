"""Whether an incident is an attack or a disaster, as far as its row tells.

Belongs here: the nature of an incident. Not here: what follows for sums (`daily_totals`), the words that tell it
(`pipeline.reconcile`).
"""

from __future__ import annotations

from pipeline.reconcile.kinds import ATTACKS, NO_ATTACKS, kind_of_text

ATTACK, DISASTER = "attack", "disaster"
_OTHER = "other"
"""The kind of disasters, and of what no word tells."""


def nature_of(kind: str, headline: str | None) -> str | None:
    """`attack` or `disaster`; null where the row tells neither."""
    if kind in ATTACKS:
        return ATTACK
    if kind != _OTHER or not headline:
        return None
    return DISASTER if kind_of_text(headline, "") in NO_ATTACKS else None
