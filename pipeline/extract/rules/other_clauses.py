"""Clauses that a conjunction opens between a figure and a verb: "three men were there when it blew up".

Belongs here: whether a verb behind a figure has a subject of its own. Not here: relative clauses (`relative_reach`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book

_SUBORDINATORS = frozenset({"when", "as", "if", "because", "though", "although", "where", "while", "than"})
_MAY_SUBORDINATE = frozenset({"after", "before", "since", "until", "till"})
_PLURAL = frozenset({"were", "are"})
_ASIDES = (["if", "not"], ["than", "half"])
"""What opens no clause: "30 people, if not more, were", "30 people - more than half of them women - were"."""
_MERELY = frozenset({"only", "simply"})
_SUBJECT = re.compile(r"(?:[1u]|[qn](?:[rfF][Deo]*[uc]{1,2})?)h?b")
"""A subject with its auxiliaries: "five soldiers were"."""
_REDUCED = re.compile(r"[go][^,;:bhMvwgRqn1]*h?b")
"""A gerund and what belongs to it up to the verb of the main clause: "seized while driving home were freed"."""
_OF_OTHERS = re.compile(r"&[eD]*[qn][eh]*o")
"""A figure behind a conjunction with a word of its own, which may be its verb."""
_CLAUSE = frozenset("pbhMvwg")
"""Letters of which one stands in every clause, as that of its verb or subject."""


def opens_other_clause(book: Book, start: int, stop: int) -> bool:
    """Whether a clause with a subject of its own stands between a noun and a verb form: "men when it blew up"."""
    units, words = book.units, book.tokens.folded
    if _disagrees(book, start, stop):
        return True
    for at, unit in enumerate(units[start:stop], start):
        if unit.code == "R" and words[unit.first] == "whose":
            return True  # "a carpenter whose son was killed"
        if unit.code != "r" or at + 1 >= stop:
            continue
        aside = words[unit.first : unit.first + 2] in _ASIDES
        reduced = words[unit.stop].endswith("ing") and _REDUCED.match(book.letters, at + 1, stop)
        if words[unit.first] in _SUBORDINATORS and not (aside or reduced or _names(book, at, stop)):
            return True
        if words[unit.first] not in _MAY_SUBORDINATE:
            continue
        if book.letters[stop - 1] in "ucpqo" or _SUBJECT.fullmatch(book.letters, at + 1, stop):
            return True
    return False


def _disagrees(book: Book, start: int, stop: int) -> bool:
    """ "a governor who fled after many of his relatives were killed": a plural verb behind a relative clause is not of
    the one person before it."""
    head = book.units[start - 1]
    if head.code != "1" or "R" not in book.letters[start:stop] or book.letters[max(0, start - 2)] in "&,":
        return False
    last = book.units[stop - 1]
    return last.code == "b" and book.tokens.folded[last.first] in _PLURAL


def _names(book: Book, at: int, stop: int) -> bool:
    """Whether "as" only says what somebody is called or held for: "identified as Ada Obi and Musa Bello"."""
    words, first = book.tokens.folded, book.units[at].first
    if words[first] != "as" or not first:
        return False
    before = words[first - 2] if words[first - 1] in _MERELY else words[first - 1]
    called = before.endswith("ed") or before in phrase_words()["called"]
    behind = book.letters[at + 1 : stop].rstrip("hMbe!").partition(",")[0]
    return called and _CLAUSE.isdisjoint(behind)


def counts_other(book: Book, start: int, stop: int) -> bool:
    """Whether a figure of what is never counted stands between two units and is the subject of the verb behind it:
    "were killed and six rifles were seized"."""
    told = _OF_OTHERS.search(book.letters, start, stop)
    if told is not None and book.tokens.folded[book.units[told.end() - 1].first].endswith("ed"):
        return True  # "were injured, and another 58 escaped or were rescued"
    at = book.letters.rfind("x", start, stop)
    return at >= 0 and book.units[at].figure is not None and book.letters[at + 1] in "hMb"
