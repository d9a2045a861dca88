"""Units that only mean something together: "the bodies of 12 soldiers", ages behind names.

Belongs here: what is put together once all units of a sentence are made. Not here: making them (`chunks`).
"""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import Noun
from .units import Unit

_BODIES = frozenset({"bodies", "remains", "corpses", "body"})
_OLDEST = 110
_ADULT = 18


def join_bodies(units: list[Unit], words: Sequence[str]) -> list[Unit]:
    """ "the bodies of 12 soldiers" is one figure, of bodies."""
    if _BODIES.isdisjoint(words):
        return units
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        if (behind := _bodies_of(units, at, words)) is not None:
            counted = units[behind]
            noun = counted.noun
            assert noun is not None
            counted.noun = Noun(noun.text, "person", noun.object, None, noun.plural, ("body", *noun.kinds))
            counted.before = ()
            counted.code = "q"
            joined.append(counted)
            at = behind + 1
            continue
        joined.append(units[at])
        at += 1
    return joined


def _bodies_of(units: Sequence[Unit], at: int, words: Sequence[str]) -> int | None:
    """The index of the figure whose bodies a unit names; None where it names none."""
    if units[at].code not in "uo" or words[units[at].stop - 1] not in _BODIES:
        return None
    if at + 2 >= len(units) or units[at + 1].code != "f":
        return None
    behind = at + 3 if units[at + 2].code == "D" and at + 3 < len(units) else at + 2  # "of another 12"
    noun = units[behind].noun
    return behind if units[behind].code in "q1" and noun is not None and noun.kind in ("person", "unknown") else None


def drop_ages(units: Sequence[Unit]) -> None:
    """ "two teenagers, 15 and 17, were hurt": bare numbers between commas behind a person are ages; one under 18 makes
    that person a child."""
    for at, unit in enumerate(units[:-2]):
        if units[at + 1].code != "," or not _is_like_age(units[at + 2]):
            continue
        if unit.code != "c" and (unit.noun is None or unit.noun.kind != "person"):
            continue
        ages = [units[at + 2]]
        j = at + 3
        while j + 1 < len(units) and units[j].code in ",&" and _is_like_age(units[j + 1]):
            ages.append(units[j + 1])
            j += 2
        if j >= len(units) or units[j].code in ",;)":
            for age in ages:
                age.code = "x"
            figure = ages[0].figure
            one = unit.noun is None or not unit.noun.plural
            unit.child = unit.child or (one and len(ages) == 1 and figure is not None and figure.value < _ADULT)


def _is_like_age(unit: Unit) -> bool:
    figure = unit.figure
    return (
        unit.code == "n" and figure is not None and figure.digits and figure.hedge == "exact" and figure.value < _OLDEST
    )
