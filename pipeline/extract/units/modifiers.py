"""What may stand between a figure and its noun: participles, adjectives of state, adverbs, lists of modifiers.

Belongs here: whether a word describes the noun behind it. Not here: the noun (`phrases`).
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.scan import Scan
from pipeline.extract.word_facts import WordFacts

_CAPTIVE = frozenset({"prisoner", "hostage", "captive"})
_REACH = 4
"""Tokens between a participle and its noun, with the noun."""


def participle_roles(scan: Scan, at: int) -> Mapping[str, str] | None:
    """Kind of noun → measure of an adjective or participle that stands before a noun; None where it stands
    elsewhere."""
    roles = scan.facts[at].roles
    if roles is None or scan.word(at + 1) in _CAPTIVE:
        return None  # "seven more taken prisoner"
    for j in range(at + 1, min(at + 1 + _REACH, scan.size)):
        word, facts = scan.words[j], scan.facts[j]
        if facts.noun is not None and (not facts.verbs or word == "police" or _is_plural_beside(facts, j == at + 1)):
            return roles
        ends = (facts.code is not None and facts.code != "e") or not facts.solid or (facts.verbs and j > at + 1)
        if ends or j in scan.figures:
            joined = word == "and" and j == at + 1 and at + 2 < scan.size
            return roles if joined and participle_roles(scan, at + 2) else None
    return None


def tells_attack(roles: Mapping[str, str]) -> bool:
    """Whether a participle says of places that they came under attack ("struck", "shelled")."""
    return "attacks" in (roles.get("place"), roles.get("area"))


def _is_plural_beside(facts: WordFacts, beside: bool) -> bool:
    """Whether buildings right behind a participle look like a verb in the third person only: "damaged houses"."""
    noun = facts.noun
    counted = noun is not None and noun.plural and noun.kind == "building"
    return beside and counted and all(form == "third" for form, _ in facts.verbs)


def joins_modifiers(scan: Scan, at: int) -> bool:
    """Whether the conjunction at a token joins modifiers of one noun: "cruise and ballistic missiles"."""
    for j in range(at + 1, min(at + 4, scan.size)):
        if j in scan.figures or scan.words[j] in ARTICLES:
            return False
        if scan.facts[j].noun is not None:
            return j > at + 1 or scan.facts[at - 1].noun is None
    return False


def goes_over(scan: Scan, at: int, inside: bool) -> bool:
    """Whether a phrase goes on over a function word: "three other soldiers", "five badly injured boys", "seven
    confirmed deaths"."""
    code, word = scan.facts[at].code, scan.words[at]
    if (
        code == "e"
        and at + 1 < scan.size
        and (
            word in ("fully", "partially")
            or (word in phrase_words()["mostly"] and _names_kind(scan, at + 1))
            or participle_roles(scan, at + 1) is not None
        )
    ):
        return True
    if word in phrase_words()["certain"] and at + 1 < scan.size and (noun := scan.facts[at + 1].noun) is not None:
        return noun.plural
    return word in phrase_words()["more"] or (code == "&" and inside and joins_modifiers(scan, at))


def _names_kind(scan: Scan, at: int) -> bool:
    """Whether what kind of people they are stands at a token, before the noun for them: "100 mainly Hutu civilians"."""
    behind = scan.facts[at + 1].noun if at + 1 < scan.size else None
    return behind is not None and behind.kind == "person" and behind.plural and scan.facts[at].code is None
