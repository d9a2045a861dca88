"""Places that were attacked, counted behind the attacks: "428 strikes on 14 settlements", "army strikes 30 sites".

Belongs here: entering how many there were. Not here: how often they were attacked (`times_productions`), attacks that a
noun counts (`noun_measures`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_UPON = frozenset({"on", "in", "at", "against", "across"})
_STRICKEN = re.compile(
    r"(?<!r)(?<!r[eDo])(?P<what>[Twm])(?:[fy][eD]*q(?:,?&[eD]*q)*)?(?:[eD]*h?b[bhe]*[vB]e*)?r[eD]*(?P<q>q)"
)
"""Attacks that nobody counts, with the places that they hit: "strikes on 30 targets", "hits were recorded at 13
sites"."""
_STRIKES_SITES = re.compile(r"^(?P<what>T)[eD]*(?P<q>q)")
"""The same in a headline, where the noun looks like a verb: "army strikes 30 sites"."""


def add_stricken(book: Book) -> None:
    """How many places were attacked so often: "428 strikes on 14 settlements" tells of 14 as well, "85 targets at seven
    sites" of 85 alone."""
    for hit in [hit for hit in book if hit.measure == "attacks" and not _is_where(hit.unit)]:
        at = book.index.get(hit.unit)
        if at is None or not hit.unit.value or not book.letters.startswith(("rq", "rDq"), at + 1):
            continue
        if book.tokens.folded[book.units[at + 1].first] not in _UPON:
            continue
        unit = book.units[at + 2] if book.letters[at + 2] == "q" else book.units[at + 3]
        if not book.has(unit):
            _enter_sites(book, unit, hit.trigger)


def _is_where(unit: Unit) -> bool:
    return unit.noun is not None and unit.noun.kind in ("place", "area")


def add_stricken_alone(book: Book) -> None:
    """The same where nobody says how often: "strikes on 30 targets", "hits of two missiles were recorded at 13 sites",
    in a headline "army strikes 30 sites"; not where the attacks only say how something else came about: "killed six in
    raids on two villages"."""
    for pattern, tells in ((_STRIKES_SITES, _is_headline_strike), (_STRICKEN, _is_strike_upon)):
        for match in pattern.finditer(book.letters):
            what, unit = book.units[match.start("what")], book.units[match.start("q")]
            if not book.has(unit) and tells(book, what, unit):
                _enter_sites(book, unit, what)


def _is_headline_strike(book: Book, what: Unit, _: Unit) -> bool:
    """Whether the verb of a headline looks like the noun that it has for its subject: "army strikes"."""
    striking = book.tokens.folded[what.stop - 1] in rule_words()["hits"]
    return striking and what.noun is not None and what.stop > what.first + 1


def _is_strike_upon(book: Book, what: Unit, unit: Unit) -> bool:
    """Whether a preposition leads from an attack to the places: "strikes on 30 targets"."""
    words = book.tokens.folded
    told = what.code == "T" or words[what.first] in rule_words()["hits"]
    return told and words[book.units[book.index[unit] - 1].first] in _UPON


def _enter_sites(book: Book, unit: Unit, what: Unit | None) -> None:
    if unit.noun is not None and _is_where(unit) and unit.noun.plural:
        book.add(unit, "attacks", unit.noun, what, "stricken")
