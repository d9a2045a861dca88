"""Bare figures behind the place where they were: "Haridwar reported six deaths, Tehri three".

Belongs here: whether a figure stands so. Not here: the measure that it takes (`ellipsis`), figures in brackets behind
places (`bracket_shares`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from schemas.measure_groups import FLED, VICTIMS

OF_PLACES = VICTIMS | FLED
"""Measures that are shared out by place."""
_IN_PLACE = re.compile(r"[,;&][rxeo]*[rF]c(?:eb|b|,)?$")
"""Before a figure: a joint, the place and perhaps "there are"."""
_OF_DISTRICTS = re.compile(
    r"(?:^|[,;])W?[eD]*c[uo]?[hBsovg]{1,3}[qn]a?(?:[,;][eD]*c[uo]?[nq]){0,9}(?:[,;]|[,;]?&)[eD]*c[uo]?$"
)
"""Before a figure: districts with what each of them reported, and the next one."""
_WITH_DISTRICT = re.compile(r",W[eD]*c[uo]{1,2}$")


def is_shared_out(book: Book, at: int) -> bool:
    """Whether a bare figure stands behind the place where it was and at the end of its clause: "in Mozambique there are
    67 and in Madagascar 17", "Haridwar reported six deaths, Tehri three"."""
    if book.letters[at + 1 : at + 2] not in ("", ",", ";", "&"):
        return False
    placed = _IN_PLACE.search(book.letters, 0, at) or _OF_DISTRICTS.search(book.letters, 0, at)
    if placed is None and not _is_of_one_district(book, at):
        return False
    last = next(reversed(book.before(book.units[at])), None)
    return last is not None and last.measure in OF_PLACES


def _is_of_one_district(book: Book, at: int) -> bool:
    """ "Balochistan is worst hit with 149 deaths, with Punjab reporting 114"."""
    reported = book.tokens.folded[book.units[at].first - 1] in rule_words()["given"]
    return reported and _WITH_DISTRICT.search(book.letters, 0, at) is not None
