"""People in a building that shelters them, behind a figure of those who fled: "in Kutkai there are some 200 people in a
monastery", "and more than 30 are in the local school".

Belongs here: such figures without a verb of their own. Not here: people in what is known as a shelter
(`units.states`), whereabouts with a verb (`lexicon/predicates.txt`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.rules.hits import EARLIER_REACH, Book
from pipeline.extract.units.states import IN_SHELTERS
from schemas.measure_groups import FLED

_LODGED = re.compile(r"(?:(?P<there>b)[eD]*)?(?P<q>[qn])(?P<be>e*b)?e*(?P<in>r)[Deoc]*(?P<where>u)")
"""A figure with "there are" before it or "are" behind it, and where its people are."""
_NOW = frozenset({"are", "is", "remain", "'re"})
_HEADS = ("%halls", "%shelters")


def add_lodged(book: Book) -> None:
    """Enter the people who are said to be in a school, a church or the like."""
    if "r" not in book.letters or "u" not in book.letters or "b" not in book.letters:
        return
    for match in _LODGED.finditer(book.letters):
        unit = book.units[match.start("q")]
        told = [*book.earlier[-EARLIER_REACH:], *book.before(unit)]
        if not told or told[-1].measure not in FLED or book.has(unit) or not _are_lodged(book, match):
            continue
        if unit.noun is None and (told[-1].unit not in book.index or unit.anaphor):
            continue
        book.add(unit, "displaced", unit.noun or told[-1].noun, None, "lodged")


def _are_lodged(book: Book, match: re.Match[str]) -> bool:
    """Whether people are said to be there now, and the place is one that takes people in."""
    unit, where = book.units[match.start("q")], book.units[match.start("where")]
    at = match.start("be") if match["be"] else match.start("there")
    if at < 0 or not _NOW.intersection(book.tokens.folded[book.units[at].first : book.units[at].stop + 1]):
        return False
    if match["there"] and not match["be"] and "there" not in book.tokens.folded[: book.units[at].first][-1:]:
        return False
    plain = unit.noun is None or "folk" in unit.noun.kinds
    inside = book.tokens.folded[book.units[match.start("in")].first] in IN_SHELTERS
    return plain and inside and book.tokens.folded[where.stop - 1] in _lodgings()


@cache
def _lodgings() -> frozenset[str]:
    """Last words of the names of buildings that take people in."""
    return frozenset(word for name in _HEADS for word in lexicon().heads[name])
