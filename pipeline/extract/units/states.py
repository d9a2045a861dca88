"""Units of states and of nouns of happening: "dead", "death toll", "the evacuation of".

Belongs here: which reading of `lexicon/states.txt` holds where the words stand. Not here: what they say of figures
(`rules`).
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.lexicon.load import State
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.phrases import noun_phrase
from pipeline.extract.units.predicates import headed_end
from pipeline.extract.units.quantities import take_phrase
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit

_NOMINAL_PREPOSITIONS = frozenset(["in", "from", "on", "by", "to"])
_OF_REACH = 5
"""Tokens in which the "of" of "an evacuation from the town of …" stands."""
_FATE_REACH = 16
"""Tokens behind a fate in which it is said to be unknown."""
_SEARCH_REACH = 8
"""Tokens behind a search in which "for" stands before those who are sought."""
_OWNERS = frozenset({"their", "its", "his", "her", "our"})
_WITH_FOR = frozenset({"evacuated", "missing"})
_LOST_TOPIC = "@lost"
_ONLY_WITH_OF = frozenset({"equipment_lost", "killed", "injured"})
_OF_CAPTIVES = frozenset({"captured", "released"})
_TIMELY = frozenset({"last", "this", "late", "early", "on", "in", "the", "ago"})
"""Words of a time besides adverbs, months, weekdays and nouns of time."""
_BEFORE_VERBS = frozenset("cuptMb")
_DISPLACED = State("adjective", "displaced")
_INJURED = State("adjective", "injured")
_STILL = frozenset(["still", "remain", "remains", "remained"])
SHELTERS = "%shelters"
HOSPITALS = "%hospitals"
IN_SHELTERS = frozenset(["in", "at", "inside"])
_BEFORE_SHELTERS = frozenset("bqn)u,;")
_VIOLENCE_TOPIC = "@violence"
_SHELTER_TOPIC = "@shelter"
_ITEM_MARKS = frozenset(",;:().")
"""What parts the items of a list of labels and values."""


@cache
def opens_nominal() -> frozenset[str]:
    """Words of which one stands behind every noun of happening that tells of anything."""
    return phrase_words()["involving"] | {"for", "by", "from"}


def read_state(scan: Scan, at: int) -> Unit | None:
    """The unit of the first reading that holds at a token; the longest phrases come first."""
    for phrase, state in scan.states(at):
        stop = at + len(phrase)
        if len(phrase) > 2 and tuple(scan.words[at:stop]) != phrase:
            continue
        if phrase[0] == "with" and scan.word(stop) in phrase_words()["coming_to"]:
            continue  # "with injuries reaching 1,835"
        if state.kind == "adjective" and at and phrase == ("dead",) and scan.words[at - 1] == "for":
            unit = None  # "left three men for dead"
        elif state.kind == "adjective":
            unit = _adjective(scan, at, stop, state)
        elif state.kind == "nominal":
            unit = _nominal(scan, at, stop, state)
        elif len(phrase) == 1 and scan.words[at] in phrase_words()["heads"] and not _heads_list(scan, at, stop):
            unit = None  # a toll only as the head of a list: "Dead: 12"
        elif state.kind == "toll" and _is_happening(scan, at, stop):
            continue
        else:
            unit = _plain("L", at, stop, state)
        if unit is not None:
            return unit
    return None


def read_whereabouts(scan: Scan, at: int) -> Unit | None:
    """ "1,650 families are now in 33 evacuation centres": the preposition behind a form of "be" or a count with its
    shelters, where the update speaks of a flight or an evacuation; "Inside evacuation centres: 1,650 families"."""
    before = next((unit.code for unit in reversed(scan.units) if unit.code != "e"), ",")
    if before == "b" and scan.words[at - 1] in _STILL:
        cared_for = _in_hospital(scan, at)
        if cared_for is not None:
            return cared_for
    if before not in _BEFORE_SHELTERS or scan.topics.isdisjoint(scan.lex.topics[_SHELTER_TOPIC]):
        return None
    stop = headed_end(scan, at + 1, SHELTERS)
    if not stop:
        return None
    if before in ",;":
        return _plain("L", at, stop, State("toll", "displaced")) if scan.word(stop) == ":" else None
    return _plain("a", at, stop, _DISPLACED)


def _in_hospital(scan: Scan, at: int) -> Unit | None:
    """ "Twelve are still in the Hala hospital", "remain in the hospital", where the update tells of violence."""
    if scan.topics.isdisjoint(scan.lex.topics[_VIOLENCE_TOPIC]):
        return None
    stop = headed_end(scan, at + 1, HOSPITALS)
    return _plain("a", at, stop, _INJURED) if stop else None


def _is_happening(scan: Scan, at: int, stop: int) -> bool:
    """ "the deaths of a nurse and a cook": with no number behind "of" the noun is one of happening."""
    if scan.word(stop) != "of" or stop + 1 in scan.figures or stop != at + 1:
        return False
    return any(s.kind == "nominal" and s.measure in ("killed", "injured") for _, s in scan.facts[at].lone_states)


def _plain(code: str, at: int, stop: int, state: State) -> Unit:
    unit = Unit(code, at, stop)
    unit.state = state
    return unit


def _counted(scan: Scan) -> bool:
    """Whether a figure or "were" stands before the word: "39 dead: 28 rebels …" is no head of a list."""
    last = next((unit.code for unit in reversed(scan.units) if unit.code != "e"), "")
    return last != "" and last in "qnb"


def _heads_list(scan: Scan, at: int, stop: int) -> bool:
    """Whether a word is a label with its value behind it: "Dead: 12", "dead 12, missing 4"."""
    if scan.word(stop) == ":":
        return not _counted(scan)
    figure = scan.figures.get(stop)
    if figure is None or scan.facts[at].verbs or (at and scan.words[at - 1] not in _ITEM_MARKS):
        return False
    return figure.stop == scan.size or scan.words[figure.stop] in _ITEM_MARKS


def _adjective(scan: Scan, at: int, stop: int, state: State) -> Unit | None:
    phrase = tuple(scan.words[at:stop])
    if _heads_list(scan, at, stop) and any(
        other.kind == "toll" for words, other in scan.facts[at].states if words == phrase
    ):
        return None
    single = len(phrase) == 1
    if single and scan.facts[at].verbs:
        return None
    ahead = noun_phrase(scan, stop, True) if single else None
    if ahead is None or ahead.noun.kind != "person":
        return _plain("a", at, stop, state)
    unit = Unit("u", at, at)
    take_phrase(unit, ahead)
    unit.before = ({"person": state.measure}, *ahead.before)
    return unit


def _nominal(scan: Scan, at: int, stop: int, state: State) -> Unit | None:
    if state.measure in _ONLY_WITH_OF or state.measure in _OF_CAPTIVES:
        stop = _behind_time(scan, stop)
    sought = state.measure == "missing" and scan.words[at] not in phrase_words()["fates"]
    if sought:
        stop = _before_sought(scan, stop)
    after = scan.word(stop)
    opens = (
        after in phrase_words()["involving"]
        or (after == "for" and state.measure in _WITH_FOR)
        or (after in ("by", "from") and state.measure == "struck")
        or (after in _NOMINAL_PREPOSITIONS and "of" in scan.words[stop : stop + _OF_REACH])
    )
    if state.measure == "missing" and scan.topics.isdisjoint(scan.lex.topics[_LOST_TOPIC]):
        return None  # "the search for two thieves"
    if scan.words[at] in phrase_words()["fates"]:
        return _plain("m", at, stop, state) if after == "of" and _is_unknown(scan, stop) else None
    if not opens or (after != "of" and state.measure in _ONLY_WITH_OF):
        return None
    owned = at > 0 and scan.words[at - 1] in _OWNERS
    if scan.units and scan.units[-1].code in _BEFORE_VERBS and scan.facts[at].verbs and not owned:
        return None  # "they release", "will return": a verb
    return _plain("m", at, stop, state)


def _before_sought(scan: Scan, at: int) -> int:
    """Where "for" stands before a figure behind a search and when or where it went on: "search operations resumed on
    Wednesday for 26"."""
    for stop in range(at, min(at + _SEARCH_REACH, scan.size - 1)):
        if scan.words[stop] == "for":
            behind = stop + 1
            while scan.word(behind) in ("the", "other", "remaining", "last"):
                behind += 1
            return stop if behind in scan.figures else at
        if not scan.facts[stop].solid or stop in scan.figures:
            return at
    return at


_OF_LATER = (["when"], ["if"], ["as"], ["once"])
"""Right behind "uncertain", where it is asked what will become of people whom nobody looks for."""


def _is_unknown(scan: Scan, at: int) -> bool:
    """Whether what became of some is said to be unknown: "the fate of 22 lodgers is not yet clear"."""
    behind = scan.words[at : at + _FATE_REACH]
    known = phrase_words()
    negated = not known["not_yet"].isdisjoint(behind) and not known["clear"].isdisjoint(behind)
    told = next((i for i, word in enumerate(behind) if word in known["unknown"]), None)
    return negated or (told is not None and behind[told + 1 : told + 2] not in _OF_LATER)


def _behind_agent(scan: Scan, at: int) -> int | None:
    """Where "of" stands behind those who did it: "by rebels of", "by some 200 men in uniform of"."""
    figure = scan.figures.get(at)
    who = noun_phrase(scan, figure.stop if figure is not None else at, True)
    if who is None or who.noun.kind != "person":
        return None
    placed = scan.code(who.stop) == "r" and scan.word(who.stop + 2) == "of"
    stop = who.stop + 2 if placed else who.stop
    return stop if scan.word(stop) == "of" else None


def _behind_time(scan: Scan, at: int) -> int:
    """Where "of" stands behind a noun with a time or those who did it: "the killing last week of", "the kidnapping in
    Goma by rebels of"."""
    for stop in range(at, min(at + _OF_REACH, scan.size)):
        if scan.words[stop] == "by":
            return _behind_agent(scan, stop + 1) or at
        noun = scan.facts[stop].noun
        if scan.words[stop] == "of":
            return stop
        placed = scan.capital(stop) or (scan.words[stop] == "in" and stop + 1 < scan.size and scan.capital(stop + 1))
        timely = (
            placed
            or scan.code(stop) == "e"
            or scan.words[stop] in _TIMELY
            or (noun is not None and noun.object == "time")
        )
        if not timely:
            break
    return at
