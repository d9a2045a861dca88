"""What the figures of one event are, given the claims that are known at one moment.

Belongs here: choosing the claims that count (the most certain status, no denials), the figure of each counted thing,
and that no part is greater than its whole. Not here: one figure (`figures`), the moments (`history`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.reconcile.figures import Reconciling
from pipeline.reconcile.kinds import RUNNING
from pipeline.reconcile.numbers import both_hold
from pipeline.reconcile.records import Claim, Figure
from pipeline.reconcile.regions import reconcile_regions

Key = tuple[str, str | None]
"""Measure and object."""

STATUSES = ("happened", "planned", "hypothetical", "denied")
"""From the most to the least certain; an event has the first that one of its claims has."""
_WHY_STATUS = {"denied": "denied", "planned": "plan_carried_out", "hypothetical": "less_certain"}


@dataclass(frozen=True, slots=True)
class State:
    """The figures of an event and the claims set aside, with why."""

    status: str
    figures: Mapping[Key, Figure]
    set_aside: Mapping[str, str]
    denied: bool
    reconciled: Mapping[Key, Reconciling]
    """Each figure by itself, before wholes and parts are fitted to one another."""

    def says_again(self, claim: Claim) -> bool:
        """Whether the claim, alone in its update, states what its speaker has stated before."""
        known = self.reconciled.get((claim.measure, claim.object))
        same = known is not None and (claim.speaker, claim.victims, claim.low, claim.high) in known.stated
        return same and claim.status == self.status


def status_of(claims: Iterable[Claim]) -> str:
    """The most certain status that a claim has; `happened` if there is none."""
    found = {c.status for c in claims}
    return next((s for s in STATUSES if s in found), STATUSES[0])


def keys_of(claims: Iterable[Claim]) -> list[Key]:
    """What the claims count."""
    return sorted({(c.measure, c.object) for c in claims}, key=lambda key: (key[0], key[1] or ""))


def state(claims: Sequence[Claim], before: State | None = None, changed: Collection[Key] = ()) -> State:
    """The figures of an event by all these claims; none if there are no claims.

    With the state `before` a change, only the figures of the keys that changed are worked out again.
    """
    status = status_of(claims)
    counted = [c for c in claims if c.status == status]
    kept = before.reconciled if before is not None and before.status == status else {}
    reconciled = {
        key: kept[key] if key in kept and key not in changed else _reconciled(key, counted, kept.get(key))
        for key in keys_of(counted)
    }
    aside = {c.claim_id: _WHY_STATUS[c.status] for c in claims if c.status != status}
    for result in reconciled.values():
        aside.update(result.set_aside)
    reasons = _reasons_of_status(claims, status)
    figures = {
        key: replace(r.figure, reason=reasons[key]) if key in reasons else r.figure for key, r in reconciled.items()
    }
    denials = [c for c in claims if c.status == "denied" and status != "denied" and _answers(c, counted)]
    return State(status, _raised(_contested(figures, denials)), aside, bool(denials), reconciled)


def _answers(denial: Claim, counted: Sequence[Claim]) -> bool:
    """Whether a denial is held against somebody: by its sentence, or because another speaker states such a figure.
    "The bridge was not damaged" is by itself no dispute."""
    others = (c for c in counted if c.measure == denial.measure and c.speaker != denial.speaker)
    return denial.rejects or any(c.object == denial.object or c.number == denial.number for c in others)


def _contested(figures: dict[Key, Figure], denials: Iterable[Claim]) -> dict[Key, Figure]:
    """A figure is contested if somebody denies what it counts, or its very number of another class."""
    denied = [(c.measure, c.object, c.number) for c in denials]
    return {
        key: replace(f, contested=True)
        if any(m == key[0] and (thing == key[1] or number == f.best) for m, thing, number in denied)
        else f
        for key, f in figures.items()
    }


def _reconciled(key: Key, counted: Sequence[Claim], before: Reconciling | None) -> Reconciling:
    same = [c for c in counted if (c.measure, c.object) == key]
    wholes = {c.claim_id for c in counted if c.measure == key[0]}
    return reconcile_regions(same, before.statements if before is not None else (), wholes)


def total_of(measure: str, counted: Sequence[Claim]) -> Figure:
    """The figure of a measure whatever the class of what is counted: classes of one sentence add up, parts do not, nor
    families to people."""
    same = [c for c in counted if c.measure == measure]
    people = [c for c in same if c.object == "people"]
    return reconcile_regions([c for c in same if not _is_among(c, people)]).figure


def _is_among(claim: Claim, people: Sequence[Claim]) -> bool:
    """Whether who is counted may be among people who are counted: families, and soldiers of whom there may be as many
    ("several commanders" of "at least 326 people")."""
    if claim.object == "families":
        return bool(people)
    soldiers = claim.object == "soldiers" and claim.part_of is None
    return soldiers and any(
        p.speaker != claim.speaker and p.number >= claim.number and both_hold(p, claim) for p in people
    )


def _reasons_of_status(claims: Sequence[Claim], status: str) -> dict[Key, str]:
    """What is counted as a running total, or was planned and is done, whoever says so."""
    if any(c.family == RUNNING for c in claims):
        return {(c.measure, c.object): "running_total" for c in claims}
    if status != "happened":
        return {}
    return {(c.measure, c.object): "plan_carried_out" for c in claims if c.status == "planned"}


def _raised(figures: dict[Key, Figure]) -> dict[Key, Figure]:
    """What was intercepted was launched, and children are people: the whole is at least the part."""
    fitted = dict(figures)
    for part in figures:
        whole = ("launched", part[1]) if part[0] == "intercepted" else (part[0], "people")
        if whole in figures and whole != part and (part[0] == "intercepted" or part[1] == "children"):
            fitted[whole], fitted[part] = _fit(figures[whole], figures[part])
    return fitted


def _fit(whole: Figure, part: Figure) -> tuple[Figure, Figure]:
    """Raise the whole to the part; of a part with an upper bound alone lower the bound to the whole's."""
    if part.low is None:
        best, high = min(part.best or 0, whole.best or 0), min(part.high or 0, whole.high or 0)
        return whole, replace(part, best=best, high=high)
    low = part.low if whole.low is None else max(whole.low, part.low)
    best, high = max(whole.best or 0, part.best or 0), max(whole.high or 0, part.high or 0)
    if (low, best, high) == whole.bounds:
        return whole, part
    return replace(whole, low=low, best=best, high=high, reason="raised_to_part"), part
