"""A figure whose time is looked for in its own sentence.

Belongs here: the record, and whether what is counted lies ahead. Not here: which time it takes (`own`), which it
does not (`other_times`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.dates.clauses import Scene
from pipeline.extract.mention import Mention

AHEAD = frozenset({"planned", "hypothetical"})
"""The status of what has not happened yet."""
_TRIED = re.compile(r"\b(?:tried to|attempted to|sought to|(?:may|might|could) have(?: been)?) $")
"""Before a verb: what did not come about, or perhaps did, and is past."""


class Asked(NamedTuple):
    """A figure whose time is looked for in its sentence, which begins at `offset`; `figures` are all that it has."""

    mention: Mention
    scene: Scene
    offset: int
    figures: Sequence[Mention]

    @property
    def start(self) -> int:
        """Where the figure begins in the sentence."""
        return self.mention.start - self.offset

    @property
    def end(self) -> int:
        """Where the figure ends in the sentence."""
        return self.mention.end - self.offset

    @property
    def trigger(self) -> tuple[int, int]:
        """Where the word that gives the measure stands in the sentence; before it where there is none."""
        return self.mention.trigger_start - self.offset, self.mention.trigger_end - self.offset

    @property
    def ahead(self) -> bool:
        """Whether what is counted has not happened yet."""
        if self.mention.status == "hypothetical" and _TRIED.search(self.scene.text, 0, max(0, self.trigger[0])):
            return False
        return self.mention.tense == "future" or self.mention.status in AHEAD
