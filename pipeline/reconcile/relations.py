"""How the sentence of a figure says that it stands to what was said before: on top of it, in its place, later than it.

Belongs here: what the cues of one sentence make of one claim. Not here: the cues (`cues`), what follows for other
claims (`statements`, `retractions`, `tolls`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.reconcile.cues import fate_cues, relation_cues
from pipeline.reconcile.records import Claim

_BEFORE, _AFTER = 24, 14
"""Letters before and after the quote in which "another" and the like are about this figure."""
_BEHIND_FORMER = 40
"""Letters between the words that tell of a former figure and the figure."""
_BEHIND_FIGURE = 80
"""Letters between a figure and the one in whose place it stands ("16 people died in the raid, and not 17")."""
_NOTHING_ELSE = re.compile(r"\s*(?:[,.;:)]|$|(?:as|after|because|people|dead|killed|were|had|in|at)\b)")
"""What stands behind a number that counts the same: no word for days or miles."""
_NEW_CLAUSE = re.compile(r"[.;:,]|\b(?:and|but|while)\b")
_WERE = re.compile(r"(?<!\bwho )\b(?:was|were|been|is|are)\s+$", re.IGNORECASE)


def read_relations(claim: Claim, sentence: str, start: int, end: int) -> None:
    """Note what the sentence tells of its figure, whose quote stands from `start` to `end`."""
    found = relation_cues().all(sentence)
    cues = {cue for _, _, cue in found}
    for cue_start, cue_end, cue in found:
        if cue in ("instalment", "found", "late"):
            continue
        if cue in ("added", "adding"):
            reach = end + _AFTER if cue == "added" else end - 1
            claim.added |= cue_end >= start - _BEFORE and cue_start <= reach
        elif cue == "former":
            between = sentence[cue_end:start]
            claim.former |= cue_end <= start and len(between) <= _BEHIND_FORMER and ";" not in between
        elif cue == "instead":
            here = 0 <= cue_start - end <= _BEHIND_FIGURE
            claim.corrected |= here and _NOTHING_ELSE.match(sentence, cue_end) is not None
        elif cue == "rejects":
            claim.rejects = claim.status == "denied"
        else:
            setattr(claim, cue, True)
    if claim.measure == "killed":
        _read_death(claim, "found" in cues, "late" in cues or _died_later(sentence))


def _read_death(claim: Claim, found: bool, late: bool) -> None:
    if found and claim.toll:
        claim.kind_is_said = False
    if late:
        if claim.toll and claim.date_to == claim.published_day:
            claim.date_precision = "published"  # the day on which somebody died tells none of the event
        claim.added |= not claim.toll
        claim.toll = True


def _died_later(sentence: str) -> bool:
    """Whether somebody who was hurt died: "one of the workers wounded in Tuesday's attack died"; but not "ten were
    wounded in the attack and two died"."""
    hits = fate_cues().all(sentence)
    return any(
        one == "hurt"
        and other == "died"
        and not _WERE.search(sentence[:start])
        and not _NEW_CLAUSE.search(sentence[end:then])
        for (start, end, one), (then, _, other) in pairwise(hits)
    )
