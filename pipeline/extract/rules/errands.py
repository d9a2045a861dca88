"""People who come with an errand flee from nothing, and people whom the police look for are not lost.

Belongs here: telling them by their number and by the words behind the verb. Not here: people by their work
(`measures`), these words (`lexicon/rule_words.txt`).
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from pipeline.extract.lexicon.load import Predicate
from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_MANY = 20
"""Fewer people who arrive where others flee to may have come for anything."""
_ENDS = frozenset({";", ":", ",", "."})
_REACH = 12
"""Tokens behind a verb in which an errand is told."""
_BESIDE = 4
_LEADS = frozenset({"to", "for"})
"""Right before an errand; "to seek help" and "at work sites" tell of none."""


def comes_or_is_sought_otherwise(book: Book, unit: Unit, measure: str, predicate: Predicate, verb: Unit) -> bool:
    """Whether people who come where others flee to, or who are sought, are not displaced or missing."""
    if measure == "displaced":
        return _is_on_errand(book, unit, predicate, verb)
    return measure == "missing" and _is_wanted(book, predicate, verb)


def _is_on_errand(book: Book, unit: Unit, predicate: Predicate, verb: Unit) -> bool:
    """ "Three men arrived in a car and opened fire", "60 people arrived in Goma for talks on the fighting", "200 people
    gathered in a school to vote"."""
    if not predicate.topic or not predicate.subject:
        return False
    if "folk" in predicate.subject and unit.value < _MANY:
        return True
    words = [word for word in _behind(book, verb, _REACH) if word not in ARTICLES]
    return any(a in _LEADS and b in rule_words()["errand"] for a, b in pairwise(words))


def _is_wanted(book: Book, predicate: Predicate, verb: Unit) -> bool:
    """ "A man is being sought by police after a woman went missing", "three men are being sought over the wreck"."""
    if predicate.verb != "seek":
        return False
    behind = list(_behind(book, verb, _BESIDE))
    return behind[:1] in (["over"], ["for"]) or not rule_words()["investigators"].isdisjoint(behind)


def _behind(book: Book, verb: Unit, reach: int) -> takewhile[str]:
    """The words behind a verb up to the end of its clause."""
    return takewhile(lambda word: word not in _ENDS, book.tokens.folded[verb.stop : verb.stop + reach])
