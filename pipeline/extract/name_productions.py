"""What a match with a person's name means: one person, where no count beside it says so already.

Belongs here: the productions of named victims. Not here: whether a name is a person's (`names`), the patterns
(`rules`).
"""

from __future__ import annotations

from collections.abc import Sequence

from .hits import Book, Hit
from .lexicon import lexicon
from .measures import PERSON
from .names import is_person
from .units import Unit

_OF_NAMED = frozenset(["killed", "injured", "captured", "released", "missing"])


def as_named_object(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "gunmen killed Amadou Keita", "Amadou Keita was killed"."""
    for _, predicate in verbs[0].entries:
        _add_person(book, figures[0], predicate.measure("object", PERSON), verbs[0], rule)


def as_named_subject(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "Amadou Keita died"."""
    for _, predicate in verbs[0].entries:
        _add_person(book, figures[0], predicate.measure("subject", PERSON), verbs[0], rule)


def as_named_nominal(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "the killing of Amadou Keita"."""
    assert verbs[0].state is not None
    _add_person(book, figures[0], verbs[0].state.measure, verbs[0], rule)


def as_named_included(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """ "among the injured was Hodan Ali", "seven children, among them Lina Saleh": one of them, by name."""
    marker, unit = verbs[0], figures[0]
    if marker.state is not None:
        measure = marker.state.measure
        whole = next((hit for hit in reversed(book.earlier) if hit.measure == measure), None)
    else:
        whole = next((hit for hit in reversed(book.before(marker)) if hit.measure in _OF_NAMED), None)
        if whole is None:
            return
        measure = whole.measure
    if measure in _OF_NAMED and not book.has(unit) and is_person(book.tokens, unit.first, unit.stop, book.text):
        for rival in _descriptions(book, unit, measure):
            book.drop(rival.unit, measure)
        noun = whole.noun if whole is not None and whole.noun is not None and whole.noun.kind == "person" else None
        book.add(unit, measure, noun or lexicon().nouns["person"], None, rule, whole)


def _descriptions(book: Book, unit: Unit, measure: str) -> list[Hit]:
    """The hits of what describes a named person right behind the name: "X, a trader, was killed"."""
    return [h for h in book if h.measure == measure and h.unit.code in "1u" and 0 < h.unit.first - unit.stop <= 2]


def _add_person(book: Book, unit: Unit, measure: str | None, trigger: Unit, rule: str) -> None:
    """One named person; beside a description that has the same fate ("X, a trader, was killed") the name is enough."""
    if measure not in _OF_NAMED or measure is None:
        return
    rivals = [hit for hit in book if hit.trigger is trigger and hit.measure == measure]
    if set(rivals) - set(_descriptions(book, unit, measure)):
        return
    if book.is_natural(trigger) or not is_person(book.tokens, unit.first, unit.stop, book.text):
        return
    for rival in rivals:
        book.drop(rival.unit, measure)
    book.add(unit, measure, lexicon().nouns["person"], trigger, rule)
