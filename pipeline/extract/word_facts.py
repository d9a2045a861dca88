"""What the lexicon says of one word by itself, looked up once and remembered.

Belongs here: joining the lexicon's tables into one record for each word. Not here: what a word is in its sentence
(`units.chunks`, `units.phrases`), the tables (`lexicon`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.lexicon.load import Form, Lexicon, Noun, Predicate, State, Words, lexicon
from pipeline.extract.numbers.values import OPENING_SCALES, begins_with_digits
from pipeline.extract.word_cache import WordCache

_AGE = re.compile(r"(.+)-(year|month|week|day)s?-olds?")
ADULT = 18
"""Years of age from which on somebody is no child (Convention on the Rights of the Child, article 1)."""
_LONGEST_AGE = 3
_LINKS = frozenset({"au", "aux", "de", "des", "du", "del", "en", "la", "le", "les", "sur", "do", "da", "di"})
"""Inside a word these make it the name of a place: "Port-au-Prince"."""
_PARTICLES = frozenset({"out", "up", "down"})
_NO_PLURALS = ("ss", "us", "is")
PLURAL_MEN = ("men", "people", "folk")


@dataclass(frozen=True, slots=True)
class WordFacts:
    """All that one folded word can be. Phrases are those which begin with it, longest first."""

    code: str | None
    """The letter of its class of function words."""
    number: bool
    """A number may begin with it."""
    noun: Noun | None
    head: Noun | None
    """`noun`, or the noun behind its last hyphen ("ex-soldier")."""
    compounds: tuple[tuple[Words, Noun], ...]
    verbs: tuple[tuple[Form, Predicate], ...]
    states: tuple[tuple[Words, State], ...]
    lone_states: tuple[tuple[Words, State], ...]
    """Those of one word."""
    states_by_second: Mapping[str, tuple[tuple[Words, State], ...]]
    """Second word → the states of more words that go on with it, and those of one word."""
    roles: Mapping[str, str] | None
    """Kind of noun → measure, where it describes as adjective or participle ("wounded", "shot-down")."""
    minor: bool | None
    """For an age ("12-year-old") whether it is under 18; None for other words."""
    solid: bool
    """It begins with a letter or a digit: no punctuation, no sign."""
    plural: bool
    """An unknown word of this look is a plural noun."""


def roles_of(word: str, lex: Lexicon) -> Mapping[str, str] | None:
    """What an adjective or participle makes of each kind of noun that it describes; None for other words."""
    for phrase, state in lex.states.get(word, ()):
        if state.kind == "adjective" and len(phrase) == 1:
            return {"person": state.measure}
    for form, predicate in lex.verbs.get(word, ()):
        asks = predicate.after or predicate.before or predicate.topic
        if form in ("past", "participle") and not asks and predicate.object:
            return predicate.object
    return None


def _hyphened_roles(word: str, lex: Lexicon) -> Mapping[str, str] | None:
    roles = roles_of(word, lex)
    if roles is None and "-" in word and not word[0].isdigit():
        head, _, tail = word.partition("-")
        roles = roles_of(head if tail in _PARTICLES else tail, lex)
    return roles


def _by_second(states: tuple[tuple[Words, State], ...]) -> dict[str, tuple[tuple[Words, State], ...]]:
    seconds = {phrase[1] for phrase, _ in states if len(phrase) > 1}
    return {
        second: tuple(entry for entry in states if len(entry[0]) == 1 or entry[0][1] == second) for second in seconds
    }


def _begins_number(word: str, lex: Lexicon) -> bool:
    if word[0].isdigit():
        return begins_with_digits(word)
    if word in lex.numbers or word in lex.vague or word in OPENING_SCALES:
        return True
    return "-" in word and all(part in lex.numbers for part in word.split("-"))


def _is_minor(word: str, lex: Lexicon) -> bool | None:
    age = _AGE.fullmatch(word)
    if age is None:
        return None
    number, unit = age.groups()
    if unit != "year":
        return True
    if number.isdecimal() and len(number) <= _LONGEST_AGE:
        return int(number) < ADULT
    return sum(lex.numbers.get(part, 99) for part in number.split("-")) < ADULT


def _head(word: str, lex: Lexicon) -> Noun | None:
    noun = lex.nouns.get(word)
    if noun is None and "-" in word and not word[0].isdigit() and _LINKS.isdisjoint(word.split("-")):
        noun = lex.nouns.get(word.rsplit("-", 1)[-1])
    return noun


def _looks_plural(word: str, lex: Lexicon) -> bool:
    ends = len(word) > 3 and word[-1] == "s" and not word.endswith(_NO_PLURALS) and word not in lex.verbs
    return ends or word.endswith(PLURAL_MEN)


def _facts_of(word: str) -> WordFacts:
    lex = lexicon()
    if "-" not in word and word not in _known() and word[0].isalnum():
        number = word[0].isdigit() and begins_with_digits(word)
        return _STRANGE[number, _looks_plural(word, lex)]
    states = lex.states.get(word, ())
    return WordFacts(
        code=lex.classes.get(word),
        number=_begins_number(word, lex),
        noun=lex.nouns.get(word),
        head=_head(word, lex),
        compounds=lex.compounds.get(word, ()),
        verbs=lex.verbs.get(word, ()),
        states=states,
        lone_states=tuple(entry for entry in states if len(entry[0]) == 1),
        states_by_second=_by_second(states),
        roles=_hyphened_roles(word, lex),
        minor=_is_minor(word, lex),
        solid=word[0].isalnum(),
        plural=_looks_plural(word, lex),
    )


@cache
def _known() -> frozenset[str]:
    """The words of which the lexicon says anything, or with which a phrase of it begins."""
    lex = lexicon()
    tables = (lex.classes, lex.numbers, lex.vague, lex.nouns, lex.compounds, lex.verbs, lex.states, lex.class_phrases)
    return frozenset[str]().union(OPENING_SCALES, *tables)


_UNKNOWN = WordFacts(None, False, None, None, (), (), (), (), {}, None, None, True, False)
_EITHER = (False, True)
_STRANGE = {(number, many): replace(_UNKNOWN, number=number, plural=many) for number in _EITHER for many in _EITHER}
"""What a word can be of which no list says anything: (a number, a plural by its look) → its facts."""

FACTS: WordCache[WordFacts] = WordCache(_facts_of)
"""Folded word → what it can be."""
