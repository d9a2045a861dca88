"""Figures that a speaker gave before: "up from a previous figure of 28", "the minister had spoken of eleven".

Belongs here: telling such a figure, which counts what the one before it does. Not here: the words for such a figure
(`lexicon/rule_words.txt`), tolls with a noun of their own (`toll_productions`), figures that a toll is compared with
(`toll_changes`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import HARM

_SPOKEN = frozenset({("spoken", "of"), ("talked", "of"), ("it", "at"), ("figure", "at"), ("number", "at")})
_REACH = 6
"""Tokens before a figure in which "had" and the verb of telling stand."""


def is_earlier_figure(book: Book, unit: Unit) -> bool:
    """Whether a bare figure is one that was given before for the harm told last; where the dead and the hurt are told,
    it does not say whose."""
    words, first, known = book.tokens.folded, unit.first, rule_words()
    told = [*book.earlier, *book.before(unit)][-2:]
    if len(HARM.intersection(hit.measure for hit in told)) > 1:
        return False
    of = first > 2 and words[first - 1] == "of"
    if of and words[first - 2] in known["figure"] and words[first - 3] in known["earlier"]:
        return True
    said = words[max(0, first - _REACH) : first]
    if tuple(said[-2:]) not in _SPOKEN or known["spoken"].isdisjoint(said) or "had" not in said:
        return False
    return bool(told) and told[-1].measure in HARM
