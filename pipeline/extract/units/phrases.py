"""Noun phrases: from a token to the head noun of the phrase that begins there.

Belongs here: going over modifiers to the head, compounds, and heads that no list knows. Not here: the modifiers
themselves (`modifiers`), figures and articles before the phrase (`quantities`, `nominals`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.modifiers import joins_modifiers, participle_roles
from pipeline.extract.units.phrase_leads import PLURAL_ENDINGS, is_short_form, leads_on
from pipeline.extract.units.scan import QUOTES, Scan

_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_LONGEST = 9
"""Tokens; the head of a longer phrase is not worth a guess."""
_HEADS_OF_CLASS = frozenset({"second", "police"})
"""Words of a class of function words that are nouns here all the same."""
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "men", "ees", "ians", "ants", "eers", "women", "mates", "folk")
_PERSON_ENDINGS = ("ist", "er", "or", "man", "ian", "ant", "eer", "woman", "ee")
_PLURAL_MEN = ("men", "people", "folk")
_VERBAL_ENDINGS = ("ing", "ed", "ly", "wn", "nt", "ward", "wards", "side")
_ONE = frozenset(["a", "an", "another", "the", "his", "her", "their", "its"])


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


def _read(scan: Scan, at: int, many: bool) -> Phrase | None:
    start, child = at, False
    before: list[Mapping[str, str]] = []
    noun: Noun | None = None
    stop = at
    unknown = -1
    limit = min(scan.size, at + _LONGEST)
    while at < limit:
        if at in scan.figures or at in scan.numbers:
            break
        word, facts = scan.words[at], scan.facts[at]
        if not facts.solid and word[0] != "#":
            quoted = word in QUOTES and (noun is None or (not noun.plural and scan.capital(at - 1)))
            if quoted or (word in ("-", "–") and noun is None and unknown < 0):
                at += 1
                continue
            if ((noun is None and unknown >= 0) or (noun is not None and not noun.plural)) and is_short_form(scan, at):
                at += 3  # "a Food for the Hungry (FH) nurse"
                continue
            break
        if facts.minor is not None:
            child = child or facts.minor
            stop = at + 1 if noun is None else stop
            unknown = at
            at += 1
            continue
        if noun is None:
            if facts.roles is not None and (roles := participle_roles(scan, at)) is not None:
                before.append(roles)
                at += 1
                continue
        elif (
            (facts.verbs or (facts.states and _states_here(scan, at)))
            and not (facts.noun and facts.noun.measure)
            and not _goes_on(scan, at, noun, many)
        ):
            break
        if facts.noun is None and facts.head is not None and facts.head.kind == "none" and _describes_next(scan, at):
            unknown = at
            at += 1
            continue
        if word == "nations" and at > start and scan.words[at - 1] == "united":
            unknown = at
            at += 1
            continue
        step = compound(scan, at) if facts.head is not None or facts.compounds or at in scan.models else None
        if step is not None and (facts.code is None or word in _HEADS_OF_CLASS):
            if noun is not None and _ends_before(scan, at, noun):
                break
            noun, at = step
            stop = at
            continue
        if noun is not None:
            if scan.possessive(at - 1):
                pass
            elif not noun.plural and many and facts.code is None and _looks_plural(scan, at):
                noun = _unknown_noun(word)
                at = stop = at + 1
                continue
            elif leads_on(scan, at, noun, many):
                at += 1
                continue
            else:
                if (
                    noun.plural
                    and word == "and"
                    and noun.kind in ("equipment", "vehicle")
                    and _second_head(scan, at + 1)
                ):
                    noun, stop = scan.lex.nouns[scan.words[at + 1]], at + 2
                break
        if facts.code is not None:
            if not _goes_over(scan, at, at > start):
                break
            at += 1
            continue
        inside = unknown >= 0 or (at == start and _is_determined(scan, at))
        if facts.verbs and _is_finite(facts.verbs[0][0], inside) and not _is_before_bodies(scan, at):
            break
        if facts.states and _states_here(scan, at):
            break
        unknown = at
        at += 1
    if noun is not None:
        if many and not noun.plural and (joint := _joint_head(scan, stop, limit)) is not None:
            noun, stop = joint
        if not noun.plural and not many and _only_describes(scan, stop):
            return None
        return Phrase(noun, start, stop, tuple(before), child)
    if unknown >= start:
        return _unknown_phrase(scan, start, unknown, tuple(before), child, many)
    return None


def _is_determined(scan: Scan, at: int) -> bool:
    """Whether a word that may be a verb stands between a determiner and more of its phrase: "a land rights leader"."""
    return at > 0 and scan.words[at - 1] in _ONE and _describes_next(scan, at)


def _is_before_bodies(scan: Scan, at: int) -> bool:
    """Whether a participle describes bodies: "four charred bodies"."""
    return scan.facts[at].verbs[0][0] in ("past", "participle") and scan.word(at + 1) in _BODIES


def _describes_next(scan: Scan, at: int) -> bool:
    """Whether a word with a hyphen stands before the noun that it describes: "a village-level party leader"."""
    if at + 1 >= scan.size or at + 1 in scan.figures:
        return False
    after = scan.facts[at + 1]
    return after.solid and after.code is None and not after.verbs and not after.states


def _goes_over(scan: Scan, at: int, inside: bool) -> bool:
    """Whether a phrase goes on over a function word: "three other soldiers", "five badly injured boys", "seven
    confirmed deaths"."""
    code, word = scan.facts[at].code, scan.words[at]
    if (
        code == "e"
        and at + 1 < scan.size
        and (word in ("fully", "partially") or participle_roles(scan, at + 1) is not None)
    ):
        return True
    if word in phrase_words()["certain"] and at + 1 < scan.size and (noun := scan.facts[at + 1].noun) is not None:
        return noun.plural
    return word in phrase_words()["more"] or (code == "&" and inside and joins_modifiers(scan, at))


def _ends_before(scan: Scan, at: int, noun: Noun) -> bool:
    """Whether a plural head is complete before another noun: "drones Saturday", "two women students …"."""
    if not noun.plural or noun.kind == "none" or not noun.text.endswith(PLURAL_ENDINGS) or scan.possessive(at - 1):
        return False
    return bool(scan.facts[at].verbs) or noun.kind == "person" or scan.capital(at)


def _goes_on(scan: Scan, at: int, noun: Noun, many: bool) -> bool:
    """Whether a word that may be a verb goes on with the noun phrase: "drone strikes", "police shootings"."""
    entry = scan.facts[at].noun
    if entry is not None and entry.kind == "person" and not noun.plural and scan.word(at + 1) == "of":
        return not many  # "the community head of Kuje"
    if entry is None or noun.plural or entry.kind not in ("event", "equipment", "weapon", "aircraft", "vehicle"):
        return False
    return not many or entry.plural


def _states_here(scan: Scan, at: int) -> bool:
    """Whether a state or toll stands at a token, not only its first word: "power substation" is no "power cut"."""
    return any(
        state.kind != "nominal" and (len(words) < 3 or tuple(scan.words[at : at + len(words)]) == words)
        for words, state in scan.states(at)
    )


def _joint_head(scan: Scan, at: int, limit: int) -> tuple[Noun, int] | None:
    """ "145 attack and decoy drones": the plural behind two joined modifiers is the head of both."""
    if at + 2 >= limit or scan.words[at] != "and":
        return None
    for start in (at + 1, at + 2):
        step = compound(scan, start)
        if step is not None and step[0].plural and step[0].kind == "weapon":
            return step
        if start in scan.numbers or not scan.facts[start].solid or scan.facts[start].code is not None:
            return None
    return None


def _second_head(scan: Scan, at: int) -> bool:
    return at < scan.size and scan.facts[at].noun is not None and scan.words[at] in phrase_words()["second_head"]


def _is_finite(form: str, inside: bool) -> bool:
    """Whether a verb form ends a noun phrase; inside one a base form may be a modifier ("enemy strike drones")."""
    return form in ("past", "third", "participle") if inside else form != "gerund"


def _only_describes(scan: Scan, at: int) -> bool:
    """Whether an unknown noun follows, which is the true head: "the marine ecosystem"."""
    if at >= scan.size or scan.possessive(at - 1):
        return False
    if scan.tokens.upper and scan.words[at - 1] not in phrase_words()["adjectival"]:
        return False
    word, facts = scan.words[at], scan.facts[at]
    if len(word) <= 4 or not (word.isalpha() and word.islower()) or word.endswith(_VERBAL_ENDINGS) or scan.capital(at):
        return False
    known = facts.code is not None or facts.verbs or facts.states or facts.noun is not None
    return not known and word not in phrase_words()["behind_noun"]


def _unknown_phrase(
    scan: Scan, start: int, last: int, before: tuple[Mapping[str, str], ...], child: bool, many: bool
) -> Phrase | None:
    """A phrase without a known noun: an age that stands for a person, a person by its ending, a plural by its look."""
    word, facts = scan.words[last], scan.facts[last]
    if facts.lone_states:
        return None  # "the heinous murder of"
    if facts.minor is not None:
        one, several = ("child", "children") if child else ("person", "people")
        return Phrase(scan.lex.nouns[several if word.endswith("olds") else one], start, last + 1, before, child)
    if not many:
        singular = word.endswith(_PERSON_ENDINGS) and len(word) > 5 and not scan.capital(last)
        if singular and start and scan.words[start - 1] in _ONE:
            return Phrase(
                Noun(word, "person", "people", None, False, ("civil", "person")), start, last + 1, before, child
            )
        return None
    for at in range(start, last + 1):
        if _looks_plural(scan, at):
            return Phrase(_unknown_noun(scan.words[at]), start, at + 1, before, child)
    return None


def _unknown_noun(word: str) -> Noun:
    if word.endswith(_PEOPLE_ENDINGS):
        return Noun(word, "person", "people", None, True, ("civil", "person"))
    return Noun(word, "unknown", "people", None, True, ("unknown",))


def _looks_plural(scan: Scan, at: int) -> bool:
    return scan.facts[at].plural and (not scan.possessive(at) or scan.words[at].endswith(_PLURAL_MEN))
