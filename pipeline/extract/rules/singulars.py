"""Singulars without a number: whether "the driver", "a library", "woman" or "the trader's body" count as one.

Belongs here: which of them count, and whether a verb is of one subject. Not here: their measure, lists of them
(`measures`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.small_words import AUXILIARIES_OF_ONE
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.hits import EARLIER_REACH, Book
from pipeline.extract.rules.relatives import OWNED
from pipeline.extract.units.unit import Unit

_OF_NAMED = frozenset(["killed", "injured", "captured", "released", "missing", "rescued"])
_OF_THING = re.compile(r"fD*[ouT]")
_OF_DEFINITE = frozenset({"killed", "injured", "captured"})
_OF_EVENT = re.compile("&(?:[xTo]|uw(?=[;,rF]|$))")
"""Behind a bare weapon: the noun that both describe, as in "drone and rocket fire"."""
_EVERY = frozenset({"every", "each", "any", "either", "neither"})
_OF_WEAPON = frozenset({"struck", "intercepted", "launched"})
_AIMS = frozenset({"at", "on", "against", "toward", "towards", "into", "from"})
_AIM_REACH = 3
"""Tokens behind a drone, with a verb and an adverb, in which it is told where it was sent."""
_TELEGRAPHIC = frozenset({"person", "building", "vehicle", "aircraft", "equipment"})


def counts_as_one(book: Book, unit: Unit, measure: str) -> bool:
    """Whether a singular without a number is one: with a name, a definite person who came to harm or, where somebody
    was taken, is released, or in telegraphese."""
    noun = unit.noun
    if noun is None or noun.plural:
        return False
    if unit.named:
        return measure in _OF_NAMED
    if unit.definite:
        person = noun.kind == "person" and noun.kinds[0] != "body" and noun.object != "families"
        if measure == "released":
            return person and any(hit.measure == "captured" for hit in (*book.earlier[-EARLIER_REACH:], *book))
        arrested = measure == "captured" and noun.text in rule_words()["accused"]
        return person and measure in _OF_DEFINITE and not noun.measure and not arrested
    if noun.kind == "weapon" and measure in _OF_WEAPON:  # "drone hit a depot", "army fires missile"
        bare = unit.code == "u" and noun.measure is None and not _is_each(book, unit)
        if measure == "launched" and not _is_aimed(book, unit):
            return False
        return bare and not _OF_EVENT.match(book.letters, book.index[unit] + 1)
    return is_telegraphic(unit) and not _shares_head(book, unit) and not _is_each(book, unit)


def _is_aimed(book: Book, unit: Unit) -> bool:
    """Whether a bare weapon is sent off itself, and of a drone that it is told at whom or from where: not "launches
    missile test site", "police launch drone to find a boy"."""
    if book.letters[book.index[unit] + 1 : book.index[unit] + 2] in ("o", "u"):
        return False
    if unit.noun is None or unit.noun.object != "drone":
        return True
    return not _AIMS.isdisjoint(book.tokens.folded[unit.stop : unit.stop + _AIM_REACH])


def _shares_head(book: Book, unit: Unit) -> bool:
    """ "Damage to apartment and private buildings": a bare noun whose head stands with the next one."""
    at = book.index[unit]
    head = book.units[at + 2].noun if book.letters[at + 1 : at + 3] == "&u" else None
    kind = unit.noun.kind if unit.noun is not None else ""
    return head is not None and head.plural and head.kind == kind == "building"


def is_first_body(book: Book, unit: Unit, measure: str) -> bool:
    """ "The trader's body was found": one dead, where no figure of the dead says so already."""
    noun = unit.noun
    if measure != "killed" or not unit.definite or noun is None or noun.plural or noun.kinds[0] != "body":
        return False
    if _OF_THING.match(book.letters, book.index[unit] + 1):
        return False  # "the body of the guitar"
    return not any(hit.measure == "killed" for hit in (*book.earlier, *book))


def is_singular(book: Book, last: Unit, verb: Unit) -> bool:
    """Whether the words between the last of a list and its verb are of one subject."""
    return not AUXILIARIES_OF_ONE.isdisjoint(book.tokens.folded[last.stop : verb.first])


def agrees_with_one(book: Book, units: Sequence[Unit], verb: Unit) -> bool:
    """ "A poet and farmer was killed": bare nouns in a list whose verb is singular say who the first one is."""
    bare = all(unit.code == "u" and not (unit.definite or unit.named) for unit in units[1:-1])
    last = units[-1]
    alone = last.code == "u" and not last.definite and (not last.named or units[0].code == "u")
    return len(units) > 1 and bare and alone and is_singular(book, last, verb)


def is_listed_one(book: Book, unit: Unit) -> bool:
    """A definite one in a list of counted ones is one more: "a library and the bus station", "two doctors and their
    driver"."""
    noun = unit.noun
    if noun is None or noun.plural or not unit.definite:
        return False
    return noun.kind in ("building", "vehicle") or (noun.kind == "person" and book.tokens.folded[unit.first] in OWNED)


def _is_each(book: Book, unit: Unit) -> bool:
    """ "Every house was damaged"."""
    return unit.first > 0 and book.tokens.folded[unit.first - 1] in _EVERY


def is_telegraphic(unit: Unit) -> bool:
    """A singular count noun without its article: "Woman killed", "residential building was destroyed"."""
    noun = unit.noun
    if noun is None or noun.plural or unit.definite or noun.measure is not None:
        return False
    return unit.code == "u" and noun.kind in _TELEGRAPHIC and noun.text not in phrase_words()["mass"]
