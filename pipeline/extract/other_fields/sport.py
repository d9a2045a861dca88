"""The injured and released of a club, who are no claims: "two defenders were hurt", "the Sabres released five".

Belongs here: whether an update tells of a match, and which of its figures are of players. Not here: games that are
played on a screen (`gate`).
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.extract.document import Document
from pipeline.extract.gate import whole_words
from pipeline.extract.lexicon.word_sets import gate_words, phrase_words
from pipeline.extract.mention import Mention
from pipeline.extract.tokens import tokenize
from pipeline.extract.word_facts import FACTS

_LEAST_WORDS = 2
"""Words of sport that an update on a match holds."""
_HARMS = frozenset({"injuries", "nobody", "no one"})
_OF_CLUBS = frozenset({"injured", "released"})
_HURTS = frozenset({"weapon", "event", "building"})
"""Kinds of nouns by which people come to harm outside a match."""
_ALSO_OF_SPORT = frozenset({"shot", "shots", "attack", "attacked", "strike", "shooting"})


@cache
def _words() -> AhoCorasick:
    return AhoCorasick(sorted(gate_words()["sport"]), implementation=Implementation.DFA)


def tells_sport(text: str) -> bool:
    """Whether a text tells of a match."""
    return len(whole_words(_words(), text)) >= _LEAST_WORDS


def without_injured_of_matches(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The figures of a document but those of people hurt in a match that it tells of, or let go by a club."""
    if all(mention.measure not in _OF_CLUBS for mention in mentions) or not tells_sport(f"{doc.headline}\n{doc.body}"):
        return mentions
    return [mention for mention in mentions if not _is_of_match(doc, mention)]


def _is_of_match(doc: Document, mention: Mention) -> bool:
    """Whether players were hurt and nothing in the sentence tells of violence, a weapon or a building."""
    whom = mention.object_text.lower().split()[-1:]
    if mention.measure not in _OF_CLUBS:
        return False
    known = gate_words()["player"] | _HARMS
    if not known.issuperset(whom) and not (mention.measure == "released" and _is_bare(mention)):
        return False
    words = tokenize(doc.sentences[mention.sentence].text).folded
    nouns = [noun for word in words if (noun := FACTS[word].noun) is not None and word not in _ALSO_OF_SPORT]
    violent = phrase_words()["violence"] - _ALSO_OF_SPORT - _HARMS
    return violent.isdisjoint(words) and all(noun.kind not in _HURTS for noun in nouns)


def _is_bare(mention: Mention) -> bool:
    """Whether nobody is named by the figure: "released five"."""
    return all(FACTS[word].noun is None for word in tokenize(mention.object_text).folded)
