"""How two neighbouring names of places hang together: one lies in the other, or they stand in a list.

Belongs here: the words between two names, and which place can hold which. Not here: prepositions before a name
(`roles`).
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.extract.lexicon.patterns import WordPattern, pattern_words
from pipeline.extract.places.containers import LOCAL, QUARTER_OF, lies_in
from pipeline.extract.places.names import kind_of
from pipeline.extract.places.near import near
from pipeline.extract.places.spans import PlaceSpan

_OWNS = re.compile(r"(?:[’'‘]s?|,)?\s+(?:[a-z-]+\s+){0,3}")
_TOWN_OF = WordPattern(
    r"(?:[’'‘]s?)?\s+(?:[a-z-]+\s+){0,2}<apposed_kind>(?:\s+of|,)?\s+"
    r"|[’'‘]s?\s+(?:[\w-]+\s+){0,4}<part_kind>\s+of\s+"
)
_UNIT_OF = WordPattern(r"\s+(?:<inner_unit>|<outer_unit>)\s+of\s+(?:the )?")
"""Behind the name of a unit: what follows may hold it ("the Bajaur district of Karst")."""
_COMMA = re.compile(r"\s*[,(]\s*(?:in\s+)?(?:the\s+)?(?:[a-z]+ern\s+)?")
_IN = re.compile(
    r"(?:, (?:a|an|the) (?![a-z -]*\b(?:said|says|told|reported|confirmed|announced)\b)[a-z][a-z -]{2,30}?)?"
    r"(?: \([A-Z][\w.]*\))?\s*,?\s+(?:(?:which (?:is|lies) )?(?:located|situated|lying) )?"
    r"(?:in|of|on the (?:[a-z-]+ )?(?:outskirts|edges?|fringes?|periphery) of"
    r"|south of|north of|east of|west of|near)\s+(?:[a-zA-Z’'-]+\s+){0,4}"
)
_AND = re.compile(
    r"\s*(?:,\s*and|,|and|or|&|as well as|/)\s*(?:the |in |also |parts of )*(?:[a-z-]+(?:ern|al|ed|by) )?",
    re.IGNORECASE,
)

_GAP = 60
"""Characters between two names beyond which neither holds the other."""
_DISTRICT_SIZE, REGION_SIZE = 2, 3
"""Of places that no list has; a town's is 1."""
_KIND_LENGTH = 3
"""Words of the longest word for a kind ("Local Government Area")."""


def size_of(span: PlaceSpan) -> int:
    """How large a place that no list has is, by the word for its kind that it ends with."""
    said = span.text.lower().split(" ")
    kinds = (kind_of(" ".join(said[-length:])) for length in range(_KIND_LENGTH, 0, -1))
    kind = next(filter(None, kinds), "")
    if kind == "region" or (not kind and said[-1] in pattern_words()["outer_unit"]):
        return REGION_SIZE
    return _DISTRICT_SIZE if kind == "district" else 1


def holds(outer: PlaceSpan, inner: PlaceSpan) -> bool:
    """Whether the place of `outer` can hold that of `inner`; a place that is in no list can lie in any other."""
    big, small = outer.place, inner.place
    if big is None:
        return size_of(outer) > size_of(inner) and (small is None or small.kind in LOCAL)
    if small is None:
        return True
    if big.row == small.row:
        return False
    if big.kind in ("country", "area", "water"):
        return small.kind != "country" and (big.country == small.country or big.country is None)
    if big.kind == "district":
        return small.kind in LOCAL and big.country == small.country and near(big, small)
    if big.kind == "admin1":
        return (
            small.kind in (*LOCAL, "district")
            and big.country == small.country
            and (big.admin1 == small.admin1 or near(big, small))
        )
    if outer.word == "district" and inner.word != "district":
        return small.kind in LOCAL and big.country == small.country
    quarter = small.kind in ("quarter", "site") or inner.word in ("district", "site")
    return big.kind == "settlement" and small.kind in LOCAL and quarter and near(big, small)


def _is_unit_of(first: PlaceSpan, second: PlaceSpan) -> bool:
    """Whether of "Banke district of Karst", "Dolna village of Banke district" the second name holds the first."""
    if second.place is None:
        return first.place is not None and first.place.kind == "district"
    if second.place.kind == "settlement":
        quarter = first.place
        if quarter is None:
            return first.container == second.place
        return lies_in(quarter, second.place) and quarter.population < second.place.population
    told = second.word in ("region", "district") and second.end > second.core_end  # "Banke district"
    whole = told or second.place.kind in ("admin1", "district", "country", "area")
    return whole and holds(second, first)


def _is_owned(outer: PlaceSpan, inner: PlaceSpan) -> bool:
    """Whether a place that the text says is another's can be so: a suburb, an area of a region."""
    big, small = outer.place, inner.place
    if big is None or small is None:
        return False
    if big.kind == "settlement" and outer.word in ("", "city"):
        return lies_in(small, big)
    return big.kind == "admin1" and small.kind == "area" and big.country == small.country


def inner_span(gap: str, first: PlaceSpan, second: PlaceSpan) -> Literal["first", "second"] | None:
    """Which of two names, parted by `gap`, lies in the other: "Kyiv's Podil" the second, "Podil, Kyiv" the first."""
    if len(gap) > _GAP:
        return None
    if _UNIT_OF.compiled.fullmatch(gap) or QUARTER_OF.compiled.fullmatch(gap):
        if _is_unit_of(first, second):
            return "first"
        if (
            first.place is not None
            and second.place is not None
            and first.place.kind == second.place.kind == "settlement"
        ):
            return "second"  # "the Kyiv district of Kharkiv": the quarter only bears the other town's name
    if (_OWNS.fullmatch(gap) and gap[:1] in "’'‘") or _TOWN_OF.compiled.fullmatch(gap):
        return "second" if holds(first, second) or _is_owned(first, second) else None
    if (_COMMA.fullmatch(gap) or _IN.fullmatch(gap)) and holds(second, first):
        return "first"
    return None


def joins_list(gap: str) -> bool:
    """Whether the words between two names only join them ("Sumy, Kharkiv and Odesa")."""
    return _AND.fullmatch(gap) is not None
