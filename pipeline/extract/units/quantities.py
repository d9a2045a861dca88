"""From a figure to its unit: the figure with what it counts.

Belongs here: nouns behind figures, partitives ("30 of 35 missiles"), ratios.
Not here: the number itself (`numbers.figures`), the noun phrase (`phrases`), sums of money and rates (`no_counts`),
ages (`ages`), groups before their figure (`group_words`), figures of 0 (`zeros`) and of "a" (`nominals`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.word_sets import group_size, number_labels, phrase_words
from pipeline.extract.numbers.figures import Figure, exactly
from pipeline.extract.units.ages import (
    aged_person,
    is_age_of,
    is_hedged_age,
    is_of_adults,
    is_one_of_ages,
    states_years,
)
from pipeline.extract.units.bounds import take_bound
from pipeline.extract.units.no_counts import hangs, is_money, rate_follows
from pipeline.extract.units.noun_places import behind_brackets, behind_owner
from pipeline.extract.units.phrases import Phrase, noun_phrase
from pipeline.extract.units.scan import QUOTES, Scan
from pipeline.extract.units.sized_groups import read_sized_group
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import ADULT

_ANAPHORS = frozenset(["them", "whom", "which", "these", "those", "us", "you"])
DETERMINERS = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "your", "my"])
_LEADS_ON = DETERMINERS | {"all"}
"""Words behind "30 of" that lead on to the whole."""
_INDEFINITE = frozenset({"a", "an"})
_UTMOST = frozenset({"most", "worst", "best", "least", "few", "first", "last"})
_MOST_MODIFIERS = 2
"""Words between a figure and the conjunction behind which its noun stands."""
_DEEPEST = 3
"""Partitives inside partitives: "two of 30 of the 400 homes"; without a limit a line of them would exhaust the
stack."""


def quantity(scan: Scan, figure: Figure, depth: int = 0) -> Unit:
    """The unit of a figure; `depth` is in how many partitives it stands."""
    unit = Unit("n", figure.first, figure.stop)
    unit.figure = figure
    unit.but = figure.first > 1 and scan.words[figure.first - 2 : figure.first] == ["all", "but"]
    if figure.low is None and figure.high is None:
        unit.code = "x"
        return unit
    if is_hedged_age(scan, figure):
        unit.code, unit.figure = "e", None
        unit.stop += states_years(scan, figure)
        scan.units[-1].child = scan.units[-1].child or figure.value < ADULT
        return unit
    if is_age_of(scan, figure):
        unit.code = "x"
    at = figure.stop
    if states_years(scan, figure) and aged_person(scan, unit, at) is None:
        unit.code, unit.stop = "x", at + 1  # "a woman, 62 y.o., died"
        return unit
    if hangs(scan, at):
        unit.code = "x"
        return unit
    while at < scan.size and scan.words[at] in QUOTES:
        at += 1
    at = behind_brackets(scan, unit, at)
    return _read_behind(scan, unit, figure, at, depth) if at < scan.size else unit


def _read_behind(scan: Scan, unit: Unit, figure: Figure, at: int, depth: int) -> Unit:
    """The unit of a figure with what stands behind it from a token on: money, a partitive, a share, or a noun."""
    word, behind = scan.words[at], scan.word(at + 1)
    if is_money(scan, figure, word):
        unit.code = "$"
    elif word == "of":
        return partitive(scan, unit, at + 1, depth)
    elif behind == "of" and (word == "out" or word in phrase_words()["counters"]):
        return partitive(scan, unit, at + 2, depth)  # "11 units of houses"
    elif scan.units and scan.units[-1].code in "-:" and word in phrase_words()["counters"]:
        unit.stop = at + 1  # "helicopters - 326 units"
    elif word in ("in", "out") and at + 1 in scan.numbers and (figure.low == 1 or _is_ratio(scan, figure, at)):
        unit.code, unit.stop = "x", _ratio_end(scan, at + 1)  # "one in five", "six in 10 drivers"
    elif word in number_labels()["fraction"] and not figure.digits:
        unit.code, unit.stop = "x", at + 1  # "about one third"
    else:
        _take_counted(scan, unit, at)
        _take_named_total(scan, unit, depth)
        take_bound(scan, unit, figure)
    _take_group(scan, unit, figure)
    return unit


def _take_group(scan: Scan, unit: Unit, figure: Figure) -> None:
    """Read a noun of two or three people as their number, where nothing else says who they are: "a couple"."""
    if unit.code == "n" and figure.hedge == "vague" and group_size(scan.words[figure.stop - 1]):
        unit.code, unit.noun, unit.noun_text = "q", scan.lex.nouns["people"], (figure.stop - 1, figure.stop)
        unit.figure = exactly(int(figure.value), figure.first, figure.stop)


def _is_ratio(scan: Scan, figure: Figure, at: int) -> bool:
    """ "Six in 10 drivers": a number in a greater one of people."""
    whole = scan.figures.get(at + 1)
    if scan.words[at] != "in" or whole is None or whole.value <= figure.value:
        return False
    phrase = noun_phrase(scan, whole.stop, True)
    return phrase is not None and phrase.noun.kind == "person" and phrase.noun.plural


def _ratio_end(scan: Scan, at: int) -> int:
    """The token behind the greater number of a ratio and its noun."""
    whole = scan.figures.get(at)
    return quantity(scan, whole, _DEEPEST).stop if whole is not None else at + 1


def _take_named_total(scan: Scan, unit: Unit, depth: int) -> None:
    """ "80 people of the 5,000 residents": the figure behind is the whole, of which no predicate is told."""
    at = unit.stop
    if unit.code != "q" or unit.noun is None or scan.word(at) != "of" or depth >= _DEEPEST:
        return
    start = at + 1
    while start < scan.size and scan.words[start] in ("the", "those", "these", "its", "their", "all"):
        start += 1
    figure = scan.figures.get(start)
    if figure is None or start == at + 1 or figure.value <= (unit.figure.value if unit.figure else 0):
        return
    total = quantity(scan, figure, depth + 1)
    if total.code == "n" and unit.noun.kind == "weapon" and scan.word(total.stop) in phrase_words()["sent_off"]:
        total.noun, total.code = unit.noun, "q"  # "30 drones of the 36 launched"
    if total.noun is not None and total.noun.kind == unit.noun.kind:
        total.definite, unit.total, unit.stop = True, total, total.stop


def take_phrase(unit: Unit, phrase: Phrase) -> None:
    """Give a unit the noun phrase that belongs to it."""
    unit.noun, unit.noun_text, unit.stop = phrase.noun, (phrase.start, phrase.stop), phrase.stop
    unit.before, unit.child = phrase.before, phrase.child


def partitive(scan: Scan, unit: Unit, at: int, depth: int = 0) -> Unit:
    """What stands behind "30 of …": another figure, a pointing word, or a noun phrase."""
    definite = False
    while at < scan.size and scan.words[at] in _LEADS_ON:
        if scan.words[at] in _ANAPHORS and not _describes(scan, at + 1):
            break
        definite = True
        at += 1
    if (owned := behind_owner(scan, at)) is not None:
        definite, at = True, owned
    if at >= scan.size:
        return unit
    if scan.words[at] in _ANAPHORS:
        unit.anaphor, unit.stop = True, at + 1
        return unit
    inner = scan.figures.get(at)
    if inner is not None and depth < _DEEPEST:
        _take_total(unit, quantity(scan, inner, depth + 1), definite)
        return unit
    group = read_sized_group(scan, at) if definite else None
    if group is not None:
        _take_total(unit, group, definite)  # "three of the eight-man crew"
        return unit
    unit.definite = definite
    if scan.words[at - 1] == "those" and _is_participle(scan, at):
        unit.stop, unit.anaphor = at + 1, True
        unit.noun, unit.noun_text, unit.code = scan.lex.nouns["people"], (at - 1, at + 1), "q"
        return unit
    if scan.words[at] in phrase_words()["harmed"] and not (at + 1 < scan.size and scan.facts[at + 1].noun):
        roles = scan.facts[at].roles
        unit.stop, unit.anaphor, unit.before = at + 1, True, (roles,) if roles is not None else ()
        unit.noun, unit.noun_text, unit.code = scan.lex.nouns["people"], (at, at + 1), "q"
        return unit
    _take_counted(scan, unit, at)
    if unit.code == "n" and definite and (scan.words[at] in _UTMOST or scan.words[at].endswith("est")):
        unit.code = "x"  # "one of its bloodiest days"
    return unit


def _is_participle(scan: Scan, at: int) -> bool:
    """Whether people are told by what befell them: "five of those taken", where no word of harm stands."""
    facts = scan.facts[at]
    if scan.words[at] in phrase_words()["harmed"] or (facts.noun is not None and facts.noun.plural):
        return False
    return any(form in ("past", "participle") for form, _ in facts.verbs)


def _describes(scan: Scan, at: int) -> bool:
    """Whether a word of meaning stands at a token, so that "those" before it only determines: "16 of those killed"; not
    in "seven of those died"."""
    if at >= scan.size or not scan.facts[at].solid or scan.facts[at].code is not None:
        return False
    verbs = scan.facts[at].verbs if scan.facts[at].noun is None else ()
    return not verbs or any(predicate.object for _, predicate in verbs)


def _take_total(unit: Unit, total: Unit, definite: bool) -> None:
    total.definite = definite
    unit.total, unit.stop, unit.code = total, total.stop, total.code
    unit.noun, unit.noun_text, unit.before, unit.child = total.noun, total.noun_text, total.before, total.child


def _take_counted(scan: Scan, unit: Unit, at: int) -> None:
    _take_noun(scan, unit, at)
    average = unit.first > 1 and scan.words[unit.first - 2] == "average" and scan.words[unit.first - 1] == "of"
    if unit.code in "qn" and (average or rate_follows(scan, unit.stop)):
        unit.code = "x"


def _take_noun(scan: Scan, unit: Unit, at: int) -> None:
    aged = aged_person(scan, unit, at)
    if aged is not None:
        take_phrase(unit, aged)
        assert unit.figure is not None
        unit.code, unit.child = "u", not is_of_adults(scan, at) or unit.figure.value < ADULT
        unit.figure, unit.but, unit.definite = None, False, False
        if unit.first and scan.words[unit.first - 1] in _INDEFINITE:
            unit.code, unit.figure = "1", exactly(1, unit.first - 1, unit.first)  # "a four year old child"
        return
    if scan.word(at) == "others":
        unit.anaphor, unit.stop = True, at + 1
        return
    phrase = noun_phrase(scan, at, unit.figure is None or unit.figure.low != 1)
    if phrase is not None:
        take_phrase(unit, phrase)
        unit.code = "x" if phrase.noun.kind == "none" else "q"
        if phrase.noun.kind == "weapon" and not phrase.noun.plural:
            _share_event(scan, unit)
    elif scan.word(at) in ("more", "other"):
        unit.anaphor, unit.stop = True, at + 1
    elif is_one_of_ages(scan, at):
        unit.code = "x"
    else:
        _share_noun(scan, unit, at)


def _share_event(scan: Scan, unit: Unit) -> None:
    """ "one missile and 39 air strikes": the strikes are of the weapons too."""
    figure = scan.figures.get(unit.stop + 1)
    if figure is None or scan.word(unit.stop) not in ("and", ","):
        return
    other = quantity(scan, figure, _DEEPEST)
    if other.code == "q" and other.noun is not None and other.noun.kind == "event" and other.noun.plural:
        unit.noun = other.noun


def _share_noun(scan: Scan, unit: Unit, at: int) -> None:
    """ "one ballistic and two cruise missiles": the noun stands with the second figure."""
    stop = at
    while stop < min(at + _MOST_MODIFIERS, scan.size) and scan.facts[stop].solid and scan.facts[stop].code is None:
        if scan.facts[stop].verbs or scan.facts[stop].states:
            return
        stop += 1
    figure = scan.figures.get(stop + 1)
    if stop == at or figure is None or scan.code(stop) != "&":
        return
    other = quantity(scan, figure, _DEEPEST)
    if other.code == "q" and other.noun is not None and other.noun.plural and not other.anaphor:
        unit.noun, unit.noun_text, unit.code, unit.stop = other.noun, other.noun_text, "q", stop
