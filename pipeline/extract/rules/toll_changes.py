"""Bare figures that an earlier toll is compared with or changed to: "up from 12", "then raised to 15", "it is now 16".

Belongs here: whether a bare figure stands so. Not here: the measure that it takes (`ellipsis`), tolls themselves
(`toll_productions`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_COMPARED = frozenset({("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})
_OF_OTHER = re.compile(r",?&[eD]*o[rfFt][Deo]*[ucT]?e+[Ft]?$")
"""Before a figure: something else that a conjunction opens, and how it went: ", and the price of bread up from"."""
_CHANGE = re.compile(r"[,;&xeohbvrp]{1,8}[tr][eD]*")
"""From a toll to what it was changed to: ", then raised to", "before raising it to"."""
_TAKEN_BACK_REACH = 5
"""Tokens before a toll in which it is said to hold no longer."""
_IS_NOW = re.compile(r"[,;]x?p(?:be|eb|eor)")
"""From a toll to what it is: "; it is now", "; it now stands at"."""


def is_changed_toll(book: Book, at: int) -> bool:
    """Whether a figure says to what a toll before it was changed: "was first put at four, then raised to 15 and later
    lowered to seven"."""
    last = next(reversed(book.before(book.units[at])), None)
    if last is None or not (last.rule.startswith(("toll", "number_of")) or last.rule == "ellipsis"):
        return False
    first = book.index.get(last.unit)
    if first is None:
        return False
    words, start = book.tokens.folded, book.units[at].first
    if _IS_NOW.fullmatch(book.letters, first + 1, at):
        return "now" in words[last.unit.stop : start]
    if _CHANGE.fullmatch(book.letters, first + 1, at) is None or "to" not in (words[start - 1], words[start - 2]):
        return False
    known = rule_words()
    return not (known["revised"] | known["changed"]).isdisjoint(words[last.unit.stop : start])


def is_compared(book: Book, at: int) -> bool:
    """ "Compared with 40", "up from 12"."""
    first = book.units[at].first
    before = tuple(book.tokens.folded[max(0, first - 2) : first])
    return before == (",", "against") or (before in _COMPARED and not _OF_OTHER.search(book.letters, 0, at))


def is_fallen_by(book: Book, unit: Unit) -> bool:
    """ "Deaths fell by 12": how many fewer there were than before."""
    before = book.tokens.folded[max(0, unit.first - 2) : unit.first]
    return before[-1:] == ["by"] and before[0] in rule_words()["fallen"]


def is_taken_back(book: Book, toll: Unit) -> bool:
    """ "Correcting an earlier toll of nine": a toll that holds no longer, behind the gerund that says so."""
    before, known = book.tokens.folded[max(0, toll.first - _TAKEN_BACK_REACH) : toll.stop], rule_words()
    at = next((at for at, word in enumerate(before) if word in known["correcting"]), None)
    return at is not None and not known["earlier"].isdisjoint(before[at:])


def is_risen_from(book: Book, at: int) -> bool:
    """ "Has risen to 41 from 38", "to 41, from 38 the day before"."""
    if not rule_words()["revised"].isdisjoint(book.tokens.folded):
        return False
    letters = book.letters
    if letters[max(0, at - 2) : at] in ("nF", "qF"):
        risen = book.units[at - 2]
    elif letters[max(0, at - 3) : at] in ("n,F", "q,F"):
        risen = book.units[at - 3]
    else:
        return False
    return any(hit.unit is risen and hit.rule.startswith(("toll", "number_of")) for hit in book)
