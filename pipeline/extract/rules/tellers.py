"""Whether somebody in a sentence is the one who tells it, and so nobody whom it counts.

Belongs here: "…, the governor wrote" behind what is told. Not here: who is cited (`attribution`), what describes a
name (`descriptions`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.units.unit import Unit

if TYPE_CHECKING:
    from pipeline.extract.rules.hits import Book

_ONE = frozenset("1uc")
_UP_TO_VERB = re.compile(r",(?:[Deo]*[1uc])(?:c|[rf][Deo]*[uc]{1,2}){0,2}[eh]*")
"""Behind a comma somebody, what he is of, and his verb."""
_OF_A_PARTICIPLE = frozenset(
    {"to", "by", "as", "of", "dead", "missing", "killed", "injured", "wounded", "hurt", "safe"}
)
"""Behind a verb of telling that is a participle of those it stands with: "a man reported missing", "told to leave"."""


def is_teller(book: Book, unit: Unit) -> bool:
    """Whether one who stands behind a comma tells what stands before it: "the deaths of 14 people, the mayor wrote"."""
    if unit.code not in _ONE:
        return False
    at = book.index[unit]
    lead = _UP_TO_VERB.match(book.letters, at - 1) if at else None
    if lead is None or lead.end() >= len(book.units):
        return False
    words, verb = book.tokens.folded, book.units[lead.end()].first
    if "say" not in citing_words().verbs.get(words[verb], ()):
        return False
    return words[verb + 1 : verb + 2] == [] or words[verb + 1] not in _OF_A_PARTICIPLE
