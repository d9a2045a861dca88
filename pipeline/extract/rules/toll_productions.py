"""Tolls and labels: figures that stand as the value of a noun or of a line's label: "a death toll of 41", "homes: 27".

Belongs here: the productions of such values. Not here: the nouns and labels (`lexicon/states.txt`), rows of a bulletin
of losses (`loss_list_productions`) and verbs (`productions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import COUNTED, OF_PEOPLE, add_list, measures_of
from pipeline.extract.rules.state_productions import as_state
from pipeline.extract.rules.toll_changes import is_fallen_by, is_taken_back
from pipeline.extract.units.unit import Unit

_OTHER_CLAUSE = re.compile(r"(?<![qn])r[eD]*[uc]{0,2}[ov]$")
"""A clause of its own right before a figure, whose verb is of no measure."""
_VERBAL = frozenset("bhMv")
_THINGS = frozenset({"building", "vehicle", "equipment", "aircraft", "weapon"})


def as_toll(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """The value of a toll: "a death toll of 41"."""
    state, unit = verbs[0].state, figures[0]
    assert state is not None
    if is_fallen_by(book, unit) or is_taken_back(book, verbs[0]) or _is_set_beside(book, unit):
        return
    if state.measure == "casualties" and _is_of_things(book, verbs[0]):
        return
    if state.measure == "casualties" and unit.noun is None and book.letters[book.index[unit] + 1 :][:1] in ("a", "v"):
        return  # "losses amount to 40 dead and 75 wounded"
    if state.measure == "casualties" and _ROW.search(book.letters, 0, book.index[unit]) and _heads_row(book, unit):
        return  # "losses of the enemy: tanks - 7,834"
    if book.letters[: book.index[unit]].endswith(",o") and _is_led_elsewhere(book, unit):
        return
    opener = unit.first - 1
    opens = opener > verbs[0].stop and book.tokens.folded[opener] in phrase_words()["clause_opener"]
    if opens and not (book.tokens.folded[opener] == "as" and book.tokens.folded[opener - 1] in rule_words()["given"]):
        return  # "casualties were few after one million people had left"
    clause = _OTHER_CLAUSE.search(book.letters, book.index[verbs[0]], book.index[unit])
    if clause and book.tokens.folded[unit.first - 1].endswith("ed") and _opens_clause(book, clause.start()):
        return  # "the deaths came as police arrested 20 men"
    kinds = (*COUNTED, "building", "place") if state.measure == "without_power" else COUNTED
    if unit.noun is not None and unit.noun.kind == "unknown" and book.letters[book.index[unit] - 1] in "Ffr":
        return  # "the toll from two typhoons rose"
    if unit.figure is not None and (unit.noun is None or unit.noun.kind in kinds) and not book.has(unit):
        _settle_bound(book, unit, verbs[0])
        noun = unit.noun or verbs[0].noun or _labelled(book, verbs[0]) or _whose(book, unit)
        told = unit.noun.measure if unit.noun is not None and state.measure == "casualties" else None
        book.add(unit, told or state.measure, noun, verbs[0], rule)  # "casualties: 12 deaths"


def _is_set_beside(book: Book, unit: Unit) -> bool:
    """Whether a toll is only held against a figure: "deaths fell among 2,000 patients", "more losses compared to 934
    rebels killed"."""
    before = book.tokens.folded[max(0, unit.first - 2) : unit.first]
    return before[-1:] in (["among"], ["amongst"]) or before in (["compared", "to"], ["compared", "with"])


def _heads_row(book: Book, unit: Unit) -> bool:
    """Whether things stand before the dash or colon of a figure, of which it then tells."""
    noun = book.units[book.index[unit] - 2].noun
    return noun is not None and (noun.kind in _THINGS or "soldier" in noun.kinds)


_ROW = re.compile(r"u[-:]$")


def _opens_clause(book: Book, at: int) -> bool:
    """Whether the preposition at a unit may open a clause: "as police arrested 20", not "in Kano reached 20"."""
    return book.tokens.folded[book.units[at].first] in phrase_words()["clause_opener"]


def _is_led_elsewhere(book: Book, unit: Unit) -> bool:
    """Whether the gerund before a figure leads to other than the toll: "deaths mounted, prompting 12 to leave"."""
    return book.tokens.folded[unit.first - 1] not in phrase_words()["coming_to"]


def _is_of_things(book: Book, toll: Unit) -> bool:
    """Whether a toll is one of things: "the losses of homes rose to 2,000"."""
    at = book.index[toll] + 1
    noun = book.units[at + 1].noun if book.letters[at : at + 2] == "fu" else None
    return noun is not None and noun.kind in _THINGS


def _settle_bound(book: Book, unit: Unit, toll: Unit) -> None:
    """ "Toll of the strike up to 21": with no verb between, "up" says which way the toll went, and bounds nothing."""
    figure = unit.figure
    between = book.letters[book.index[toll] : book.index[unit]]
    if figure is None or figure.hedge != "at_most" or not _VERBAL.isdisjoint(between) or between.endswith("f"):
        return
    if book.tokens.folded[figure.first : figure.first + 2] == ["up", "to"]:
        unit.figure = replace(figure, low=figure.high, hedge="exact")


def _labelled(book: Book, toll: Unit) -> Noun | None:
    """The noun of a label: "civilians killed: 27"."""
    at = book.index[toll]
    return _people(book.units[at - 1].noun if at and book.letters[at - 1] == "u" else None)


def _whose(book: Book, unit: Unit) -> Noun | None:
    """The people behind a bare figure: "injuries: 71 to firefighters"."""
    at = book.index[unit]
    return _people(book.units[at + 2].noun if book.letters[at + 1 : at + 3] == "tu" else None)


def _people(noun: Noun | None) -> Noun | None:
    """The noun where it is one of several people."""
    return noun if noun is not None and noun.kind == "person" and noun.plural else None


def as_label(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """The value of a label: "houses destroyed: 27", "customers without power - 87,300", "air strikes: 31"."""
    unit = figures[0]
    if book.has(unit) or unit.figure is None or any(word.code == "L" for word in verbs):
        return
    head = next((word for word in verbs if word.code in "uT"), None)
    noun = head.noun if head is not None else None
    if head is not None and book.letters[book.index[unit] - 1] not in ":-" and _is_subject(head):
        return
    said = next((word for word in verbs if word.code in "va"), None)
    if unit.noun is None and (noun is not None or {word.code for word in verbs} <= {"v", "a"}):
        _add_labelled(book, unit, noun, said or verbs[0], rule)
    elif unit.noun is not None and noun is not None and unit.noun.kind == "person" and noun.measure in OF_PEOPLE:
        book.add(unit, noun.measure, unit.noun, verbs[0], rule)


def _is_subject(head: Unit) -> bool:
    """Whether those before a verb and a bare figure are who did it, and no label: "the rebels surrendered one", "their
    keeper saved nine", not "houses destroyed 27"."""
    return head.noun is not None and (head.definite or not head.noun.plural)


def _add_labelled(book: Book, unit: Unit, noun: Noun | None, said: Unit, rule: str) -> None:
    """A bare value, which takes the noun of its label where that has a measure for it."""
    unit.noun = noun
    if said.state is not None:
        as_state(book, [unit], [said], rule)
    elif said.entries:
        found = measures_of(book, unit, [said], "object") or measures_of(book, unit, [said], "subject")
        add_list(book, [unit], [found], said, rule)
    elif noun is not None and noun.plural and noun.measure is not None:
        book.add(unit, noun.measure, noun, said, rule)
    if not book.has(unit):
        unit.noun = None
