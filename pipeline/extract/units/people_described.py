"""What right behind people only says who they are: an age, a name, a family. The rules need not see it.

Belongs here: finding such words and leaving out their units. Not here: ages between commas (`regroup`), bare
numbers that are ages (`ages`).
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.numbers.values import Number, read_number
from pipeline.extract.units.ages import OLDEST
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import ADULT

_AROUND_AGES = frozenset({"between", "from", "and", "to", "or", "-", "–", ",", "about", "around", "just", "only"})
_JOINTS = frozenset({"and", ","})
_LONGEST = 4
"""Words between "of" and the family."""


def drop_descriptions(units: list[Unit], scan: Scan) -> list[Unit]:
    """ "A trader aged 40 and her son", "a man identified as Ali Bello and his wife", "seven members of one family,
    including …": the units without those of the description; an age under 18 makes children."""
    if _openers().isdisjoint(scan.words):
        return units
    kept: list[Unit] = []
    stop = 0
    for unit in units:
        if unit.first < stop:
            continue
        kept.append(unit)
        if unit.code in "q1u" and unit.noun is not None and unit.noun.kind in ("person", "unknown"):
            at = unit.stop
            stop = _behind_ages(scan, unit) or _behind_name(scan, at) or _behind_family(scan, at)
            stop = stop or (_behind_aside(scan, at) if unit.code == "q" or not unit.noun.plural else 0)
            if any(other.first < stop < other.stop for other in units):
                stop = 0
    return kept


@cache
def _openers() -> frozenset[str]:
    """Words without one of which a sentence holds no such description."""
    known = phrase_words()
    return known["naming"] | known["calling"] | known["families"] | {"aged"}


def _behind_ages(scan: Scan, person: Unit) -> int:
    """The token behind "aged 7, 9 and 12"; 0 where no age stands."""
    if scan.word(person.stop) != "aged":
        return 0
    at, stop, ages = person.stop + 1, 0, list[float]()
    while at < scan.size:
        number = _number(scan, at)
        if number is not None:
            at = stop = number.stop
            ages.append(number.value)
        elif scan.words[at] in _AROUND_AGES and not (scan.words[at] in _JOINTS and not _is_age(scan, at + 1)):
            at += 1
        else:
            break
    if ages and max(ages) < ADULT:
        person.child = True
    return stop


def _is_age(scan: Scan, at: int) -> bool:
    """Whether a bare number goes on with a line of ages: no noun stands behind it."""
    at += scan.word(at) == "and"
    number = _number(scan, at)
    return number is not None and (number.stop >= scan.size or scan.facts[number.stop].noun is None)


def _number(scan: Scan, at: int) -> Number | None:
    """The number at a token that may be an age."""
    if at >= scan.size or not scan.facts[at].number:
        return None
    number = read_number(scan.tokens, at, scan.lex)
    return number if number is not None and number.value <= OLDEST else None


def _behind_name(scan: Scan, at: int) -> int:
    """The token behind "identified only as Ali Bello", "named Ali Bello"; 0 where no name is given."""
    known = phrase_words()
    while scan.word(at) in known["simply"]:
        at += 1
    word = scan.word(at)
    if word not in known["naming"] and word not in known["calling"]:
        return 0
    at += 1
    while scan.word(at) in known["simply"]:
        at += 1
    if scan.word(at) in ("as", "by"):
        at += 1
    elif word in known["naming"]:
        return 0
    return _behind_capitals(scan, at)


def _behind_aside(scan: Scan, at: int) -> int:
    """The token behind ", identified as Ali Bello, 34, son of Sani Bello" where a comma closes it; else 0."""
    if scan.word(at) != ",":
        return 0
    stop = _behind_name(scan, at + 1)
    while stop and scan.word(stop) == "and" and scan.word(stop + 1) and scan.capital(stop + 1):
        stop = _behind_capitals(scan, stop + 1)
    if stop and scan.word(stop) == "," and (age := _number(scan, stop + 1)) is not None:
        stop = age.stop if scan.word(age.stop) == "," else stop
    if stop and scan.word(stop) == "," and _is_kin(scan, stop + 1) and scan.word(stop + 2) == "of":
        stop = _behind_capitals(scan, stop + 3) or stop
    return stop if stop and scan.word(stop) == "," else 0


def _is_kin(scan: Scan, at: int) -> bool:
    noun = scan.lex.nouns.get(scan.word(at))
    return noun is not None and "kin" in noun.kinds


def _behind_capitals(scan: Scan, at: int) -> int:
    """The token behind a run of capitalised words; 0 where none stands."""
    stop = at
    while stop < scan.size and scan.capital(stop) and scan.facts[stop].solid:
        stop += 1
    return stop if stop > at else 0


def _behind_family(scan: Scan, at: int) -> int:
    """The token behind "of the same family"; 0 where no family is named, or how many it is of."""
    if scan.word(at) not in ("of", "from"):
        return 0
    for j in range(at + 1, at + 2 + _LONGEST):
        word = scan.word(j)
        if word in phrase_words()["families"]:
            return j + 1 if j > at + 1 and scan.word(j + 1) != "of" else 0
        if word not in phrase_words()["before_family"]:
            return 0
    return 0
