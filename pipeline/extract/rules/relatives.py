"""Relatives in a list who share the word of whose they are: "his wife, daughter and driver".

Belongs here: whether a bare singular is one more person of its list. Not here: which measure the list gets
(`measures`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

OWNED = frozenset({"his", "her", "their", "its", "my", "our"})
"""Words that say whose somebody is."""
_BARE_BEFORE = re.compile(r"u(?:,&|[,&])o?$")
_LONGEST_JOINT = 4
"""Letters of that pattern."""

_PLURAL = frozenset({"were", "are", "have"})
"""Auxiliaries of several subjects."""


def shares_owner(book: Book, unit: Unit) -> bool:
    """ "his wife, daughter and driver": bare singulars behind one who is somebody's, where one of the two is a
    relative; "his aide and driver" may be one man."""
    noun = unit.noun
    if unit.code != "u" or noun is None or noun.kind != "person" or noun.plural:
        return False
    kin, at = _is_relative(noun), book.index[unit]
    while match := _BARE_BEFORE.search(book.letters, max(0, at - _LONGEST_JOINT), at):
        before = book.units[match.start()]
        if before.noun is None or before.noun.plural:
            return False
        kin = kin or _is_relative(before.noun)
        if before.definite:
            return kin and book.tokens.folded[before.first] in OWNED
        at = match.start()
    return False


def _is_relative(noun: Noun) -> bool:
    return "kin" in noun.kinds or noun.object == "children"


def shares_article(book: Book, unit: Unit, verb: Unit) -> bool:
    """ "The driver and passenger were killed": a bare singular behind "and" is one more person where the verb is of
    several; "the founder and leader was killed" tells of one."""
    at, noun = book.index[unit], unit.noun
    if unit.code != "u" or noun is None or noun.kind != "person" or noun.plural or book.letters[at - 2 : at] != "u&":
        return False
    first = book.units[at - 2]
    one = first.definite and not first.named and first.noun is not None and first.noun.kind == "person"
    plural = not _PLURAL.isdisjoint(book.tokens.folded[unit.stop : verb.first])
    return one and plural and first.noun is not None and not first.noun.plural
