"""Rates and averages, which are no counts: "thousands are killed every year", "an average of 127 died per year".

Belongs here: what tells a rate in a sentence, and taking out its figures. Not here: other figures that are taken out
(`part_links`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.word_facts import FACTS
from schemas.measure_groups import FLED

_EVERY = frozenset({"every", "each"})
_YEARLY = frozenset({"annually", "yearly"})
_HOLDING = ("building", "place", "vehicle")
"""Kinds of what holds so many people each."""
_HOLDER_REACH = 7
"""Tokens from "each" to what it is said of and its verb."""
_END_OF_HOLDING = re.compile(r"(?<!R)[bh]|[;:]|,&|&(?=[eD]*[qn1u][bhMv])")
"""Another clause than that of what is held, by its verb or the word that joins it."""
_REGULAR = frozenset({"daily", "weekly", "monthly", "yearly"})
_FINITE = frozenset({"gerund", "past", "participle", "base"})
_BEHIND_ADVERB = frozenset("rFty&")
_OF_YEARS = frozenset({"annual", "yearly"})
_OF_ONE_YEAR = frozenset({"in", "for", "last", "this", "of"})
_BEFORE_TOLL = 3
"""Tokens before the noun of a toll in which it is said to be one of every year."""
_RATIO = re.compile(r"[rfFo]{1,2}(?P<every>D)[nqu][va][^,;:]*,")
"""A sentence that opens with one side of a ratio."""
_PERIODS = frozenset({"year", "month", "week", "day", "night", "hour"})
_CLAUSE_ENDS = frozenset([",", ";", ":", "which", "who", "that", "where"])
"""Between a figure and a period they tell that the period is of another clause."""


def drop_rates(book: Book) -> None:
    """ "Thousands are killed every year": a rate is no count."""
    words = book.tokens.folded
    _drop_averages(book, words)
    _drop_held(book, words)
    if "every" in words:
        _drop_denominators(book, words)
        _drop_ratio(book)
    if not _OF_YEARS.isdisjoint(words) and not _names_year(words):
        _drop_annual(book, words)
    at = next((at for at in range(len(words)) if _tells_rate(words, at)), -1)
    if at < 0:
        return
    for (unit, measure), hit in list(book.hits.items()):
        clause = words[unit.stop : at]
        told = hit.trigger is not None or measure in FLED or unit.stop == at
        if unit.stop <= at and told and _CLAUSE_ENDS.isdisjoint(clause):
            book.drop(unit, measure)


def _drop_denominators(book: Book, words: Sequence[str]) -> None:
    """ "Two out of every five killings": five are no count."""
    for unit, measure in list(book.hits):
        if unit.first and words[unit.first - 1] == "every":
            book.drop(unit, measure)


def _drop_ratio(book: Book) -> None:
    """ "For every soldier lost, three were hurt", "out of every 10 dead, three were boys": both sides of a ratio."""
    ratio = _RATIO.match(book.letters)
    if ratio is not None and book.tokens.folded[book.units[ratio.start("every")].first] == "every":
        end = next((unit.first for unit in book.units if unit.code == ";"), book.units[-1].stop)
        _drop_all(book, 0, end)


def _drop_held(book: Book, words: Sequence[str]) -> None:
    """ "Each tent houses 30 people", "every one of the buses carried 50": of how many there are of them nothing is
    told."""
    for at, word in enumerate(words):
        if word in _EVERY:
            behind = words[at + 1 : at + _HOLDER_REACH]
            verb = next((n for n, word in enumerate(behind) if word in rule_words()["holds"]), 0)
            if any(_can_hold(word) for word in behind[:verb]) and _CLAUSE_ENDS.isdisjoint(behind[:verb]):
                _drop_all(book, at + 1 + verb, _end_of_holding(book, at + 1 + verb))


def _end_of_holding(book: Book, at: int) -> int:
    """The token before which what is held is told of, by a verb at a token: not "each house holds 30 people, and 12
    were killed", "every bus carrying aid was hit and three drivers were killed"."""
    behind = next((n for n, unit in enumerate(book.units) if unit.first > at), len(book.units))
    ends = _END_OF_HOLDING.search(book.letters, behind)
    return book.units[ends.start()].first if ends is not None else len(book.tokens.folded)


def _can_hold(word: str) -> bool:
    noun = FACTS[word].noun
    return noun is not None and noun.kind in _HOLDING


def _names_year(words: Sequence[str]) -> bool:
    """Whether a count is of one year: "the annual toll for 2021", "annual road deaths last year"."""
    years = (at for at, word in enumerate(words) if word == "year" or (len(word) == 4 and word.isdigit()))
    return any(not _OF_ONE_YEAR.isdisjoint(words[max(0, at - 1) : at]) for at in years)


def _drop_annual(book: Book, words: Sequence[str]) -> None:
    """ "Annual road deaths: 800", "the 800 annual road deaths": what comes every year."""
    for (unit, measure), hit in list(book.hits.items()):
        noun = hit.trigger if hit.rule.startswith("toll") and hit.trigger is not None else unit
        lead = noun.first - _BEFORE_TOLL if noun is not unit else unit.first
        if not _OF_YEARS.isdisjoint(words[max(0, lead) : noun.stop]):
            book.drop(unit, measure)


def _drop_averages(book: Book, words: Sequence[str]) -> None:
    """ "An average of 127 were killed and 40 hurt per year": what an average is of counts nobody."""
    at = words.index("average") if "average" in words else 0
    if at and (words[at - 1] == "on" or words[at + 1 : at + 2] == ["of"]):
        _drop_all(book, at, len(words))


def _drop_all(book: Book, at: int, stop: int) -> None:
    """Take out the figures behind a token, up to another."""
    for unit, measure in [key for key in book.hits if at < key[0].first < stop]:
        book.drop(unit, measure)


def _tells_rate(words: Sequence[str], at: int) -> bool:
    """Whether "every year", "annually", "for every 100" or "on a daily basis" stands at a word."""
    if words[at] in _EVERY and words[at + 1 : at + 2] and words[at + 1] in _PERIODS:
        return True
    if words[at] == "every" and words[at - 1 : at] in (["for"], ["in"], ["of"]):
        return FACTS[words[at + 1]].number if at + 1 < len(words) else False
    if words[at] == "per":
        return words[at + 1 : at + 2] == ["annum"]
    return words[at] in _YEARLY or _is_daily(words, at)


def _is_daily(words: Sequence[str], at: int) -> bool:
    """Whether "on a daily basis" stands at a word, or "weekly" behind a verb: "have been crossing weekly from"."""
    if words[at] not in _REGULAR:
        return False
    behind = words[at + 1] if at + 1 < len(words) else "."
    if behind == "basis":
        return True
    told = at > 0 and any(form in _FINITE for form, _ in FACTS[words[at - 1]].verbs)
    return told and (not behind[0].isalpha() or FACTS[behind].code in _BEHIND_ADVERB)
