"""Who is told of as some of others: "among the dead were …", "of those injured, …".

Belongs here: the reader of these openings. Not here: other phrases that open a part (`phrases`), the parts that follow
(`rules`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.load import State
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.phrases import Phrase, noun_phrase
from pipeline.extract.units.predicates import read_predicate
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import WordFacts
from schemas.measure_groups import HARM

_CLAUSE_MARKS = frozenset(",;:-&")
_POINTING = frozenset({"them", "these", "those"})
_REACH = 4
"""Tokens from "among" to the people."""


def read_among(scan: Scan, at: int) -> Unit | None:
    """The unit of "among" or "of" with the people behind it, and their measure where a word states it; None where it
    opens no part."""
    of = scan.words[at] == "of"
    if of and scan.units and scan.units[-1].code not in _CLAUSE_MARKS:
        return None
    if of and scan.units and scan.word(at + 1) in _POINTING and _is_counted(scan, at + 2):
        return Unit("I", at, at + 2)  # "3,246 people, of them 1,068 children"
    people, known = at + 1, phrase_words()
    while people < at + _REACH and scan.word(people) in known["told_of"]:
        people += 1
    if people in scan.figures or people in scan.numbers:
        return None if of else Unit("J", at, at + 1)
    return _opening(scan, at, people, of)


def _opening(scan: Scan, at: int, people: int, of: bool) -> Unit | None:
    """The unit up to what befell the people whose description stands before the token `people`."""
    if not of and (phrase := noun_phrase(scan, people, True)) is not None and _are_people(phrase):
        people = phrase.stop  # "among the Kurdish villagers killed"
    if people == at + 1 and (of or scan.word(people) not in phrase_words()["harmed"]):
        return None
    stop = _past_who_were(scan, people)
    stop += scan.code(stop) == "e"
    if stop >= scan.size:
        return None
    state, behind = _state_of(scan.facts[stop]), stop + 1
    verb = None if of else _state_of_verb(scan, stop)
    if verb is not None and (verb[1] > behind or state is None or state.measure not in HARM):
        state, behind = verb
    if state is not None and scan.words[behind : behind + 2] == ["so", "far"]:
        behind += 2
    if state is not None and (not of or scan.word(max(stop + 1, behind)) == ","):
        unit = Unit("I", at, behind)
        unit.state = state
        return unit
    if of or scan.words[stop - 1] not in ("victims", "casualties"):
        return None
    return Unit("I", at, stop)


def _is_counted(scan: Scan, at: int) -> bool:
    """Whether a figure with its noun stands at a token, and not one with a verb: "of these two were children"."""
    figure = scan.figures.get(at)
    return figure is not None and figure.stop < scan.size and noun_phrase(scan, figure.stop, True) is not None


def _are_people(phrase: Phrase) -> bool:
    return phrase.noun.kind == "person" and phrase.noun.plural and phrase.noun.measure is None


def _past_who_were(scan: Scan, at: int) -> int:
    """The token behind "who were": "those who were injured"."""
    if scan.word(at) != "who" or scan.words[at - 1] not in ("those", "people"):
        return at
    return at + 2 if scan.code(at + 1) == "b" else at + 1


def _state_of(facts: WordFacts) -> State | None:
    """What a word says that happened to people. An adjective comes before a participle, which may also be a verb, and
    both before a noun."""
    lone = [state for _, state in facts.lone_states]
    adjective = next((state for state in lone if state.kind == "adjective"), None)
    if adjective is not None:
        return adjective
    if measure := _done_to_people(facts):
        return State("adjective", measure)
    toll = next((state for state in lone if state.kind == "toll" and state.measure != "casualties"), None)
    if toll is None and facts.noun is not None and facts.noun.measure in ("killed", "injured"):
        return State("adjective", facts.noun.measure)  # "among the martyrs"
    return toll


def _state_of_verb(scan: Scan, at: int) -> tuple[State, int] | None:
    """What a verb tells of people with the words that it asks for, and the token behind: "those shot dead"."""
    unit = read_predicate(scan, at) if scan.facts[at].verbs else None
    if unit is None or unit.code != "v":
        return None
    people = ("person", "civil")
    told = [predicate.measure(side, people) for side in ("object", "subject") for _, predicate in unit.entries]
    measure = next(filter(None, told), None)  # "those shot dead", "those who lost their lives"
    return (State("adjective", measure), unit.stop) if measure else None


def _done_to_people(facts: WordFacts) -> str | None:
    """The measure of a past form that asks for no words behind it."""
    plain = (predicate for form, predicate in facts.verbs if form == "past" and not predicate.after)
    told = (predicate.object.get("person") or predicate.subject.get("person") for predicate in plain)
    return next((measure for measure in told if measure), None)
