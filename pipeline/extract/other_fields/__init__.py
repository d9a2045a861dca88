"""Updates of other fields that speak as those of war do: matches, hacking, animals, manoeuvres, crimes, drama.

Belongs here: one module for each field, which takes its figures out of those of an update, as they are no
claims. Not here: senses that one sentence tells (`rules.peaceful_senses`, `rules.nature`), games and films (`gate`).
"""

from __future__ import annotations

from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.other_fields.beasts import without_beasts
from pipeline.extract.other_fields.crimes import without_crimes
from pipeline.extract.other_fields.drama import without_drama
from pipeline.extract.other_fields.drills import without_drills
from pipeline.extract.other_fields.hacking import without_hacking
from pipeline.extract.other_fields.sport import without_injured_of_matches

_FIELDS = (without_injured_of_matches, without_hacking, without_beasts, without_drills, without_crimes, without_drama)


def without_other_fields(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The figures of a document but those of other fields."""
    for without in _FIELDS:
        if not mentions:
            break
        mentions = without(doc, mentions)
    return mentions
