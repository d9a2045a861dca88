"""Figures that are ages: "a woman of 31", "a man around 45", "an 18 month old child"; or children: "a father of four".

Belongs here: whether a figure is an age, and whose. Not here: ages bound into one word ("12-year-old"), which are facts
of the word (`word_facts`), figures that count (`quantities`).
"""

from __future__ import annotations

from pipeline.extract.numbers.figures import Figure
from pipeline.extract.units.phrases import Phrase, noun_phrase
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit

OLDEST = 110
"""Years; a greater number is no age."""
_SPANS_OF_AGE = frozenset({"year", "month", "week", "day"})
_YEARS_OLD = frozenset({"y.o.", "y.o", "y/o", "yo"})
_JOINTS = frozenset({"and", "or", "to", "-", "–", ","})
"""Between two ages of a row."""
_MOST_CHILDREN = 20
"""Fewer may be the children of one parent."""


def is_age_of(scan: Scan, figure: Figure) -> bool:
    """ "a woman of 31", "a father of four": a bare number behind one person and "of" is an age, or that of their
    children."""
    behind_of = len(scan.units) > 1 and scan.units[-1].code == "f"
    return behind_of and (_is_age(scan, scan.units[-2], figure) or _is_parent(scan, scan.units[-2], figure))


def is_hedged_age(scan: Scan, figure: Figure) -> bool:
    """ "a man around 45", "a man 45 y.o.": so is a bare number right behind one person with "about" before it or "years
    old" behind."""
    hedged = figure.hedge == "about" and figure.first < figure.number
    return (hedged or states_years(scan, figure)) and len(scan.units) > 0 and _is_age(scan, scan.units[-1], figure)


def states_years(scan: Scan, figure: Figure) -> bool:
    """ "62 y.o.": the short form behind a number makes an age of it."""
    return figure.digits and scan.word(figure.stop) in _YEARS_OLD


def _is_age(scan: Scan, person: Unit, figure: Figure) -> bool:
    """Whether a bare number behind a unit may be the age of the one person that it is."""
    if not figure.digits or figure.value > OLDEST:
        return False
    one = person.code in "1u" and person.noun is not None and person.noun.kind == "person" and not person.noun.plural
    return one and (figure.stop >= scan.size or scan.facts[figure.stop].noun is None)


def is_one_of_ages(scan: Scan, at: int) -> bool:
    """ "Two girls, 9 and 14 years old", "44, 24 and 47 years old": a bare number joined to an age is one as well."""
    while (figure := scan.figures.get(_behind_joint(scan, at))) is not None:
        at = figure.stop
        if scan.word(at).rstrip("s") in _SPANS_OF_AGE:
            return scan.word(at + 1) in ("old", "of")
        if figure.first < figure.number or not figure.digits or figure.value > OLDEST:
            return False
    return False


def _behind_joint(scan: Scan, at: int) -> int:
    """The token behind what joins two of a row of numbers; -1 where nothing does."""
    if scan.word(at) == "," and scan.word(at + 1) in ("and", "or"):
        return at + 2
    return at + 1 if scan.word(at) in _JOINTS else -1


def aged_person(scan: Scan, unit: Unit, at: int) -> Phrase | None:
    """ "18 month old child", "16 year old", "62 y.o. woman": the figure is an age, and the phrase behind it one
    person."""
    if scan.word(at) not in _SPANS_OF_AGE | _YEARS_OLD or unit.figure is None:
        return None
    phrase = noun_phrase(scan, at + 2 if scan.word(at + 1) == "old" else at + 1, False)
    if phrase is None or phrase.noun.kind != "person" or phrase.noun.plural:
        return None
    return phrase


def is_of_adults(scan: Scan, at: int) -> bool:
    """Whether the unit of an age at a token may be that of an adult: of years."""
    return scan.words[at] == "year" or scan.words[at] in _YEARS_OLD


def _is_parent(scan: Scan, person: Unit, figure: Figure) -> bool:
    """Whether a bare number behind one of a family is that of their children."""
    noun = person.noun
    one = noun is not None and "kin" in noun.kinds and not noun.plural and person.code in "1u"
    return one and figure.value < _MOST_CHILDREN and (figure.stop >= scan.size or scan.facts[figure.stop].noun is None)
