"""Values of counts: "the number of people displaced rose to 300", "put the dead at 41".

Belongs here: the production of the role `number`. Not here: values of tolls, labels and tables (`productions`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import COUNTED, PERSON, add_list, measures_of
from pipeline.extract.units.unit import Unit


def as_number(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """The value of a count: "the number of people displaced rose to 300"."""
    unit, verb = figures[0], verbs[0]
    if unit.figure is None or book.has(unit):
        return
    if unit.first and book.tokens.folded[unit.first - 1] in phrase_words()["clause_opener"]:
        return  # "the number of bodies found since 5,000 troops …"
    if (rule == "number_also" or _is_put(book, verb)) and book.tokens.folded[unit.first - 1] != "at":
        return  # "put the wounded on 12 lorries"
    measure = verb.state.measure if verb.state is not None else None
    if verb.code == "u" and verb.noun is not None:
        roles = (roles.get(kind) for roles in verb.before for kind in verb.noun.kinds)
        measure = next((role for role in roles if role is not None), verb.noun.measure)
        if verb.noun.text == "victims":
            measure = measure or "killed"
    if _add_number_of_things(book, unit, verb, rule):
        return
    for _, predicate in verb.entries:
        done = predicate.measure("object", PERSON) if verb.code != "g" else None  # "the number of gunmen killing"
        measure = measure or done or predicate.measure("subject", PERSON)
    if measure is not None and (unit.noun is None or unit.noun.kind in COUNTED):
        behind = book.units[book.index[verb] + 1] if book.index[verb] + 1 < len(book.units) else verb
        ahead = book.units[book.index[verb] - 1] if book.index[verb] else verb
        named = next((u.noun for u in (verb, ahead, behind) if u.code in "vu" and u.noun is not None), None)
        counted = named if named is not None and named.kind == "person" and named.plural else None
        book.add(unit, measure, unit.noun or counted, verb, rule)


def _is_put(book: Book, verb: Unit) -> bool:
    """Whether the people of a number are those of "puts the dead at"."""
    return verb.first > 1 and book.tokens.folded[verb.first - 2] in ("put", "puts", "putting")


def _add_number_of_things(book: Book, unit: Unit, verb: Unit, rule: str) -> bool:
    """ "The number of houses destroyed stands at 29": whether things are counted, and the noun behind "number of" says
    which."""
    counted = next((other for other in reversed(book.units[: book.index[verb]]) if other.code in "uN"), None)
    noun = counted.noun if counted is not None else None
    if noun is None or noun.kind not in ("building", "vehicle") or not noun.plural or unit.noun is not None:
        return False
    unit.noun = noun
    add_list(book, [unit], [measures_of(book, unit, [verb], "object")], verb, rule)
    return True
