"""Figures that add up to one told before them are its parts: "gave 50 million …; the king 30 million, his son 20".

Belongs here: parts that only their sum shows. Not here: parts that words tell of ("including", "of whom";
`rules.part_links`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.document import Sentence
from pipeline.extract.mention import Mention
from schemas.measure_groups import SALVO

_LEAST = 50
"""Smaller figures add up by chance: "four died in one town, two in the next and two in a third"."""
_LONGEST_ENTRY = 80
_TAIL = 8
"""Characters behind the figure of an entry: a stop, "each"."""
_REACH, _REACH_OF_SUMS = 2, 3
"""Sentences behind the whole in which its parts stand; sums of help are shared out in more of them."""


def link_sums(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> None:
    """Make the next two or more figures of one measure that add up to an exact great figure its parts.

    The entries of a list ("Kano: N2 billion") add up by chance.
    """
    for at, whole in enumerate(mentions):
        if whole.part_of is None and whole.low is not None and whole.low == whole.high and _is_great(whole):
            if _is_entry(whole, sentences[whole.sentence]):
                continue
            parts = _parts(whole, whole.low, mentions[at + 1 :])
            if whole.low < _LEAST and any(part.sentence == whole.sentence for part in parts):
                continue  # of a list of regions the last may add up to the first
            for part in parts:
                part.part_of = whole


def _is_great(whole: Mention) -> bool:
    # of a salvo small figures add up as well: it is told region by region
    return whole.measure in SALVO or (whole.low or 0) >= _LEAST


def _is_entry(mention: Mention, sentence: Sentence) -> bool:
    """Whether a figure is an entry of a list: it ends a short line behind a label."""
    if len(sentence.text) > _LONGEST_ENTRY or sentence.end - mention.end > _TAIL:
        return False
    return ":" in sentence.text[: mention.start - sentence.start]


def _parts(whole: Mention, value: int, behind: Sequence[Mention]) -> list[Mention]:
    found: list[Mention] = []
    reach = _REACH_OF_SUMS if whole.measure == "aid" else _REACH
    for other in behind:
        if other.measure != whole.measure or other.object != whole.object:
            continue
        taken = other.part_of is not None and other.part_of is not whole
        if other.sentence - whole.sentence > reach or taken or other.low is None:
            break
        value -= other.low
        found.append(other)
        if other.low != other.high or value <= 0:
            break
    return found if value == 0 and len(found) > 1 else []
