"""Statements of zero as figures of 0: "no casualties", "no one", "none of the missiles", "without injuries", "not one
house".

Belongs here: which of them count. Not here: what happened to nobody (`rules`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.numbers.figures import exactly
from pipeline.extract.units.phrases import noun_phrase
from pipeline.extract.units.quantities import partitive, take_phrase
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import TOLL

ZERO_WORDS = frozenset(["no", "nil", "no-one", "none", "nobody", "without", "zero", "nor", "neither", "not"])
_ALTERNATIVES = frozenset({"or", "nor"})
_OTHER = frozenset(["any", "other", "further", "immediate"])
ANY = frozenset({"any", "anyone", "anybody"})
_NEGATED = re.compile(r"!e*[wvo]$")
"""Before "any": a verb and its negation."""
_MUST = frozenset({"can", "should", "must"})
_CAUSES = frozenset({"cause", "caused"})
_AUXILIARIES = frozenset({"did", "didn't", "has", "hasn't", "have", "haven't", "had", "hadn't"})
_TO_AUXILIARY = 4
"""Tokens before a negated verb in which its auxiliary stands."""
_TO_MODAL = 3
"""Tokens behind a noun in which "can" or "should" makes a demand of its zero."""


def read_zero(scan: Scan, at: int) -> Unit | None:
    """The unit of a statement of zero that begins at a token, which is one of `ZERO_WORDS`."""
    word = scan.words[at]
    if word in ("nobody", "no-one"):
        return _nobody(scan, at, at + 1)
    if word == "no" and scan.word(at + 1) in ("one", "body"):
        return _nobody(scan, at, at + 2)
    if word == "none":
        return _none_of(scan, at, at + 1)
    if word == "neither":
        return _none_of(scan, at, at + 1) if scan.word(at + 1) == "of" else None
    if word == "not":
        return _not_one(scan, at)
    return _no_noun(scan, at)


def _none_of(scan: Scan, at: int, stop: int) -> Unit:
    unit = Unit("n", at, stop)
    unit.figure, unit.anaphor = exactly(0, at, stop), True
    return partitive(scan, unit, stop + 1) if scan.word(stop) == "of" else unit


def _not_one(scan: Scan, at: int) -> Unit | None:
    """ "Not one of the guards", "not a single house", "not one person"."""
    single = scan.word(at + 1) == "a" and scan.word(at + 2) == "single"
    stop = at + 3 if single else at + 2
    if not single and scan.word(at + 1) != "one":
        return None
    if scan.word(stop) == "one" and single:
        stop += 1
    if scan.word(stop) == "of":
        return _none_of(scan, at, stop)
    phrase = noun_phrase(scan, stop, False)
    if phrase is None or phrase.noun.kind in ("none", "unknown") or phrase.noun.plural:
        return None
    unit = Unit("q", at, at)
    unit.figure = exactly(0, at, stop)
    take_phrase(unit, phrase)
    return unit


def _nobody(scan: Scan, at: int, stop: int) -> Unit:
    unit = Unit("q", at, stop)
    unit.figure, unit.noun, unit.noun_text = exactly(0, at, stop), scan.lex.nouns["person"], (at, stop)
    return unit


def _no_noun(scan: Scan, at: int) -> Unit | None:
    known = phrase_words()
    start = at + 1
    while scan.word(start) in known["reported"]:
        start += 1
    if scan.word(start) in known["report"] and scan.word(start + 1) == "of":
        start += 2
        while scan.word(start) in _OTHER:
            start += 1
    if scan.word(start) in known["harmed"] and not scan.facts[start].noun and _stands_alone(scan, start + 1):
        return _none_harmed(scan, at, start)
    phrase = noun_phrase(scan, _over_damage(scan, start), True)
    if phrase is None or phrase.noun.kind in ("none", "unknown"):
        return None
    measure = phrase.noun.measure
    if not _MUST.isdisjoint(scan.words[phrase.stop : phrase.stop + _TO_MODAL]):
        return None  # "no loss of life can be tolerated"
    if phrase.noun.text == "victims":
        phrase = phrase._replace(noun=scan.lex.nouns["casualties"])
    if measure in TOLL and not phrase_words()["grave"].isdisjoint(scan.words[at + 1 : phrase.stop]):
        return None  # "no serious injuries": there may be slight ones
    if scan.words[at] == "without" and measure not in TOLL:
        return None
    if start > at + 1 and measure is None and not phrase.before and scan.words[start - 1] in ("of", "on"):
        return None
    unit = Unit("q", at, at)
    unit.figure = exactly(0, at, at + 1)
    take_phrase(unit, phrase)
    return unit


def read_not_any(scan: Scan, at: int) -> Unit | None:
    """What stands behind "did not kill", "has not caused": "anyone", "any of the guards", "any casualties"."""
    if not scan.units or not _harmed_nobody(scan):
        return None
    if scan.possessive(at):
        return None  # "did not hurt anybody's chances"
    if scan.words[at] != "any":
        return _nobody(scan, at, at + 1)
    return _none_of(scan, at, at + 1) if scan.word(at + 1) == "of" else _no_noun(scan, at)


def _harmed_nobody(scan: Scan) -> bool:
    """Whether the verb before "any" is of harm and its negation of what happened; "will not hurt anyone" tells of
    nobody."""
    verb = scan.units[-1]
    if verb.first + 1 < verb.stop or _NEGATED.search("".join(unit.code for unit in scan.units[-4:])) is None:
        return False
    causes = scan.words[verb.first] in _CAUSES
    harms = any(predicate.measure("object", ("person",)) in TOLL for _, predicate in verb.entries)
    before = scan.words[max(0, verb.first - _TO_AUXILIARY) : verb.first]
    return (causes or harms) and not _AUXILIARIES.isdisjoint(before)


def read_other_zero(scan: Scan, at: int) -> Unit | None:
    """The second noun of "no injuries or deaths", of which there were none either."""
    found = scan.units
    if len(found) < 2 or found[-1].code != "&" or scan.words[found[-1].first] not in _ALTERNATIVES:
        return None
    first = found[-2]
    nobody = first.code == "q" and first.figure is not None and first.figure.high == 0 and first.noun is not None
    if not nobody or not (first.before or (first.noun is not None and first.noun.measure)):
        return None
    if scan.words[at] in phrase_words()["harmed"] and not scan.facts[at].noun and _stands_alone(scan, at + 1):
        return _none_harmed(scan, at, at)
    phrase = noun_phrase(scan, at, True)
    if phrase is None or phrase.noun.measure not in TOLL:
        return None
    unit = Unit("q", at, at)
    unit.figure = exactly(0, at, at + 1)
    take_phrase(unit, phrase)
    return unit


def _stands_alone(scan: Scan, at: int) -> bool:
    """Whether no noun follows, which an adjective before it would only describe."""
    return at >= scan.size or scan.facts[at].noun is None


def _none_harmed(scan: Scan, at: int, stop: int) -> Unit | None:
    """ "no killed and no wounded": the adjective states what befell nobody."""
    roles = scan.facts[stop].roles
    if roles is None:
        return None
    unit = Unit("q", at, stop + 1)
    unit.figure, unit.noun, unit.noun_text = exactly(0, at, stop + 1), scan.lex.nouns["people"], (stop, stop + 1)
    unit.before = (roles,)
    return unit


def _over_damage(scan: Scan, at: int) -> int:
    """Over "damage or" in "no reports of damage or casualties": damage itself is no figure."""
    if at + 2 < scan.size and scan.words[at] in phrase_words()["spared"]:
        for step in range(at, min(at + 4, scan.size - 1)):
            if scan.words[step] in ("or", "and"):
                return step + 1
    return at
