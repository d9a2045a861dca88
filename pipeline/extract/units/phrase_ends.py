"""Words that may belong to a noun phrase or end it: verbs, states and participles, and what only describes a head.

Belongs here: questions about one word and those beside it. Not here: reading the phrase (`phrases`), words that lead on
to its head (`phrase_leads`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unlisted_heads import ONE

_RANKS = frozenset({"major", "general"})
"""Ranks that are adjectives as well."""
_VERBAL_ENDINGS = ("ing", "ed", "ly", "wn", "nt", "ward", "wards", "side")


def continues_phrase(scan: Scan, at: int, noun: Noun, many: bool) -> bool:
    """Whether a word that may be a verb goes on with the noun phrase: "drone strikes", "police shootings"."""
    entry = scan.facts[at].noun
    if scan.word(at + 1) == "down" and not noun.plural:
        return False  # "Army guns down three rebels"
    if entry is not None and entry.kind == "person" and not noun.plural and scan.word(at + 1) == "of":
        return not many  # "the community head of Kuje"
    if entry is None or (noun.plural and not (many and _is_name_of_many(scan, at - 1))):
        return False
    if many:
        return entry.plural  # no verb agrees with both: "240 civilian houses"
    if entry.kind == "building":
        return all(form == "base" for form, _ in scan.facts[at].verbs)  # "a civilian house"; "a church houses 40"
    return entry.kind in ("event", "equipment", "weapon", "aircraft", "vehicle")


def _is_name_of_many(scan: Scan, at: int) -> bool:
    """Whether a people's name stands at a token that is its own plural and adjective: "300 Rohingya houses"."""
    return scan.capital(at) and not scan.words[at].endswith("s") and at > 0


def states_here(scan: Scan, at: int) -> bool:
    """Whether a state or toll stands at a token, not only its first word: "power substation" is no "power cut"."""
    return any(
        state.kind != "nominal" and (len(words) < 3 or tuple(scan.words[at : at + len(words)]) == words)
        for words, state in scan.states(at)
    )


def second_head(scan: Scan, at: int) -> bool:
    """Whether a noun stands at a token that joins an equipment noun before "and": "cutters and boats"."""
    return at < scan.size and scan.facts[at].noun is not None and scan.words[at] in phrase_words()["second_head"]


def is_finite(form: str, inside: bool) -> bool:
    """Whether a verb form ends a noun phrase; inside one a base form may be a modifier ("enemy strike drones")."""
    return form in ("past", "third", "participle") if inside else form != "gerund"


def only_describes(scan: Scan, at: int) -> bool:
    """Whether an unknown noun follows, which is the true head: "the marine ecosystem"."""
    if at >= scan.size or scan.possessive(at - 1):
        return False
    word, facts = scan.words[at], scan.facts[at]
    if scan.words[at - 1] in _RANKS and facts.verbs and all(form == "base" for form, _ in facts.verbs):
        return True  # "a major fire"
    if len(word) <= 4 or not (word.isalpha() and word.islower()) or word.endswith(_VERBAL_ENDINGS) or scan.capital(at):
        return False
    known = facts.code is not None or facts.verbs or facts.states or facts.noun is not None
    return not known and word not in phrase_words()["behind_noun"]


def describes_next(scan: Scan, at: int) -> bool:
    """Whether a word with a hyphen stands before the noun that it describes: "a village-level party leader"."""
    if at + 1 >= scan.size or at + 1 in scan.figures:
        return False
    after = scan.facts[at + 1]
    return after.solid and after.code is None and not after.verbs and not after.states


def is_determined(scan: Scan, at: int) -> bool:
    """Whether a word that may be a verb stands between a determiner and more of its phrase: "a land rights leader"."""
    return at > 0 and scan.words[at - 1] in ONE and describes_next(scan, at)


def is_before_bodies(scan: Scan, at: int) -> bool:
    """Whether a participle describes bodies: "four charred bodies"."""
    return scan.facts[at].verbs[0][0] in ("past", "participle") and scan.word(at + 1) in phrase_words()["bodies"]
