"""Values of counts: "the number of people displaced rose to 300", "put the dead at 41".

Belongs here: the production of the role `number`. Not here: values of tolls and labels
(`toll_productions`), of tables (`loss_list_productions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import COUNTED, PERSON, add_list, measures_of
from pipeline.extract.rules.toll_changes import is_fallen_by
from pipeline.extract.units.unit import Unit

_DAMAGED = re.compile(r"[va](?:,?&e*[va])?(?P<what>u)")
"""What is counted behind its participles: "the number of damaged and destroyed houses"."""
_OF_BODIES = frozenset({"killed", "released"})
_GIVEN_REACH = 5
"""Tokens before what is counted in which its number is said to be given: "gave the number of dead as 12"."""


def as_number(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """The value of a count: "the number of people displaced rose to 300"."""
    unit, verb = figures[0], verbs[0]
    if unit.figure is None or book.has(unit) or is_fallen_by(book, unit) or _is_of_other_clause(book, unit, verb, rule):
        return
    if _add_number_of_things(book, unit, verb, rule):
        return
    measure = _measure_of_bodies(book, verb) or _measure_of(verb)
    if measure is not None and (unit.noun is None or unit.noun.kind in COUNTED):
        book.add(unit, measure, unit.noun or _people_beside(book, verb), verb, rule)


def _is_of_other_clause(book: Book, unit: Unit, verb: Unit, rule: str) -> bool:
    """Whether a figure is none of the count: "the number of bodies found since 5,000 troops …", "put the wounded on 12
    lorries"."""
    before = book.tokens.folded[unit.first - 1] if unit.first else ""
    if before in phrase_words()["clause_opener"]:
        given = book.tokens.folded[max(0, verb.first - _GIVEN_REACH) : unit.first - 1]
        return before != "as" or rule_words()["given"].isdisjoint(given)
    if rule == "number_at":
        put = book.tokens.folded[max(0, unit.first - _GIVEN_REACH) : unit.first - 1]
        return before != "at" or rule_words()["put_at"].isdisjoint(put)
    if rule == "who_number":
        return before not in rule_words()["numbering"]
    return (rule == "number_also" or _is_put(book, verb)) and before != "at"


def _measure_of(verb: Unit) -> str | None:
    """What is counted, by the state, the noun or the participle behind "the number of"."""
    if verb.state is not None:
        return verb.state.measure
    measure = None
    if verb.code in "uT" and verb.noun is not None:
        roles = (roles.get(kind) for roles in verb.before for kind in verb.noun.kinds)
        measure = next((role for role in roles if role is not None), verb.noun.measure)
        if verb.noun.text == "victims":
            measure = measure or "killed"
    for _, predicate in verb.entries:
        done = predicate.measure("object", PERSON) if verb.code != "g" else None  # "the number of gunmen killing"
        measure = measure or done or predicate.measure("subject", PERSON)
    return measure


def _measure_of_bodies(book: Book, verb: Unit) -> str | None:
    """ "The number of bodies recovered rose to 36": what was done to the bodies tells of the dead."""
    noun = book.units[book.index[verb] - 1].noun if book.index[verb] else None
    if noun is None or "body" not in noun.kinds:
        return None
    told = (predicate.measure("object", noun.kinds) for _, predicate in verb.entries)
    return next((measure for measure in told if measure in _OF_BODIES), None)


def _people_beside(book: Book, verb: Unit) -> Noun | None:
    """The plural noun of people that the verb of a count has, or that stands right before or behind it."""
    at = book.index[verb]
    beside = (verb, *book.units[max(0, at - 1) : at], *book.units[at + 1 : at + 2])
    named = next((unit.noun for unit in beside if unit.code in "vu" and unit.noun is not None), None)
    return named if named is not None and named.kind == "person" and named.plural else None


def _is_put(book: Book, verb: Unit) -> bool:
    """Whether the people of a number are those of "puts the dead at"."""
    return verb.first > 1 and book.tokens.folded[verb.first - 2] in ("put", "puts", "putting")


def _add_number_of_things(book: Book, unit: Unit, verb: Unit, rule: str) -> bool:
    """ "The number of houses destroyed stands at 29": whether things are counted, and the noun behind "number of" says
    which."""
    behind = _DAMAGED.match(book.letters, book.index[verb])
    before = next((other for other in reversed(book.units[: book.index[verb]]) if other.code in "uN"), None)
    counted = book.units[behind.start("what")] if behind is not None else before
    noun = counted.noun if counted is not None else None
    if noun is None or noun.kind not in ("building", "vehicle", "weapon") or not noun.plural or unit.noun is not None:
        return False
    unit.noun = noun
    add_list(book, [unit], [measures_of(book, unit, [verb], "object")], verb, rule)
    return True
