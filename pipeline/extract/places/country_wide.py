"""Figures of a whole country: of an army's bulletin, of a running total, of a disaster that a country speaks of.

Belongs here: the words that say so. Not here: which place is taken then (`link`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.extract.dates.pointing import points_back
from pipeline.extract.dates.totals import tells_spell
from pipeline.extract.lexicon.patterns import AnyWord, WordPattern
from pipeline.extract.mention import Mention
from pipeline.extract.places.roles import RoledPlace
from schemas.measure_groups import VICTIMS

BULLETIN = frozenset({"launched", "intercepted", "equipment_lost", "casualties", "attacks"})
"""What an army counts for the whole front or sky."""
_ARMS_MEASURES = BULLETIN - {"attacks"}
_ARMS = AnyWord("whole_army")
_EXODUS = 500_000
"""So many who have left are a country's, not a town's."""
_SALVO = 20
"""So many weapons come down all over a country."""
_LOSSES = 100
"""So many soldiers are lost along a whole front; fewer are lost in one fight, whoever counts them."""
_OF_A_WAR = 1_000
"""So many dead of a war are a country's."""
_WAR_TOLL = WordPattern(r"\b<waged_long>\b.*\b(?:has|have)\b|\b(?:has|have)\b.*\b<waged_long>\b", re.IGNORECASE)
"""In a sentence that tells what a war has cost so far."""
_OF_PEOPLE = VICTIMS | {"captured"}
_FRONT = re.compile(
    r"\b(?:along|across|on) the (?:whole |entire )?(?:front\b|front[ -]?lines?\b|line of contact)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:[Ss]ince (?:(?:the|last|early|late|mid)\b|[A-Z\d]|(?:[a-z]+ ){1,3}(?:began|started|broke out|erupted)\b)|"
    r"(?i:(?:total(?:s|led|ling)?|altogether|in all|overall|"
    r"cumulative|(?:in|over|during) the (?:last|past) (?:\w+ )?(?:year|years|months)|nationwide|countrywide)\b))"
)
_WORDS_OF_TOTAL = ("since ", "total", "altogether", "in all", "overall", "cumulative", "the last", "the past", "wide")
"""One of them stands in whatever `_TOTAL` finds; they are looked for ten times as fast."""
_BACKGROUND = re.compile(
    r"\W*(?:(?:some |the |for )?(?:background|context|reminder)\b\s*[:,–—-]|(?:by|for) comparison\b)",
    re.IGNORECASE,
)
"""What opens a sentence on other news than the one before: its weapons came down elsewhere."""
_DISASTER = AnyWord("national_disaster")
_STRICKEN = frozenset({"agent", "apart", "owner", "bare", "inside", "modifier"})


def is_national(text: str, mention: Mention) -> bool:
    """Whether a sentence gives a whole country's figure: an army's bulletin, a running total."""
    if mention.measure == "aid" or (mention.measure in ("evacuated", "displaced") and (mention.low or 0) < _EXODUS):
        return False
    if mention.measure in ("evacuated", "displaced") and mention.status == "happened":
        return True
    if mention.measure == "attacks" and _FRONT.search(text) is not None:
        return True
    if mention.measure in ("launched", "intercepted") and _BACKGROUND.match(text) is not None:
        return True
    many = mention.low is None or mention.low >= _LOSSES or mention.measure not in _OF_PEOPLE
    armed = many and (mention.measure in _ARMS_MEASURES or (mention.object == "soldiers" and not points_back(text)))
    if mention.measure in VICTIMS and (mention.low or 0) >= _OF_A_WAR and _WAR_TOLL.compiled.search(text) is not None:
        return True
    return (armed and _names_arms(text)) or _is_total(text) or tells_spell(text, len(text))


@lru_cache(maxsize=512)  # each figure of a sentence asks again
def _names_arms(text: str) -> bool:
    return _ARMS.compiled.search(text) is not None


@lru_cache(maxsize=512)
def _is_total(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _WORDS_OF_TOTAL) and _TOTAL.search(text) is not None


def is_salvo(mention: Mention) -> bool:
    """Whether a figure counts weapons too many for the one place that a later sentence names."""
    return mention.measure in ("launched", "intercepted") and (mention.low or 0) >= _SALVO


def tells_of_disaster(text: str) -> bool:
    """Whether a text tells of a disaster or of a nation's mourning: the country that speaks of it was hit by it."""
    return _DISASTER.compiled.search(text) is not None


def stricken_country(places: Iterable[RoledPlace]) -> RoledPlace | None:
    """The country that speaks or acts in a sentence on a disaster, and so was hit by it."""
    for place in places:
        found = place.span.place
        if place.role in _STRICKEN and found is not None and found.kind == "country":
            return place
    return None
