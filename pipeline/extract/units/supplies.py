"""Units of a supply that failed: "electricity was knocked out for", "the power supply to … was disrupted".

Belongs here: what stands between a supply and those whom it no longer reaches. Not here: those who are "without power"
(`states`), verbs that leave or plunge them (`predicates`), the words (`lexicon/phrase_words.txt`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.load import State
from pipeline.extract.lexicon.small_words import FORMS_OF_BE, FORMS_OF_HAVE
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.phrases import noun_phrase
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit

_MORE = frozenset({"remain", "remains", "remained", "went", "gone", "go", "goes", "on"})
"""Words beside those of failure, besides auxiliaries, adverbs and days."""
_TO = frozenset({"to", "for", "in"})
_FOR = frozenset({"to", "for"})
_LEADS = frozenset({"of", "the", "its", "their"})
"""Between a word of failure and the supply: "disrupting the power supply to"."""
_LONGEST = 6
"""Tokens between a supply and "to"."""
_BEFORE_FIGURE = 3
"""Tokens before the figure behind it."""
_VERB_REACH = 10
"""Tokens behind the figure in which its supply is said to have failed: "to 300 homes in Dolna was cut"."""
_STATE = State("toll", "without_power")


def read_supply(scan: Scan, at: int) -> Unit | None:
    """The unit of a supply that failed, up to the figure of those whom it reached."""
    if at > 1 and scan.words[at - 1] == "of" and scan.words[at - 2] not in phrase_words()["failing"]:
        return None  # "prices of gas are down for"
    stop = _behind_supply(scan, at)
    to = _behind_failure(scan, stop)
    if not to and scan.word(stop) in _TO and _fails_around(scan, at, stop):
        to = stop
    if not to or not _counts_next(scan, to + 1, scan.words[to] == "to"):
        return None
    unit = Unit("L", at, to + 1)
    unit.state = _STATE
    return unit


def _behind_supply(scan: Scan, at: int) -> int:
    """The token behind "electricity and water supplies"."""
    stop = at + 1
    if scan.word(stop) in ("and", "or") and scan.word(stop + 1) in phrase_words()["utility"]:
        stop += 2
    return stop + 1 if scan.word(stop) in phrase_words()["supply"] else stop


def _behind_failure(scan: Scan, at: int) -> int:
    """Where "to" stands behind words of failure: "has been knocked out for", "lost in"; 0 where they are others."""
    failing, failed = phrase_words()["failing"], False
    for stop in range(at, min(at + _LONGEST, scan.size)):
        word = scan.words[stop]
        if word in _TO:
            return stop if failed else 0
        if word in failing:
            failed = True
        elif word not in FORMS_OF_HAVE and word not in _MORE and scan.code(stop) not in ("b", "M", "e"):
            return 0
    return 0


def _fails_around(scan: Scan, at: int, stop: int) -> bool:
    """Whether the verb of a supply "to" some stands before it or behind them: "disrupted the power supply to 40
    homes", "the power supply to 40 homes was cut"."""
    failing = phrase_words()["failing"]
    before = next((near for near in range(at - 1, -1, -1) if scan.words[near] not in _LEADS), 0)
    if scan.words[stop] not in _FOR:  # "lost power in 12 towns" may be of an office
        return scan.words[before] in failing and (stop > at + 1 or scan.words[before] in ("out", "off"))
    if scan.words[before] in failing:
        return True
    behind = scan.words[stop : stop + _VERB_REACH]
    be = next((number for number, word in enumerate(behind) if word in FORMS_OF_BE), len(behind))
    return "not" not in behind[be:] and not failing.isdisjoint(behind[be + 1 : be + 4])


def _counts_next(scan: Scan, at: int, named: bool) -> bool:
    """Whether a figure of anything but time stands close behind, and if `named` what it counts: "gas was cut to 40"."""
    figure = next((scan.figures[near] for near in range(at, at + _BEFORE_FIGURE) if near in scan.figures), None)
    if figure is None:
        return False
    counted = noun_phrase(scan, figure.stop, True)
    return not named if counted is None else counted.noun.kind != "none"
