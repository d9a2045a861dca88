"""The dead of whom it is said that none survived: "none of the 33 on board survived", "no survivors among the 33".

Belongs here: the figure of those whom nobody of them outlived. Not here: figures of 0 (`units.zeros`), "did not
survive" (`lexicon/predicates.txt`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import COUNTED
from pipeline.extract.units.unit import Unit

_AMONG = re.compile(r"(?:be*)?[vo]?[rJ][eD]*(?P<q>[qn])")
"""Behind "no survivors": those among whom there was none."""
_BETWEEN_CLAUSES = frozenset([",", ";", ":", "and", "but", "that", "if", "they", "he", "she", "any", "anyone"])
"""Words with which another clause than that of "none" begins: "none of the 33 said they had survived a crash"."""
_REACH = 12
"""Tokens between those on board and the verb."""


def add_none_survived(book: Book) -> None:
    """Enter those of whom none survived as dead."""
    if rule_words()["surviving"].isdisjoint(book.tokens.folded):
        return
    for unit in book.figures:
        if unit.figure is None or unit.figure.high != 0:
            continue
        dead = _of_whom_none(book, unit) or _among_whom_none(book, unit)
        if dead is not None and dead.figure is not None and (dead.noun is None or dead.noun.kind in COUNTED):
            for measure in [hit.measure for hit in book if hit.unit is unit]:
                book.drop(unit, measure)
            book.put(dead, "killed", Hit(dead, "killed", dead.noun, None, "none_survived"))


def _of_whom_none(book: Book, unit: Unit) -> Unit | None:
    """ "None of the 33 people on board survived"."""
    behind = book.tokens.folded[unit.stop : unit.stop + _REACH]
    at = next((n for n, word in enumerate(behind) if word in rule_words()["surviving"] | _BETWEEN_CLAUSES), None)
    return unit.total if at is not None and behind[at] not in _BETWEEN_CLAUSES else None


def _among_whom_none(book: Book, unit: Unit) -> Unit | None:
    """ "No survivors among the 33 passengers"."""
    if unit.noun is None or unit.noun.text not in rule_words()["surviving"]:
        return None
    among = _AMONG.match(book.letters, book.index[unit] + 1)
    return book.units[among.start("q")] if among is not None else None
