"""What a match means whose predicate is a noun of happening: "the killing of 21 people", "the loss of ten tanks".

Belongs here: the production of such nouns. Not here: the nouns (`lexicon/states.txt`), productions of verbs
(`productions`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import COUNTED, OF_PEOPLE, PERSON, Measured, add_list
from pipeline.extract.units.nominals import ORDINALS
from pipeline.extract.units.unit import Unit

_NOMINAL_KINDS = {
    "damaged": ("building", "vehicle"),
    "equipment_lost": ("equipment", "aircraft"),
    **dict.fromkeys(("launched", "intercepted", "struck"), ("weapon",)),
}
_LOST_OTHERWISE = {"killed": ("equipment", "aircraft"), "intercepted": ("aircraft",)}
"""Measures of nouns of happening → kinds of things that an army loses by them: "the loss of two tanks", "the downing of
a jet"."""
_DESTROYED = {"equipment": "equipment_lost", "aircraft": "equipment_lost", "weapon": "intercepted"}
"""Kinds of things at war → what their destruction is."""


def is_of(noun: Noun | None, kinds: Sequence[str]) -> bool:
    """Whether a noun is of one of some kinds."""
    return noun is not None and noun.kind in kinds


def may_be_lost(noun: Noun | None) -> bool:
    """Whether those who are sought are missing, and not wanted."""
    if noun is None or noun.text.removesuffix("s") in rule_words()["accused"]:
        return False
    return "civil" in noun.kinds or (noun.kinds == PERSON[:1] and noun.object == "people")


def as_nominal(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Figures behind a noun of happening: "the killing of 21 people", "the loss of two tanks and nine soldiers"."""
    state = verbs[0].state
    assert state is not None
    at = book.index[verbs[0]] + 1
    leading = book.units[len(book.letters[: book.index[figures[0]]].rstrip("eD")) - 1]
    if book.letters[at] == "r" and book.tokens.folded[leading.first] != "for":
        return
    leads = book.tokens.folded[max(0, verbs[0].first - 2) : verbs[0].first]
    first = "first" in leads and "since" in book.tokens.folded
    if figures[0].code == "1" and (first or not ORDINALS.isdisjoint(leads)):
        return  # "the second killing of a nurse this year"
    fate = book.tokens.folded[verbs[0].first] in phrase_words()["fates"]
    kinds = _NOMINAL_KINDS.get(state.measure, COUNTED)
    measures: list[Measured] = []
    for unit in figures:
        bare = unit.noun is None and unit.code == "n" and "person" in kinds
        stated = unit.noun.measure if unit.noun is not None else None
        if stated in OF_PEOPLE and stated != state.measure:
            measures.append([])  # "the loss of 14 lives and several injuries"
        elif state.measure == "missing" and not may_be_lost(unit.noun) and not (bare and fate):
            measures.append([])  # "the search for two gunmen"
        elif bare or is_of(unit.noun, kinds):
            measures.append([(state.measure, unit.noun)])
        elif unit.noun is not None and any(kind in unit.noun.kinds for kind in _LOST_OTHERWISE.get(state.measure, ())):
            measures.append([("equipment_lost", unit.noun)])
        elif state.measure == "equipment_lost" and is_of(unit.noun, PERSON):
            measures.append([("casualties", unit.noun)])
        elif state.measure == "damaged" and unit.noun is not None and unit.noun.kind in _DESTROYED:
            measures.append([(_DESTROYED[unit.noun.kind], unit.noun)])  # "the destruction of ten tanks"
        else:
            measures.append([])
    add_list(book, figures, measures, verbs[0], rule)
