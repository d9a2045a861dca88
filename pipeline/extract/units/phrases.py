"""Noun phrases: from a token to the head noun of the phrase that begins there.

Belongs here: going over modifiers to the head, and compounds. Not here: heads that no list knows (`unlisted_heads`),
the modifiers themselves (`modifiers`), whether a word ends the phrase (`phrase_ends`), figures and articles before the
phrase (`quantities`, `nominals`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.units.modifiers import goes_over, participle_roles, tells_attack
from pipeline.extract.units.phrase_ends import (
    continues_phrase,
    describes_next,
    is_before_bodies,
    is_determined,
    is_finite,
    only_describes,
    second_head,
    states_here,
)
from pipeline.extract.units.phrase_leads import PLURAL_ENDINGS, behind_long_name, ends_name, is_short_form, leads_on
from pipeline.extract.units.scan import QUOTES, Scan
from pipeline.extract.units.unlisted_heads import grown, looks_plural, unlisted_head, unlisted_plural
from pipeline.extract.word_facts import WordFacts

_LONGEST = 9
"""Tokens; the head of a longer phrase is not worth a guess."""
_HEADS_OF_CLASS = frozenset({"second", "police"})
"""Words of a class of function words that are nouns here all the same."""
_ARMS = frozenset({"equipment", "weapon", "aircraft"})
"""Kinds of what may have its model behind it."""
_EITHER = frozenset({"or", "/"})
"""Between two models of which the things may be."""
_OF_TIMES = frozenset({"last", "next"})
"""Words that tell which month it was, behind a figure of something else."""


class Phrase(NamedTuple):
    """A noun phrase over the tokens `start` to `stop`."""

    noun: Noun
    start: int
    stop: int
    before: tuple[Mapping[str, str], ...]
    """Kind of noun → measure of each participle before the head."""
    child: bool
    """An age under 18 stands in it."""


def noun_phrase(scan: Scan, at: int, many: bool) -> Phrase | None:
    """The noun phrase that begins at a token, None where none does; `many` asks for a plural behind a number above
    one."""
    key = (at, many)
    if key not in scan.phrases:
        scan.phrases[key] = _read(scan, at, many)
    return scan.phrases[key]


def compound(scan: Scan, at: int) -> tuple[Noun, int] | None:
    """(noun, next token) of the longest noun of the lists that begins at a token, or of a weapon model."""
    if at in scan.models:
        return scan.models[at]
    facts = scan.facts[at]
    for phrase, noun in facts.compounds:
        stop = at + len(phrase)
        if tuple(scan.words[at:stop]) == phrase:
            return noun, stop
    return (facts.head, at + 1) if facts.head is not None else None


def _is_suspended(scan: Scan, at: int) -> bool:
    """Whether a hyphen ends a word that goes on behind the next "or": "flood- or rain-related"."""
    starts, ends = scan.tokens.starts, scan.tokens.ends
    return starts[at] == ends[at - 1] and starts[at + 1] > ends[at] and "-" in scan.word(at + 2)


def _read(scan: Scan, at: int, many: bool) -> Phrase | None:
    reading = _Reading(scan, at, many)
    reading.run()
    return reading.phrase()


class _Reading:
    """A phrase while it is read word by word: the head so far, and what stood before it."""

    __slots__ = ("_at", "_before", "_child", "_limit", "_many", "_noun", "_scan", "_start", "_stop", "_unknown")

    def __init__(self, scan: Scan, at: int, many: bool) -> None:
        self._scan, self._start, self._many = scan, at, many
        self._at = self._stop = behind_long_name(scan, at)
        self._limit = min(scan.size, self._at + _LONGEST)
        self._noun: Noun | None = None
        self._unknown = self._at - 1 if self._at > at else -1
        self._child: bool | None = None
        self._before: list[Mapping[str, str]] = []

    def run(self) -> None:
        """Read on until a word does not belong to the phrase."""
        scan = self._scan
        while self._at < self._limit and self._at not in scan.figures and self._at not in scan.numbers:
            facts = scan.facts[self._at]
            word = scan.words[self._at]
            if scan.models and self._noun is not None and self._takes_model(word, self._noun):
                continue
            goes_on = self._word(word, facts) if facts.solid or word[0] in "#@" else self._mark(word)
            if not goes_on:
                return

    def _takes_model(self, word: str, noun: Noun) -> bool:
        """Whether the phrase goes on to another model that the things may be, or with theirs: "four Iskander-M or KN-23
        missiles", "two howitzers D-30"."""
        models, at = self._scan.models, self._at
        if word in _EITHER and at + 1 in models:
            self._at += 1
            return True
        if at not in models or noun.kind not in _ARMS:
            return False
        self._at = self._stop = models[at][1]
        return True

    def phrase(self) -> Phrase | None:
        """What was read: a known head, or a word that looks like one."""
        scan, noun, stop = self._scan, self._noun, self._stop
        if noun is None:
            head = self._unlisted_head()
            return (
                None if head is None else Phrase(head[0], self._start, head[1], tuple(self._before), bool(self._child))
            )
        if self._many and not noun.plural and (joint := _joint_head(scan, stop, self._limit, noun.kind)) is not None:
            noun, stop = joint
        if not noun.plural and not self._many and only_describes(scan, stop):
            return None
        if noun.kind == "none" and self._many and not noun.plural and scan.words[self._start] in _OF_TIMES:
            return None  # "including 17 last year"
        return Phrase(grown(scan, noun, self._child), self._start, stop, tuple(self._before), bool(self._child))

    def _unlisted_head(self) -> tuple[Noun, int] | None:
        if self._unknown < self._start:
            return None
        return unlisted_head(self._scan, self._start, self._unknown, bool(self._child), self._many)

    def _mark(self, word: str) -> bool:
        """Whether the phrase goes on over a quotation mark, a dash or a short form in brackets."""
        scan, at, noun = self._scan, self._at, self._noun
        quoted = word in QUOTES and (noun is None or (not noun.plural and _ends_model(scan, at - 1)))
        if quoted or (word in ("-", "–") and noun is None and self._unknown < 0):
            self._at += 1
            return True
        if word == "-" and noun is None and scan.word(at + 1) in ("or", "and") and _is_suspended(scan, at):
            self._at += 2  # "3 flood- or rain-related deaths"
            return True
        headless = self._unknown >= 0 if noun is None else not noun.plural
        if headless and is_short_form(scan, at):
            self._at += 3  # "a Food for the Hungry (FH) nurse"
            return True
        return False

    def _word(self, word: str, facts: WordFacts) -> bool:
        scan, at, noun = self._scan, self._at, self._noun
        if facts.minor is not None:
            self._child = self._child or facts.minor
            self._stop = at + 1 if noun is None else self._stop
            return self._describe()
        if noun is None:
            if facts.roles is not None and (roles := participle_roles(scan, at)) is not None:
                if self._start <= self._unknown and tells_attack(roles) and not scan.words[at - 1].endswith("ly"):
                    return False  # "an earthquake struck Herat province"
                self._before.append(roles)
                self._at += 1
                return True
        elif self._is_predicate(facts, noun):
            return False
        if noun is None and self._acts(facts):
            return False  # "a landslide wounds 12"
        if self._leads_to_next(word, facts):
            return self._describe()
        step = compound(scan, at) if facts.head is not None or facts.compounds or at in scan.models else None
        if step is not None and (facts.code is None or word in _HEADS_OF_CLASS or step[1] > at + 1):
            if noun is not None and _ends_before(scan, at, noun):
                return False
            self._noun, self._at = step
            self._stop = self._at
            return True
        if noun is not None and not scan.possessive(at - 1):
            return self._behind_head(word, facts, noun)
        return self._before_head(facts)

    def _describe(self) -> bool:
        """Take the word as one that describes the head."""
        self._unknown = self._at
        self._at += 1
        return True

    def _is_predicate(self, facts: WordFacts, noun: Noun) -> bool:
        """Whether a verb or state behind the head begins what is said of it."""
        says = facts.verbs or (facts.states and states_here(self._scan, self._at))
        measured = facts.noun is not None and facts.noun.measure
        if noun.kind == "weapon" and not noun.plural and not self._many and _is_third(facts):
            return True  # "Missile hits clinic"
        if not says or measured or ends_name(self._scan, self._at):
            return False
        return not continues_phrase(self._scan, self._at, noun, self._many)

    def _acts(self, facts: WordFacts) -> bool:
        """Whether a word that may be a plural noun is the verb of the unlisted head before it, with a figure behind."""
        return (
            self._unknown >= self._start
            and self._at + 1 in self._scan.figures
            and any(form == "third" for form, _ in facts.verbs)
        )

    def _leads_to_next(self, word: str, facts: WordFacts) -> bool:
        """Whether a word of the lists only describes the next one: "a party-level leader", "United Nations staff"."""
        scan, at = self._scan, self._at
        if facts.noun is None and facts.head is not None and facts.head.kind == "none" and describes_next(scan, at):
            return True
        return word == "nations" and at > self._start and scan.words[at - 1] == "united"

    def _behind_head(self, word: str, facts: WordFacts, noun: Noun) -> bool:
        """Whether a word behind the head leads on to another head; the phrase may end with it."""
        scan, at = self._scan, self._at
        if not noun.plural and self._many and facts.code is None and looks_plural(scan, at):
            self._noun = unlisted_plural(word)
            self._at = self._stop = at + 1
            return True
        if leads_on(scan, at, noun, self._many):
            self._at += 1
            return True
        two_heads = noun.plural and word == "and" and noun.kind in ("equipment", "vehicle")
        if two_heads and second_head(scan, at + 1):
            self._noun, self._stop = scan.lex.nouns[scan.words[at + 1]], at + 2
        return False

    def _before_head(self, facts: WordFacts) -> bool:
        scan, at = self._scan, self._at
        if facts.code is not None:
            if not goes_over(scan, at, at > self._start):
                return False
            self._at += 1
            return True
        inside = self._unknown >= 0 or (at == self._start and is_determined(scan, at))
        finite = bool(facts.verbs) and is_finite(facts.verbs[0][0], inside)
        if finite and not is_before_bodies(scan, at) and not ends_name(scan, at):
            return False
        if facts.states and states_here(scan, at):
            return False
        return self._describe()


def _ends_model(scan: Scan, at: int) -> bool:
    """Whether a word before a closing quotation mark may end a name: "Shahed", "Shahed-136/131"."""
    return scan.capital(at) or scan.words[at][-1].isdigit()


def _is_third(facts: WordFacts) -> bool:
    return any(form == "third" for form, _ in facts.verbs)


def _ends_before(scan: Scan, at: int, noun: Noun) -> bool:
    """Whether a plural head is complete before another noun: "drones Saturday"; "two women students" goes on."""
    if scan.words[at - 1] == "women" and (behind := compound(scan, at)) is not None and behind[0].kind == "person":
        return not behind[0].plural
    if not noun.plural or noun.kind == "none" or not noun.text.endswith(PLURAL_ENDINGS) or scan.possessive(at - 1):
        return False
    return bool(scan.facts[at].verbs) or noun.kind == "person" or scan.capital(at)


def _joint_head(scan: Scan, at: int, limit: int, kind: str) -> tuple[Noun, int] | None:
    """ "145 attack and decoy drones", "12 Somali and Ethiopian soldiers": the plural behind two joined modifiers is the
    head of both; of persons where the first of them is one (`kind`)."""
    if at + 2 >= limit or scan.words[at] != "and":
        return None
    if at + 1 in scan.numbers or not scan.facts[at + 1].solid or scan.facts[at + 1].code is not None:
        return None
    heads = [step for start in (at + 2, at + 1) if (step := compound(scan, start)) is not None and step[0].plural]
    return next((h for h in heads if h[0].kind == "weapon" or h[0].kind == kind == "person"), None)
