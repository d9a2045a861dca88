"""Whether the words of a sentence can give any figure its measure, before a unit is made of them.

Belongs here: what each word of the lexicon needs beside it to tell of anything. Not here: the cheaper look at the
letters of a text (`gate`), any rule.

No is certain; a yes is not. Every hit has its measure from a predicate, a state, a noun that states it, or a word of
attack; or from a hit before it, in the sentence or in one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.attacks import attack_words
from pipeline.extract.lexicon.load import Predicate, State, Words, lexicon
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.loss_list_productions import LOSS_STEMS
from pipeline.extract.units.states import HOSPITALS, IN_SHELTERS, SHELTERS, opens_nominal
from pipeline.extract.units.zeros import ZERO_WORDS
from pipeline.extract.word_facts import FACTS

_AMONG = frozenset({"among", "amongst"})
_OF_PARTS = frozenset("IJ")


def may_tell(words: Sequence[str], goes_on: bool) -> bool:
    """False where the folded words of a sentence can make no hit. `goes_on`: there are hits in sentences before it, of
    which a figure may be a part."""
    held = frozenset(words)
    if not _always().isdisjoint(held):
        return True
    asking = _asking()
    for word in held & asking.keys():
        if not asking[word].isdisjoint(held):
            return True
    if goes_on and (not _parts().isdisjoint(held) or holds_number(words)):
        return True
    return any(_is_telling(word) for word in held if "-" in word or word.startswith(LOSS_STEMS))


def holds_number(words: Sequence[str]) -> bool:
    """Whether a number may begin at one of the words."""
    return any(FACTS[word].number for word in words)


def _is_telling(word: str) -> bool:
    """Whether a word of loss, or one joined by a hyphen, tells by itself ("war-wounded", "ex-prisoner")."""
    facts = FACTS[word]
    return facts.roles is not None or (facts.head is not None and facts.head.measure is not None) or "-" not in word


@cache
def _parts() -> frozenset[str]:
    """First words of what makes a part of figures before it, figures of words aside."""
    lex = lexicon()
    phrases = {first for first, found in lex.class_phrases.items() if any(code in _OF_PARTS for _, code in found)}
    return frozenset({word for word, code in lex.classes.items() if code in _OF_PARTS} | phrases) | (
        _AMONG | ZERO_WORDS | {"another"}
    )


@cache
def _always() -> frozenset[str]:
    """The words that may tell whatever stands beside them."""
    return (
        frozenset(word for word, others in _conditions() if others is None) | attack_words() | phrase_words()["bodies"]
    )


@cache
def _asking() -> dict[str, frozenset[str]]:
    """Word → the words of which one must stand in the sentence for it to tell: of a phrase the last, the rarest."""
    found: dict[str, frozenset[str]] = {}
    for word, others in _conditions():
        if others is not None and word not in _always():
            found[word] = found.get(word, frozenset()) | others
    return found


def _conditions() -> Iterator[tuple[str, frozenset[str] | None]]:
    """(word, words of which one must stand in its sentence; None where it needs none) of each sense in the lexicon."""
    lex = lexicon()
    for word, entries in lex.verbs.items():
        yield from ((word, _of_predicate(predicate)) for _, predicate in entries)
    for word, states in lex.states.items():
        yield from ((word, _of_state(phrase, state)) for phrase, state in states)
    yield from ((word, ZERO_WORDS) for word in rule_words()["surviving"])
    yield from ((word, phrase_words()["failing"]) for word in phrase_words()["utility"])
    lodged = (*lex.heads[SHELTERS].values(), *lex.heads[HOSPITALS].values())
    for head in (head for heads in lodged for head in heads):
        yield head[0], frozenset(head[1:]) or IN_SHELTERS
    yield from ((word, None) for word, noun in lex.nouns.items() if noun.measure is not None or "body" in noun.kinds)
    for word, compounds in lex.compounds.items():
        yield from ((word, frozenset(phrase[-1:])) for phrase, noun in compounds if noun.measure is not None)


def _of_predicate(predicate: Predicate) -> frozenset[str] | None:
    last = {word for phrase in predicate.after for word in _endings(phrase[-1])}
    return (predicate.before | last | _AMONG) if predicate.before or last else None


def _endings(word: str) -> Iterator[str]:
    """The last word of a phrase; of the name of a class of nouns the last words of its nouns."""
    if word[0] != "%":
        yield word
        return
    for heads in lexicon().heads[word].values():
        yield from (head[-1] for head in heads)


def _of_state(phrase: Words, state: State) -> frozenset[str] | None:
    if len(phrase) > 1:
        return frozenset(phrase[-1:])
    return opens_nominal() if state.kind == "nominal" else None
