"""Units that only mean something together: bodies of so many, two nouns of a figure, ages, shares of wholes.

Belongs here: what is put together once all units of a sentence are made. Not here: making them (`chunks`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.load import Noun, lexicon
from pipeline.extract.lexicon.word_sets import number_labels, phrase_words
from pipeline.extract.tokens import POSSESSIVES
from pipeline.extract.units.ages import OLDEST
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import ADULT

_AGE_OF_NAME = re.compile(r"\d+-year-old$")
_SEVERAL_BODIES = frozenset({"bodies", "corpses", "remains"})
_OWNERS = frozenset({"his", "her", "their"})
_PERCENT = frozenset({"percent", "%", "cent", "pc"})


def join_bodies(units: list[Unit], words: Sequence[str]) -> list[Unit]:
    """ "the bodies of 12 soldiers" is one figure, of bodies."""
    if phrase_words()["bodies"].isdisjoint(words):
        return units
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        if (behind := _bodies_of(units, at, words)) is not None:
            _count_bodies(units[behind])
            joined.append(units[behind])
            several = words[units[at].stop - 1] in _SEVERAL_BODIES
            at = behind + 1
            while at + 1 < len(units) and units[at].code in ",&" and _is_other_dead(units[at + 1], several, words):
                _count_bodies(units[at + 1])  # "the bodies of two men and a woman"
                joined += units[at : at + 2]
                at += 2
            continue
        joined.append(units[at])
        at += 1
    return joined


def _count_bodies(unit: Unit) -> None:
    noun = unit.noun or lexicon().nouns["person" if unit.code == "c" else "bodies"]
    if unit.code == "c":
        unit.code, unit.named = "u", True
    unit.code = "q" if unit.code == "n" else unit.code
    unit.noun = Noun(noun.text, "person", noun.object, None, noun.plural, ("body", *noun.kinds))
    unit.before = ()


def _is_other_dead(unit: Unit, several: bool, words: Sequence[str]) -> bool:
    """Whether one of a list is one more of the dead; "the bodies of a teacher and his wife" are of both."""
    return _is_counted_person(unit) or (several and words[unit.first] in _OWNERS and _is_the_one(unit))


def _is_counted_person(unit: Unit) -> bool:
    return unit.code in "q1" and unit.noun is not None and unit.noun.kind in ("person", "unknown")


def _bodies_of(units: Sequence[Unit], at: int, words: Sequence[str]) -> int | None:
    """The index of the figure whose bodies a unit names; None where it names none."""
    if units[at].code not in "uo" or words[units[at].stop - 1] not in phrase_words()["bodies"]:
        return None
    if at + 2 >= len(units) or units[at + 1].code != "f":
        return None
    if units[at + 2].named or (units[at + 2].code == "c" and units[at + 2].stop > units[at + 2].first + 1):
        return at + 2  # "the body of Ada Obi"
    behind = at + 3 if units[at + 2].code == "D" and at + 3 < len(units) else at + 2  # "of another 12"
    if units[behind].code in "oe" and behind + 1 < len(units) and _tells_turn(units[behind], words):
        behind += 1  # "of the last three"
    if units[behind].code == "o" and behind + 1 < len(units) and _AGE_OF_NAME.match(words[units[behind].first]):
        named = units[behind + 1]
        return behind + 1 if named.code == "c" and named.stop > named.first + 1 else None  # "of 55-year-old Ada Obi"
    if units[behind].noun is None:
        others = words[units[behind].stop - 1] == "others"
        return behind if units[behind].code == "n" and (others or not units[behind].anaphor) else None
    return behind if _is_counted_person(units[behind]) or _is_the_one(units[behind]) else None


def _tells_turn(unit: Unit, words: Sequence[str]) -> bool:
    return unit.stop == unit.first + 1 and words[unit.first] in phrase_words()["turn"]


def _is_the_one(unit: Unit) -> bool:
    """ "the body of the missing trader"."""
    return (
        unit.code == "u"
        and unit.definite
        and unit.noun is not None
        and unit.noun.kind == "person"
        and not unit.noun.plural
    )


_FATES = re.compile(r"(?<![vwgIJf])[nq]v(?=nv(?![eD]*[qn1u$]))")
"""Two figures with a participle each and no comma between: "1 killed 6 wounded"."""


def part_fates(units: list[Unit]) -> list[Unit]:
    """ "1 killed 6 wounded" is "1 killed, 6 wounded": a number of nobody does not kill."""
    codes = "".join(unit.code for unit in units)
    if "vnv" not in codes:
        return units
    for match in reversed([*_FATES.finditer(codes)]):
        subject, verb = units[match.start()], units[match.end() - 1]
        if subject.code == "n" or (subject.noun is not None and subject.noun.kind == "person"):
            units.insert(match.end(), Unit(",", verb.stop, verb.stop))
    return units


_MIXED = {"weapon": "air_target", "person": "people"}
"""The class of one figure for things of two classes."""
_CLAUSE_VERBS = frozenset("vwbhM")


def join_mixed(units: list[Unit], words: Sequence[str]) -> list[Unit]:
    """ "24 drones and missiles", "390 soldiers and civilians": one figure of two nouns is of neither's class."""
    if "and" not in words and "&" not in words:
        return units
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        stop = _mixed_end(units, at, words) if unit.code == "q" else 0
        if stop:
            noun, last = unit.noun, units[stop - 1]
            assert noun is not None
            assert unit.noun_text is not None
            unit.noun = Noun(noun.text, noun.kind, _MIXED[noun.kind], None, True, noun.kinds)
            unit.noun_text, unit.stop = (unit.noun_text[0], last.stop), last.stop
            if unit.total is not None:
                unit.total.noun, unit.total.noun_text, unit.total.stop = unit.noun, unit.noun_text, unit.stop
        joined.append(unit)
        at = stop or at + 1
    return joined


def _mixed_end(units: Sequence[Unit], at: int, words: Sequence[str]) -> int:
    """The index behind the last of several bare plurals of one kind that share the figure at `at`; 0 for none."""
    noun = units[at].noun
    if noun is None or noun.kind not in _MIXED or noun.measure or not noun.plural or noun.object == "families":
        return 0
    stop = at + 1
    while stop + 1 < len(units) and units[stop].code == "," and _is_beside(noun, units[stop + 1]):
        stop += 2
    if stop + 1 >= len(units) or words[units[stop].first] not in ("and", "&") or not _is_beside(noun, units[stop + 1]):
        return 0
    stop += 2
    if all(other.object == noun.object for unit in units[at + 2 : stop : 2] if (other := unit.noun) is not None):
        return 0
    clause = stop < len(units) and units[stop].code in _CLAUSE_VERBS
    verb = next((unit.code for unit in reversed(units[:at]) if unit.code not in "eDp"), "")
    return 0 if clause and verb and verb in "vwg" else stop  # "killed 12 soldiers and civilians fled"


def _is_beside(noun: Noun, unit: Unit) -> bool:
    """Whether a unit is a bare plural of the same kind, of its class or another: "soldiers, rebels and civilians"."""
    other = unit.noun
    if unit.code != "u" or unit.definite or other is None or not other.plural or other.kind != noun.kind:
        return False
    officers = noun.object == "soldiers" and other.text == "officers"
    return other.measure is None and not officers and not unit.before


def drop_ages(units: Sequence[Unit]) -> None:
    """ "two teenagers, 15 and 17, were hurt": bare numbers between commas behind a person are ages; one under 18 makes
    that person a child."""
    for at, unit in enumerate(units[:-2]):
        pair = units[at + 1].code == "," and _is_aged_pair(units, at)
        if units[at + 1].code != "," or not (pair or _is_like_age(units[at + 2])):
            continue
        if unit.code != "c" and (unit.noun is None or unit.noun.kind != "person"):
            continue
        ages = [units[at + 2]]
        j = at + 3
        while j + 1 < len(units) and units[j].code in ",&" and (_is_like_age(units[j + 1]) or (pair and j == at + 3)):
            ages.append(units[j + 1])
            j += 2
        last = j >= len(units) or units[j].code in ",;)" or (unit.code == "c" and units[j].code == "W")
        if last or (unit.named and units[j].code == "&" and units[j + 1 : j + 2] and units[j + 1].named):
            for age in ages:
                age.code = "x"
            figure = ages[0].figure
            one = unit.noun is None or not unit.noun.plural
            unit.child = unit.child or (one and len(ages) == 1 and figure is not None and figure.value < ADULT)


def _is_aged_pair(units: Sequence[Unit], at: int) -> bool:
    """Whether as many bare numbers as there are children or kin stand between commas behind them: "two brothers, two
    and nine, died"."""
    unit, behind = units[at], "".join(other.code for other in units[at + 1 : at + 6])
    young = unit.noun is not None and ("kin" in unit.noun.kinds or unit.noun.object == "children")
    return young and behind.startswith(",n&n,") and unit.figure is not None and unit.figure.value == 2


def drop_shared_wholes(units: Sequence[Unit], words: Sequence[str], written: Sequence[str]) -> None:
    """ "a third of the 60 passengers drowned", "40 percent of the 300 houses": what is told of a share is not told of
    the whole; of weapons all were launched. `written` are the words as they stand, `words` folded."""
    fractions = number_labels()["fraction"]
    shares = any(word in fractions or ("-" in word and word.rpartition("-")[2] in fractions) for word in words)
    if not shares and not any(unit.code == "x" for unit in units):
        return
    for at, unit in enumerate(units):
        if unit.code not in "qn" or (unit.noun is not None and unit.noun.kind == "weapon"):
            continue
        before = at - 1
        while before > 0 and (units[before].code in "Dp" or written[units[before].stop - 1].endswith(POSSESSIVES)):
            before -= 1
        while before > 1 and units[before].code == "f" and words[units[before - 1].stop - 1] == "population":
            before -= 2  # "a third of the population of 12 million"
            while before > 0 and units[before].code in "Dp":
                before -= 1
        share = units[before - 1] if before > 0 and units[before].code == "f" else None
        if share is not None and words[share.stop - 1].rpartition("-")[2] in fractions | _PERCENT:
            unit.code = "x"


def _is_like_age(unit: Unit) -> bool:
    figure = unit.figure
    return (
        unit.code == "n" and figure is not None and figure.digits and figure.hedge == "exact" and figure.value <= OLDEST
    )
