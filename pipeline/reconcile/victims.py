"""The dead of two sides of a fight: two counts of different people are no dispute.

"The army killed 30 rebels", says the army; "we killed 11 soldiers", say the rebels: 41. Gang members whom the police
have shot are not the people whom the gang has killed. Only where speakers seem to contradict one another is this looked
at, and not where one of them counts both together ("seven civilians and a policeman").

Belongs here: parting claims by whose dead they count, and putting the figures together. Not here: one figure
(`figures`), the words that tell the sides (`cues`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.reconcile.figures import Reconciling, reconcile_figure
from pipeline.reconcile.records import Claim, Figure
from pipeline.reconcile.statements import PART, SEVERAL, Statement

_FORCES = "forces"
_FIGHTERS = frozenset({_FORCES, "irregulars"})


def reconcile_sides(
    claims: Sequence[Claim], before: Sequence[Statement] = (), wholes: AbstractSet[str] = frozenset()
) -> Reconciling:
    """The figure of claims that count one thing of one event; there must be at least one claim.

    `wholes`: ids of claims of the same measure, of other classes too, of which these may be parts. `before`: statements
    of the same event at an earlier moment, as for `reconcile_figure`.
    """
    every = wholes | {c.claim_id for c in claims}
    together = reconcile_figure(claims, every, before)
    one_by_one = all(s.victims != SEVERAL for s in together.statements) and together.figure.contested
    by_side = _by_side(claims) if one_by_one or {c.victims for c in claims} == _FIGHTERS else {}
    if len(by_side) < 2:
        return together
    apart = {side: reconcile_figure(own, every) for side, own in by_side.items()}
    return _put_together(together, apart) or together


def _by_side(claims: Sequence[Claim]) -> Mapping[str | None, Sequence[Claim]]:
    """Claims by whose dead they count; a part with its whole. Of two armies each counts the other's, or somebody counts
    both."""
    by_id = {c.claim_id: c for c in claims}
    armies = _armies(claims)
    found: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        whole = by_id.get(claim.part_of or "", claim)
        found[f"{_FORCES} {armies[whole.claim_id]}" if whole.claim_id in armies else whole.victims].append(claim)
    return found


def _armies(claims: Sequence[Claim]) -> Mapping[str, str]:
    """What tells the army of each claim that counts soldiers: who killed them, or else who they were. None is told
    unless all are, and of more than one."""
    soldiers = [c for c in claims if c.victims == _FORCES]
    named = {c.target for c in soldiers if c.target}
    for told in ({c.claim_id: c.actor for c in soldiers}, {c.claim_id: _own_army(c, named) for c in soldiers}):
        armies = {claim: army for claim, army in told.items() if army is not None}
        if len(armies) == len(told) and len(set(armies.values())) > 1:
            return armies
    return {}


def _own_army(claim: Claim, named: Collection[str]) -> str | None:
    """Whose soldiers were killed; who says neither that nor who killed them counts those of the own side, if others
    name it."""
    if claim.target or claim.actor:
        return claim.target
    return claim.side if claim.side in named else None


def _put_together(together: Reconciling, apart: Mapping[str | None, Reconciling]) -> Reconciling | None:
    """The dead of all sides that are told apart; none if a count of people of an unsaid side leaves open who they
    are.

    A count of an unsaid side that is greater than the others' sum may hold them.
    """
    told = [r for side, r in apart.items() if side is not None]
    unsaid = apart.get(None)
    figure = sum_of_figures([r.figure for r in told])
    used = told
    if unsaid is not None:
        if (unsaid.figure.best or 0) < (figure.best or 0):
            return None
        figure, used = unsaid.figure, [unsaid]
    aside = {claim: why for r in apart.values() for claim, why in r.set_aside.items()}
    aside |= {claim: PART for r in apart.values() if r not in used for claim in r.figure.used}
    figure = replace(figure, speakers=together.figure.speakers, claims=together.figure.claims)
    return replace(together, figure=figure, set_aside=aside)


def sum_of_figures(figures: Sequence[Figure]) -> Figure:
    """The figures added up; their speakers and claims are left to be counted."""
    if len(figures) == 1:
        return figures[0]
    lows = [f.low for f in figures if f.low is not None]
    return Figure(
        low=sum(lows) if lows else None,
        best=sum(f.best or 0 for f in figures),
        high=sum(f.high or 0 for f in figures),
        reason="sum_of_parts",
        speakers=0,
        claims=0,
        contested=any(f.contested for f in figures),
        used=tuple(sorted(claim for f in figures for claim in f.used)),
    )
