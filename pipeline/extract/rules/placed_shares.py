"""Shares of a figure by place: "rose to 232, with 77 killed in Dorna and 51 in Kasib", "seven dead and 40 hurt: five in
Tulin, two in Hala".

Belongs here: which figure before a list with places the list shares out. Not here: bare figures that take a measure
(`ellipsis`), figures of districts without a whole, shares in brackets (`bracket_shares`).
"""

from __future__ import annotations

import re

from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.units.unit import added_up
from schemas.measure_groups import VICTIMS

_LIST = re.compile(r"(?:,W|(?<=[^,;]):)(?=[eD]*[qn1])")
"""What opens a list of shares; the list goes on to the end of the clause."""
_HERE = re.compile(r"[eD]*(?:[hM]*b?[va])?e*(?:[rF][eDou]*)+c")
"""Behind a figure: perhaps its predicate, and the place."""
_ENDS = re.compile(r"[;:MR]|$")


def link_placed(book: Book) -> None:
    """Make the figures of one measure that a list gives place by place parts of the last greater one before the list,
    where they come to no more than it."""
    if "W" not in book.letters and ":" not in book.letters:
        return
    for match in _LIST.finditer(book.letters):
        placed = _placed(book, match.end())
        for measure in {hit.measure for hit in placed} & VICTIMS:
            shares = [hit for hit in placed if hit.measure == measure]
            wholes = [h for h in book.before(book.units[match.end()]) if h.measure == measure and h.parent is None]
            if len(shares) < 2 or not wholes or added_up(hit.unit for hit in shares) > wholes[-1].unit.value:
                continue
            for hit in shares:
                hit.parent = hit.parent or wholes[-1]


def whole_of_list(book: Book, at: int) -> Hit | None:
    """The one figure before the colon at which the bare figures behind it add up: of "seven dead and 40 hurt: five in
    Tulin, two in Hala" the seven. None where they add up to none or to several."""
    if not book.letters[:at].rstrip("eD").endswith(":"):
        return None
    stop = _ENDS.search(book.letters, at)
    bare = [u for u in book.figures if at <= book.index[u] < (stop.start() if stop else at)]
    if len(bare) < 2 or any(u.code != "n" or not _HERE.match(book.letters, book.index[u] + 1) for u in bare):
        return None
    whole = [hit for hit in book.before(book.units[at]) if hit.unit.value == added_up(bare)]
    return whole[0] if len(whole) == 1 else None


def _placed(book: Book, at: int) -> list[Hit]:
    stop = _ENDS.search(book.letters, at)
    last = stop.start() if stop else at
    return [
        h for h in book if at <= book.index.get(h.unit, -1) < last and _HERE.match(book.letters, book.index[h.unit] + 1)
    ]
