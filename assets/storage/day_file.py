"""What is known of one day of one table without reading its rows.

Belongs here: that record. Not here: the file itself (`day_files`), remembering what files say (`known_files`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Day = date | None
"""None for the one file of a table without partition."""


@dataclass(frozen=True, slots=True)
class DayFile:
    """One day of one table. A file that cannot be read has no fingerprint, so that it is made anew."""

    day: Day
    rows: int
    fingerprint: str
    content: str
    counts: Mapping[str, int] = field(default_factory=dict)
    """Rows by measure, where the table has measures; of `rejects`, by reason."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What the step that made it left for others to know without reading the rows."""
