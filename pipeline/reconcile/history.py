"""What the figures of one event were known to be, moment by moment.

A moment is when a revision appears or is replaced. Belongs here: the moments and what changed at each. Not here: the
figures of one moment (`states`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .records import Claim, Figure
from .states import Key, State, state


@dataclass(slots=True)
class Known:
    """A figure that was held from one moment to another; `claim_id` brought it, null if one fell away."""

    key: Key
    known_from: datetime
    known_until: datetime | None
    figure: Figure
    claim_id: str | None


def live(claims: Sequence[Claim], moment: datetime) -> list[Claim]:
    """The claims that were stated at that moment."""
    return [c for c in claims if c.known_from <= moment and (c.known_until is None or moment < c.known_until)]


def timeline(claims: Sequence[Claim]) -> tuple[list[Known], State]:
    """Each figure of an event through time, and the state that holds now."""
    moments = sorted({c.known_from for c in claims} | {c.known_until for c in claims if c.known_until})
    found: list[Known] = []
    current: dict[Key, Known] = {}
    now = state([])
    for moment in moments:
        stated = live(claims, moment)
        now = state(stated)
        brought = {c.claim_id for c in stated if c.known_from == moment}
        found += _step(current, now, moment, brought)
    return found, now


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
