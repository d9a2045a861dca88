"""Figures of whom a state is said: "seven dead", "40 homes without power", "six dead or wounded".

Belongs here: the production of states. Not here: verbs of happening (`productions`), the patterns (`constructions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import COUNTED, Measured, add_list
from pipeline.extract.rules.nature import is_of_things
from pipeline.extract.rules.nominal_productions import is_of
from pipeline.extract.rules.stated_wholes import tell_whole
from pipeline.extract.units.unit import Unit

_DIE = frozenset({"die", "dies", "died"})
_WHERE = frozenset({"in", "at", "inside"})
_HOSPITALS = frozenset({"hospital", "hospitals"})
_DONE = frozenset({"killed", "injured", "casualties", "captured", "missing"})
_OF_OTHERS = re.compile(r"[eDo]*[qn1ucpT]|[:-]")
"""Behind "dead and wounded": the wounded are others, who are counted there."""


def as_state(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Figures of whom a state is said: "seven dead", "40 homes without power"."""
    state = verbs[0].state
    assert state is not None
    measures: list[Measured] = []
    for unit in figures:
        measure = "casualties" if state.measure == "killed" and _or_hurt(book, verbs[0]) else state.measure
        measure = "killed" if _died_there(book, unit, verbs[0]) else measure
        measures.append([(measure, unit.noun)] if _fits(book, unit, verbs[0], state.measure) else [])
    add_list(book, figures, measures, verbs[0], rule)
    if figures:
        tell_whole(book, figures[-1], measures[-1], verbs[0])


def _fits(book: Book, unit: Unit, verb: Unit, measure: str) -> bool:
    """Whether what a figure counts can be in a state of a measure, and nothing else is told of it."""
    noun = unit.noun
    if measure == "attacks":
        return is_of(noun, ("place", "area", "building")) and noun is not None and noun.plural
    if measure == "damaged":
        return is_of(noun, ("building", "vehicle"))
    if measure == "without_power" and is_of(noun, ("building", "place", "area", "unknown")):
        return True
    told_elsewhere = unit.figure is None or _is_told_of(book, unit)
    if measure == "displaced" and book.tokens.folded[verb.first] in _WHERE and told_elsewhere:
        return False  # "the manager at the shelter", "killed 12 people in a refugee camp"
    if measure == "killed" and verb.stop > verb.first + 1 and is_of(noun, ("unknown",)):
        return False  # "21 trolleys in the morgue"
    if measure == "injured" and _is_in_hospital_unhurt(book, unit, verb):
        return False
    return _fits_bare(book, unit, verb) if noun is None else _is_of_people(book, unit, noun, measure)


def _fits_bare(book: Book, unit: Unit, verb: Unit) -> bool:
    """Whether a figure without a noun counts people: not behind "to" where the state is not right behind it, as in
    "rose to six as a million were without power"."""
    led = unit.stop != verb.first and book.index[unit] > 0 and book.letters[book.index[unit] - 1] == "t"
    between = book.tokens.folded[unit.stop : verb.first]
    if book.letters[book.index[verb] - 1] == "D" and not phrase_words()["more"].issuperset(between):
        return False  # "told 12 the dead were known", but "12 additional dead"
    return unit.code == "n" and not led and not is_of_things(book, unit)


def _is_of_people(book: Book, unit: Unit, noun: Noun, measure: str) -> bool:
    """Whether a figure with a noun counts people who are alive or said to be dead: not "28 bodies with bullet wounds",
    nor "143 wards" of "in 143 wards; 468 people dead"."""
    if noun.kind == "unknown" and book.letters[book.index[unit] - 1] in "rW":
        return False
    dead = "body" not in noun.kinds or measure == "killed"  # "32 bodies are in the morgue"
    return noun.kind in COUNTED and noun.measure in (None, "displaced") and dead


def _is_told_of(book: Book, unit: Unit) -> bool:
    """Whether something has been done to those counted, so that what follows says where."""
    return any(owner is unit and measure in _DONE for owner, measure in book.hits)


def _is_in_hospital_unhurt(book: Book, unit: Unit, where: Unit) -> bool:
    """Whether those in a hospital were not hurt for all we know: who work there, the ill, those who took shelter."""
    if unit.noun is None or not _HOSPITALS.intersection(book.tokens.folded[where.stop - 1 : where.stop]):
        return False
    noun = unit.noun
    fled = any("displaced" in roles.values() for roles in unit.before) or noun.measure == "displaced"
    return fled or noun.object == "medics" or noun.text in rule_words()["unhurt"]


def _or_hurt(book: Book, dead: Unit) -> bool:
    """Whether "or wounded" stands behind "dead", or "and wounded" that tells of nobody else: the two are then not told
    apart."""
    words = book.tokens.folded[dead.stop : dead.stop + 2]
    if len(words) < 2 or words[1] not in rule_words()["hurt"]:
        return False
    at = book.index[dead]
    return words[0] == "or" or (words[0] == "and" and _OF_OTHERS.match(book.letters, at + 3) is None)


def _died_there(book: Book, unit: Unit, where: Unit) -> bool:
    """ "Two died at the scene and 12 in hospital": the second figure has the verb and the way of the first, so that the
    hospital is where they died."""
    words = book.tokens.folded
    if words[unit.stop : where.first] not in ([], ["later"]) or words[where.first] != "in" or unit.code != "n":
        return False
    told = book.before(unit)
    verb = told[-1].trigger if told else None
    if verb is None or told[-1].measure != "killed" or book.tokens.folded[verb.first] not in _DIE:
        return False
    between = book.letters[book.index[verb] + 1 : book.index[unit]]
    return between.endswith(("&", ",")) and between[0] in "rFe"
