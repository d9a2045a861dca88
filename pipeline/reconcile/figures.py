"""Reconciliation: from what speakers state about one counted thing of one event to low, best and high, with the
reason.

Each speaker counts with the latest statement. Low is the least and high the greatest number that any speaker gives;
best is the least number that satisfies all of them or, if none does, the one with most speakers behind it.
`docs/reconciliation.md` explains each reason.

Belongs here: comparing statements. Not here: what makes a statement (`statements`), figures over time (`history`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pipeline.reconcile.numbers import ROUNDING, about_equal, reach
from pipeline.reconcile.records import Claim, Figure
from pipeline.reconcile.statements import REPEATED, SUPERSEDED, Statement, opposed, set_aside, statements
from pipeline.reconcile.wholes import without_parts

OUTLIER, OUTDATED = "outlier", "outdated"
OUTDATED_AFTER = timedelta(hours=12)
"""A figure this much older than a higher one of another speaker, not of the other side, is no dissent."""
GROWING = frozenset(
    {
        *("killed", "injured", "casualties", "captured", "rescued", "evacuated", "displaced"),
        *("damaged", "without_power"),
    }
)
"""Measures whose count rises while it is taken: of two speakers who are not of two sides, the later and higher figure
is the newer one, however soon it comes."""
FLEETING = frozenset({"missing"})
"""Measures whose count falls as well as rises while it is taken: people are found. The newest figure is the one that
holds."""
OUTLIER_FACTOR = 10
"""A single figure this many times over or under all others, when at least three speakers are near each other, is an
error."""
NEAR_FACTOR = 2
_ENOUGH = 3


Stated = tuple[str, str | None, int | None, int | None]
"""Speaker, whose side was hurt where that is told, low and high."""


@dataclass(frozen=True, slots=True)
class Reconciling:
    """A figure and why each claim that is not in it was set aside."""

    figure: Figure
    set_aside: dict[str, str]
    stated: frozenset[Stated]
    """Everything that some speaker has stated: saying it once more changes nothing."""
    statements: tuple[Statement, ...]


def reconcile_figure(
    claims: Sequence[Claim], wholes: AbstractSet[str], before: Sequence[Statement] = ()
) -> Reconciling:
    """The figure of claims that count one thing of one event; there must be at least one claim.

    `wholes`: ids of claims of the event that count the same thing, of which others may be parts. `before`: statements
    of the same event at an earlier moment, as for `statements`.
    """
    found = statements(claims, wholes, before)
    if len(claims) == 1:
        return _reconciling(_combine(found, found, 1, replaced=False, outdated=False), {}, found)
    aside = {claim: why for s in found for claim, why in s.set_aside.items()}
    kept = without_parts(found, claims[0].measure, aside)
    latest, replaced = _latest_of_each(kept, aside)
    current, outdated = _still_current(latest, aside, claims[0].measure)
    current = _without_rounded(_without_outlier(current, aside), aside)
    voices = _once_per_side(current, aside)
    figure = _combine(current, voices, len(claims), replaced, outdated)
    if figure.reason == "same_figure" and len(kept) == 1 and len(kept[0].claims) + len(found) - 1 == len(claims):
        figure = replace(figure, reason="only_claim")
    return _reconciling(figure, aside, found)


def _reconciling(figure: Figure, aside: dict[str, str], found: Sequence[Statement]) -> Reconciling:
    stated = frozenset((s.speaker, s.victims, s.low, s.high) for s in found)
    return Reconciling(figure, aside, stated, tuple(found))


def _latest_of_each(found: Sequence[Statement], aside: dict[str, str]) -> tuple[list[Statement], bool]:
    """Each speaker's newest figure, by the statement that gave it first: who hands on an old one later tells nothing
    new. Of figures that a speaker gave at one moment the higher counts."""
    by_speaker: dict[str, dict[tuple[int | None, int | None], Statement]] = defaultdict(dict)
    for statement in found:
        first = by_speaker[statement.speaker].setdefault(statement.value, statement)
        if first is not statement:
            set_aside(statement, REPEATED, aside)
    latest: list[Statement] = []
    for own in by_speaker.values():
        newest = max(own.values(), key=lambda s: (s.known_from, s.best, s.low or 0, s.update_id))
        latest.append(newest)
        for statement in own.values():
            if statement is not newest:
                set_aside(statement, SUPERSEDED, aside)
    return latest, any(len(own) > 1 for own in by_speaker.values())


def _still_current(found: Sequence[Statement], aside: dict[str, str], measure: str) -> tuple[list[Statement], bool]:
    """Leave out figures that a later, higher one has overtaken, and those that a later correction takes back; of who
    is missing those that a later one has replaced."""
    if measure in FLEETING:
        current = [s for s in found if not _is_replaced(s, found)]
    else:
        overtaken = [s for s in found if _is_overtaken(s, found, measure in GROWING)]
        overtaken += [s for s in found if measure in GROWING and any(_grew_to(s, o, found) for o in overtaken)]
        current = [s for s in found if s not in overtaken]
    for statement in found:
        if statement not in current:
            set_aside(statement, OUTDATED, aside)
    return current, len(current) < len(found)


def _is_overtaken(statement: Statement, found: Sequence[Statement], grows: bool) -> bool:
    above = [s for s in found if s.corrected or s.best > statement.best]
    if not above:
        return False
    since = _since(statement, found)
    return any(_overtakes(other, statement, since, grows) for other in above)


def _grew_to(statement: Statement, overtaken: Statement, found: Sequence[Statement]) -> bool:
    """Whether a bound ("at least 44") is lower and older than a figure (232) that has itself been overtaken."""
    older = _since(statement, found) < overtaken.known_from
    return older and statement.best < overtaken.best and not opposed(statement, overtaken)


def _is_replaced(statement: Statement, found: Sequence[Statement]) -> bool:
    since = _since(statement, found)
    return any(_since(s, found) > since and not opposed(s, statement) and not _both_hold([s, statement]) for s in found)


def _since(statement: Statement, found: Sequence[Statement]) -> datetime:
    """Since when the figure is known: who hands on a figure that others have raised since says nothing new."""
    value = statement.value
    return min(s.known_from for s in found if s.value == value and not opposed(s, statement))


def _overtakes(later: Statement, earlier: Statement, since: datetime, grows: bool) -> bool:
    at_one_moment = (
        grows and later.known_from == since and ((later.toll and not earlier.toll) or _times_are_lost(later, earlier))
    )
    if not (later.known_from > since or at_one_moment) or opposed(later, earlier):
        return False
    if later.corrected:
        return later.value != earlier.value and not _both_hold([later, earlier])
    if later.best <= earlier.best:
        return False
    at_once = grows and (later.toll or later.best < OUTLIER_FACTOR * max(earlier.best, OUTLIER_FACTOR))
    at_odds = earlier.high is None or not _both_hold([later, earlier])  # "at least four" says nothing against 11
    return later.known_from - since >= OUTDATED_AFTER or (at_once and at_odds)


def _times_are_lost(later: Statement, earlier: Statement) -> bool:
    """Whether two posts of one publisher have one time: they are copied from a page that tells none. What puts a figure
    right came after it."""
    return later.source == earlier.source and later.update_id != earlier.update_id and not earlier.corrected


def _without_outlier(found: list[Statement], aside: dict[str, str]) -> list[Statement]:
    if len(found) <= _ENOUGH:
        return found
    for odd in found:
        rest = [s.best for s in found if s is not odd]
        near = max(rest) <= NEAR_FACTOR * min(rest) and min(rest) > 0
        if near and (odd.best >= OUTLIER_FACTOR * max(rest) or odd.best * OUTLIER_FACTOR <= min(rest)):
            set_aside(odd, OUTLIER, aside)
            return [s for s in found if s is not odd]
    return found


def _without_rounded(found: list[Statement], aside: dict[str, str]) -> list[Statement]:
    """Leave out a rounded figure where one is known that it can round, unless the two speak for different sides."""
    exact = [s for s in found if not s.about]
    rounded = [s for s in found if s.about and any(_rounds(s, o) for o in exact)]
    for statement in rounded:
        set_aside(statement, REPEATED, aside)
    return [s for s in found if s not in rounded]


def _rounds(rounded: Statement, exact: Statement) -> bool:
    return about_equal(rounded.best, exact.best, ROUNDING) and not opposed(rounded, exact)


def _once_per_side(found: Sequence[Statement], aside: dict[str, str]) -> list[Statement]:
    """Speakers of one side (or of none) who hand on the same figure are one voice: the first of them."""
    voices: dict[tuple[str | None, int | None, int | None], Statement] = {}
    for statement in found:
        first = voices.setdefault((statement.side, *statement.value), statement)
        if first is not statement:
            set_aside(statement, REPEATED, aside)
    return list(voices.values())


def _both_hold(found: Sequence[Statement]) -> bool:
    reaches = [reach(s.low, s.high, s.about) for s in found]
    return max(low for low, _ in reaches) <= min(high for _, high in reaches)


def _combine(
    current: Sequence[Statement], voices: Sequence[Statement], claims: int, replaced: bool, outdated: bool
) -> Figure:
    agree = _both_hold(voices)
    lows = [s.low for s in voices if s.low is not None]
    low, high = min(lows, default=None), max(s.top for s in voices)
    best = _least_that_fits(voices) if agree else _most_backed(current)
    return Figure(
        low=low,
        best=max(best, low or 0),
        high=max(high, best),
        reason=_reason(voices, claims, agree, replaced, outdated),
        speakers=len({s.speaker for s in voices}),
        claims=claims,
        contested=not agree,
        used=tuple(sorted(claim for s in voices for claim in s.claims)),
    )


def _least_that_fits(voices: Sequence[Statement]) -> int:
    """The least number that satisfies all: the highest of the lows, or of upper bounds alone the lowest."""
    lows = [s.low for s in voices if s.low is not None]
    highs = [s.high for s in voices if s.high is not None]
    if not lows:
        return min(highs, default=min(s.best for s in voices))
    bests = [s.best for s in voices if s.low is not None and s.low == max(lows)]
    return min([min(bests), *highs])


def _most_backed(current: Sequence[Statement]) -> int:
    """The number of most speakers; of equally many one that is not none at all, then the latest, then the lower."""
    backing = Counter(s.best for s in current)
    newest = {n: max(s.known_from for s in current if s.best == n) for n in backing}
    return max(backing, key=lambda n: (backing[n], n > 0, newest[n], -n))


def _reason(voices: Sequence[Statement], claims: int, agree: bool, replaced: bool, outdated: bool) -> str:
    if not agree:
        return "disputed"
    if len({s.value for s in voices}) > 1:
        one_number = min(s.low or 0 for s in voices) == max(s.top for s in voices)
        return "bounds_meet" if one_number else "range_over_speakers"
    if any(s.summed for s in voices):
        return "sum_of_parts"
    if replaced:
        return "latest_of_same_speaker"
    if outdated:
        return "latest_of_all"
    return "only_claim" if claims == 1 else "same_figure"
