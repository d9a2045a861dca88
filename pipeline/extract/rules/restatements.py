"""The same people counted in families and in persons: "45 households (225 individuals)", "212 families comprising
1,118 persons"; and those without power in settlements and customers: "14 villages (9,512 customers)".

Belongs here: giving the second count the measure of the first, or the first that of the second. Not here: parts of a
whole (`part_productions`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLED

_JOINTS = frozenset({"(", "[", "/", "or", "-", "–", "—", "--"})
"""What joins the two counts, besides the words for what people come to."""
_OF_FAMILIES = frozenset({"from", "in", "belonging", "representing", "within"})
"""Words before the families of whom so many persons had to leave their homes."""
_PHRASES_OF_FAMILIES = [*([word] for word in sorted(_OF_FAMILIES)), ["belonging", "to"], ["of"]]
_FILLERS = frozenset({"of", "about", "around", "some", "approximately", "nearly", "-", "–", "—"})
_JOINTS_OF_SUPPLIED = (["("], [",", "or"], ["or"], [",", "("], ["with"])
_TOTAL = ["a", "total", "of"]
_JOINED = re.compile(r"(?=[^(]*[va])[^,;:()qn1&]{1,12}(?P<joint>[,(][eDof]*)")
"""Between two counts: the verb of the first, with where and by what, and the comma or bracket before the second."""
_FURTHEST = 3
"""Tokens between the two counts."""


def restate(book: Book) -> None:
    """Enter each count of people that says a measured one over again in the other unit."""
    if book.letters.count("q") < 2:
        return
    _restate_supplied(book)
    counts = [unit for unit in book.units if unit.code == "q" and unit.noun is not None and unit.noun.kind == "person"]
    for one, other in pairwise(counts):
        moved = _are_of_families(book, one, other)
        if book.has(one) == book.has(other) or not (moved or _says_again(book, one, other)):
            continue
        known, missing = (one, other) if book.has(one) else (other, one)
        for (unit, measure), hit in list(book.hits.items()):
            if unit is known and (not moved or measure in FLED):
                book.add(missing, measure, missing.noun, hit.trigger, "restated", hit.parent)


def _restate_supplied(book: Book) -> None:
    """Enter the customers of settlements that are cut off, or their settlements."""
    cut_off = {unit: hit for (unit, measure), hit in book.hits.items() if measure == "without_power"}
    if not cut_off:
        return
    for one, other in pairwise(unit for unit in book.units if unit.code == "q" and unit.noun is not None):
        known, missing = (one, other) if one in cut_off else (other, one)
        if known in cut_off and not book.has(missing) and _are_supplied(book, one, other, cut_off[known]):
            book.add(missing, "without_power", missing.noun, cut_off[known].trigger, "restated", None)


def _are_supplied(book: Book, one: Unit, other: Unit, hit: Hit) -> bool:
    """Whether settlements stand before the customers in them, with nothing but a joint between: "14 villages (9,512
    customers)", "109 villages without power, a total of 49,600 customers"."""
    assert one.noun is not None
    assert other.noun is not None
    if one.noun.kind != "place" or (other.noun.kind != "person" and other.noun.object != "residential"):
        return False
    told = hit.trigger is not None and hit.trigger.first == one.stop
    between = book.tokens.folded[hit.trigger.stop if told and hit.trigger else one.stop : other.first]
    if between[-3:] == ["a", "total", "of"]:
        del between[-3:]
        return between in ([","], ["("])
    return between in _JOINTS_OF_SUPPLIED


def _are_of_families(book: Book, one: Unit, other: Unit) -> bool:
    """ "84 individuals in 13 households": persons, then the families whose they are."""
    between = book.tokens.folded[one.stop : other.first]
    families = other.noun is not None and other.noun.object == "families" and one.noun is not other.noun
    return families and between in _PHRASES_OF_FAMILIES and one.figure is not None and other.figure is not None


def _says_again(book: Book, one: Unit, other: Unit) -> bool:
    """Whether one counts families and the other persons, and a joint of restatement stands between them."""
    assert one.noun is not None
    assert other.noun is not None
    if (one.noun.object == "families") == (other.noun.object == "families"):
        return False
    between = _behind_verb(book, one, other) or book.tokens.folded[one.stop : other.first]
    if between[:1] in (["("], ["["]) and between[2:3] == [")"]:
        between = between[3:]  # "20 households (HH) (118 persons)"
    if between[:2] in ([",", "or"], [",", "("]):
        between = between[1:]
    if between[:3] == _TOTAL:
        return one.noun.object == "families"
    if not 0 < len(between) <= _FURTHEST or one.figure is None or other.figure is None:
        return False
    if between[0] == "with" and one.noun.object == "families":
        return all(word in _FILLERS for word in between[1:])  # "20 families with 118 persons"
    joints = _JOINTS | rule_words()["totalling"]
    return between[0] in joints and all(word in _FILLERS or word in joints for word in between)


def _behind_verb(book: Book, one: Unit, other: Unit) -> list[str] | None:
    """The words that join the second count where the verb of the first stands between them: "12 families fled,
    totalling 61 people", "40 families were displaced by the storm (213 people)"."""
    letters = book.letters[book.index[one] + 1 : book.index[other]]
    joint = _JOINED.fullmatch(letters)
    families = one.noun is not None and one.noun.object == "families"
    if joint is None or not families or not book.has(one):
        return None
    words = book.tokens.folded[book.units[book.index[one] + 1 + joint.start("joint")].first : other.first]
    if words[0] == "(":
        return words if book.tokens.folded[other.stop : other.stop + 1] == [")"] else None
    return words[1:] if (words[1:2] and words[1] in rule_words()["totalling"]) or words[1:4] == _TOTAL else None
