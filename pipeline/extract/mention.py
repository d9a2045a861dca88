"""A mention: one figure found in one sentence, before and after the context passes.

Belongs here: the record that the passes fill in turn. Not here: how any of it is decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "present", "future", ""]


@dataclass(slots=True)
class Mention:
    """One figure of one measure. Offsets are into the text of the sentence's field, like the sentence's own."""

    sentence: int
    """Index into `Document.sentences`."""
    start: int
    end: int
    """The quote: number and counted noun."""
    measure: str
    object: str | None
    low: int | None
    high: int | None
    hedge: str
    status: str = "happened"
    tense: Tense = "past"
    """Of the predicate; a weekday with a future tense is the next one."""
    trigger_start: int = -1
    trigger_end: int = -1
    """The word that makes the measure ("killed", "evacuation"); -1 where the noun itself does ("50 deaths")."""
    rule: str = ""
    object_text: str = ""
    part_of: Mention | None = None
