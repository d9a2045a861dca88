"""How well claims fit to others, by their figures, parties, weapons and updates.

Belongs here: scores and votes, and what follows from comparing them. Not here: the cores that are compared with
(`cores`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.reconcile.numbers import both_hold, same_number
from pipeline.reconcile.records import Claim
from schemas.measure_groups import SALVO

SAME_UPDATE, SAME_FIGURE, BOTH_HOLD, CONTRADICTION = 4, 3, 1, -2
SAME_WEAPON, SAME_ACTOR, OTHER_ACTOR = 1, 1, -3
TELLING_NUMBER = 3
"""An equal figure this high is more than chance; one or two dead are too common to tell."""
SALVO_NUMBER = 10
"""So many weapons, told twice of one day, are the same ones."""
_CASUALTIES = frozenset({"killed", "injured", "evacuated", "missing", "casualties"})


def most_common(claims: Collection[Claim], vote: Callable[[Claim], str | None]) -> str | None:
    """What most claims say, of equally many the first in the alphabet; null if none says anything.

    Claims of one speaker that state the same have one vote, so that a repeat changes nothing.
    """
    words = {vote(c) for c in claims} - {None, ""}
    if len(words) < 2:
        return next(iter(words), None)
    ballots = {(word, c.speaker, c.measure, c.object, c.low, c.high) for c in claims if (word := vote(c))}
    counts = Counter(word for word, *_ in ballots)
    return min(counts, key=lambda word: (-counts[word], word))


def foremost(claims: Iterable[Claim], rank: Callable[[Claim], Any]) -> Claim | None:
    """The claim of the highest rank, of equal ones the first that was told, so that a repeat changes nothing; null if
    there is none."""
    ranked = [(rank(c), c) for c in claims]
    top = max((rank for rank, _ in ranked), default=None)
    return min((c for rank, c in ranked if rank == top), key=lambda c: c.order, default=None)


Counted = tuple[str, str | None]
"""Measure and object."""


def figures(claims: Iterable[Claim]) -> dict[Counted, list[Claim]]:
    """Claims by what they count, one of each number and hedge."""
    found: dict[Counted, dict[tuple[int | None, int | None], Claim]] = {}
    for claim in claims:
        if claim.number:
            found.setdefault((claim.measure, claim.object), {}).setdefault((claim.low, claim.high), claim)
    return {key: list(numbers.values()) for key, numbers in found.items()}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is compared with: what is known of an event."""

    updates: frozenset[str]
    figures: Mapping[Counted, Sequence[Claim]]
    weapons: frozenset[str]
    actors: frozenset[str]
    weight: int
    """How many different things are stated of it."""
    number: int
    """The greatest number."""


def profile(claims: Sequence[Claim]) -> Profile:
    """The profile of claims of one event."""
    return Profile(
        updates=frozenset(c.update_id for c in claims),
        figures=figures(claims),
        weapons=frozenset(c.weapon for c in claims if c.weapon),
        actors=frozenset(c.actor for c in claims if c.actor),
        weight=len({(c.speaker, c.measure, c.object, c.low, c.high) for c in claims}),
        number=max((c.number for c in claims), default=0),
    )


def score(report: Sequence[Claim], event: Profile) -> int:
    """How well a report fits to an event; 0 is no likeness at all."""
    mine = profile(report)
    points = SAME_UPDATE if mine.updates & event.updates else 0
    for key in mine.figures.keys() & event.figures.keys():
        points += max(_figure_points(a, b) for a in mine.figures[key] for b in event.figures[key])
    points += SAME_WEAPON * bool(mine.weapons & event.weapons)
    if mine.actors and event.actors:
        points += SAME_ACTOR if mine.actors & event.actors else OTHER_ACTOR
    return points


def _figure_points(a: Claim, b: Claim) -> int:
    if same_number(a, b):
        return SAME_FIGURE
    return BOTH_HOLD if both_hold(a, b) else CONTRADICTION


def same_toll(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether two sets of claims state the same toll: a telling number, or two, equal and none that contradicts."""
    theirs = figures(b)
    equal: list[int] = []
    for key, mine in figures(a).items():
        if key not in theirs or key[0] not in _CASUALTIES:
            continue
        pairs = [(x, y) for x in mine for y in theirs[key]]
        numbers = [x.number for x, y in pairs if same_number(x, y)]
        if numbers:
            equal.append(max(numbers))
        elif not any(both_hold(x, y) for x, y in pairs):
            return False
    return len(equal) > 1 or any(number >= TELLING_NUMBER for number in equal)


def can_agree(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether nothing that two sets of claims say keeps them apart: half of the day, kind, destination, figures."""
    if not of_one_sort(a, b):
        return False
    theirs = figures(b)
    shared = [(mine, theirs[key]) for key, mine in figures(a).items() if key in theirs]
    return all(_agree(mine, other) for mine, other in shared)


def of_one_sort(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether two sets of claims tell no two halves of the day, kinds or destinations."""
    halves = {c.half for c in a if c.half}, {c.half for c in b if c.half}
    if halves[0] and halves[1] and not halves[0] & halves[1]:
        return False
    kinds = {c.kind for c in a if c.kind_is_said}, {c.kind for c in b if c.kind_is_said}
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        return False
    return not (a[0].destination_text and b[0].destination_text and a[0].destination_text != b[0].destination_text)


def _agree(mine: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether two numbers of one thing can both hold, or one is what the other ones add up to ("four ballistic and six
    cruise missiles" and "ten missiles")."""
    if any(both_hold(x, y) for x in mine for y in other):
        return True
    return _adds_up(mine, other) or _adds_up(other, mine)


def _adds_up(parts: Sequence[Claim], wholes: Sequence[Claim]) -> bool:
    return len(parts) > 1 and sum(c.number for c in parts) in {c.number for c in wholes}


def same_salvo(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether two sets of claims count the same weapons: an equal number that is more than chance, of one actor."""
    actors = {c.actor for c in a if c.actor}, {c.actor for c in b if c.actor}
    if actors[0] and actors[1] and not actors[0] & actors[1]:
        return False
    theirs = figures(b)
    return any(
        key[0] in SALVO and x.number >= SALVO_NUMBER and same_number(x, y)
        for key, mine in figures(a).items()
        for x in mine
        for y in theirs.get(key, ())
    )
