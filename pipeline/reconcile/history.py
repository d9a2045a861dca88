"""What the figures of one event were known to be, moment by moment.

A moment is when a revision appears or is replaced. Belongs here: the moments and what changed at each. Not here: the
figures of one moment (`states`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.reconcile.records import Claim, Figure
from pipeline.reconcile.states import Key, State, keys_of, state

_NOTHING = state(())
"""Before anything is stated."""


@dataclass(slots=True)
class Known:
    """A figure that was held from one moment to another; `claim_id` brought it, null if one fell away."""

    key: Key
    known_from: datetime
    known_until: datetime | None
    figure: Figure
    claim_id: str | None


def timeline(claims: Sequence[Claim]) -> tuple[list[Known], State]:
    """Each figure of an event through time, and the state that holds now.

    A moment at which speakers only say again what they said before changes no figure and is passed over.
    """
    come: dict[datetime, list[Claim]] = defaultdict(list)
    gone: dict[datetime, list[Claim]] = defaultdict(list)
    for claim in claims:
        come[claim.known_from].append(claim)
        if claim.known_until is not None:
            gone[claim.known_until].append(claim)
    found: list[Known] = []
    current: dict[Key, Known] = {}
    stated: list[Claim] = []
    now, changed = _NOTHING, set[Key]()
    for moment in sorted({*come, *gone}):
        ended = {c.claim_id for c in gone[moment]}
        stated = [c for c in [*stated, *come[moment]] if c.claim_id not in ended]
        changed |= set(keys_of([*come[moment], *gone[moment]]))
        if ended or not _only_says_again(come[moment], now):
            now, changed = state(stated, now, changed), set()
            found += _step(current, now, moment, {c.claim_id for c in come[moment]})
    return found, state(stated, now, changed) if changed else now


def _only_says_again(claims: Sequence[Claim], now: State) -> bool:
    alone = Counter((c.update_id, c.measure, c.object) for c in claims)
    return all(now.says_again(c) and alone[c.update_id, c.measure, c.object] == 1 for c in claims)


def _step(current: dict[Key, Known], now: State, moment: datetime, brought: set[str]) -> list[Known]:
    """Close what no longer holds and open what is new; `current` is brought up to date."""
    opened: list[Known] = []
    for key in list(current):
        figure = now.figures.get(key)
        if figure is None or figure.bounds != current[key].figure.bounds:
            current.pop(key).known_until = moment
    for key, figure in now.figures.items():
        if key not in current:
            by = next((claim for claim in figure.used if claim in brought), None)
            current[key] = Known(key, moment, None, figure, by)
            opened.append(current[key])
    return opened
