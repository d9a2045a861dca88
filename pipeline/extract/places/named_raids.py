"""Attacks that are named by their day, and lie in a land that everybody knows: "the October 7 attack".

Belongs here: the land of such an attack. Not here: its days and nouns (`lexicon/pattern_words.txt`), places that the
text names (`spans`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.spans import PlaceSpan
from pipeline.gazetteer.load import gazetteer

_NAMED_RAID = WordPattern(
    r"(?:\b(?:in|during|by|of)|^The|^<raider>[’']s?)"
    r" (?:(?!since|after|following|before|to|for|over|with)[\w’'-]+ ){0,4}?"
    r"(?P<day><raid_day>(?:,? 2023)?,? (?:[\w-]+ ){0,2}?<raid_noun>)\b"
    r"(?! (?:in|on|at|near|against|outside) (?!(?:the )?(?:\w+ern )?Israel)(?:the )?(?:\w+ern )?(?-i:[A-Z]))",
    re.IGNORECASE,
)
_RAIDED = "IL"
"""The land of the raid of whose days `pattern_words` tells."""


def named_raid(text: str, offset: int) -> PlaceSpan | None:
    """The country of a raid that is named by its day, and in which people came to harm who are told of beside the news
    of another land: "1,200 were killed in the October 7 attack"; not "the October 7 attack on Kano"."""
    match = _NAMED_RAID.compiled.search(text) if "7" in text and "ct" in text else None
    if match is None:
        return None
    start, end = offset + match.start("day"), offset + match.end("day")
    place = gazetteer().country(_RAIDED)
    return PlaceSpan(start, end, place.name, start, end, (place.row,), place=place) if place is not None else None
