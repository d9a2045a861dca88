"""Small judgements on places and figures that the choice of a place goes by.

Belongs here: what can be said of one place, or of two, without the document. Not here: the choice (`link`).
"""

from __future__ import annotations

import re

from pipeline.extract.document import Sentence
from pipeline.extract.lexicon.patterns import WordPattern, pattern_words
from pipeline.extract.mention import Mention
from pipeline.extract.places.nesting import size_of
from pipeline.extract.places.roles import RoledPlace

_MOTIVE = WordPattern(r"\bin <motive> (?:to|for)\b", re.IGNORECASE)
_FINE = {"settlement": 2, "quarter": 2, "site": 2, "district": 1}
"""How fine a place is; regions and countries are coarser."""


def within(local: RoledPlace | None, other: RoledPlace | None) -> RoledPlace | None:
    """The place told before where it lies in the region whose officials speak, else theirs."""
    if local is None or other is None or local.span.place is None or other.span.place is None:
        return other or local
    theirs, told = local.span.place, other.span.place
    if _FINE.get(theirs.kind, 0) > _FINE.get(told.kind, 0):
        return local  # "A quake struck Cebu province. The mayor of Bogo said three people had died."
    if theirs.kind == "area":
        return other
    return other if theirs.admin1 is not None and theirs.admin1 == told.admin1 else local


def is_own_land(place: RoledPlace, attackers: frozenset[str]) -> bool:
    """Whether a place is the country of those who attacked, and so not the one that was hit."""
    found = place.span.place
    return found is not None and found.kind == "country" and found.country in attackers


def is_town(place: RoledPlace) -> bool:
    """Whether a place is a town that something happened in, or one that no list has."""
    if place.role in ("none", "dateline", "inside"):
        return False
    return size_of(place.span) == 1 if place.span.place is None else place.span.place.kind == "settlement"


_SHARE = re.compile(r",? | ?\(|: ?")
"""Between the name of a place and its share: "(Poti 9, Gori 3)", "in Kunar (4)", "two in Hala, one in Tulin"."""


def has_own_share(place: RoledPlace, figure: Mention, text: str, offset: int) -> bool:
    """Whether a figure stands right behind a place as its share of a whole; `text` begins at `offset`."""
    return _SHARE.fullmatch(text, place.span.end - offset, figure.start - offset) is not None


def is_share(part: Mention, whole: Mention) -> bool:
    """Whether a part tells by place, and not by kind, the whole: "51 of them near X", not "two children"."""
    return part.part_of is whole and part.sentence == whole.sentence and part.object == whole.object


def is_beside(part: Mention, whole: Mention, own: RoledPlace | None, sentence: Sentence) -> bool:
    """Whether a part stands behind its whole in one sentence, with no place of its own before or behind it."""
    if part.sentence != whole.sentence or part.start < whole.start:
        return False
    if own is None:
        return True
    return own.span.start < part.start and not has_own_share(own, part, sentence.text, sentence.start)


def motive(text: str, end: int) -> re.Match[str] | None:
    """The first words before `end` that say why something was done."""
    low = text.lower()
    told = any(word in low for word in pattern_words()["motive"])
    return _MOTIVE.compiled.search(text, 0, end) if told else None


def is_motive(sentence: Sentence, mention: Mention) -> bool:
    """Whether a figure is why something was done ("in revenge for the killing of 26"), and so of another event."""
    return motive(sentence.text, mention.start - sentence.start) is not None
