"""The figure of a disaster that is counted in several regions, and for all of them.

Regions add up until somebody counts them all; what is counted for the country holds what is counted in each region.

Belongs here: parting claims by region and putting their figures together. Not here: one figure (`figures`), people of
two sides (`victims`), which regions are of one disaster (`disasters`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.reconcile.figures import FLEETING, OUTDATED, Reconciling
from pipeline.reconcile.kinds import DISASTERS
from pipeline.reconcile.places import region
from pipeline.reconcile.records import Claim
from pipeline.reconcile.statements import PART, Statement
from pipeline.reconcile.victims import reconcile_sides, sum_of_figures


def reconcile_regions(
    claims: Sequence[Claim], before: Sequence[Statement] = (), wholes: AbstractSet[str] = frozenset()
) -> Reconciling:
    """The figure of claims that count one thing of one event; there must be at least one claim. Arguments as for
    `reconcile_sides`."""
    by_region = _by_region(claims) if any(c.kind in DISASTERS for c in claims) else {}
    newest_counts = None in by_region and claims[0].measure in FLEETING
    if len(by_region.keys() - {None}) < 2 or newest_counts:
        return reconcile_sides(claims, before, wholes)
    every = wholes | {c.claim_id for c in claims}
    found = {name: reconcile_sides(own, before, every) for name, own in by_region.items()}
    return _put_together(found, len(claims))


def _by_region(claims: Sequence[Claim]) -> Mapping[str | None, Sequence[Claim]]:
    """Claims by their region; under none those of a country, no place, or a place whose region is not known."""
    found: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[region(claim)[1] or None].append(claim)
    return found


def _put_together(found: Mapping[str | None, Reconciling], claims: int) -> Reconciling:
    used = _which_count(found)
    figures = [r.figure for r in used]
    statements = tuple(s for r in found.values() for s in r.statements)
    counted = {claim for f in figures for claim in f.used}
    figure = replace(
        sum_of_figures(figures),
        speakers=len({s.speaker for s in statements if counted & set(s.claims)}),
        claims=claims,
    )
    aside = {claim: why for r in found.values() for claim, why in r.set_aside.items()}
    for name, result in found.items():
        if result not in used:
            why = OUTDATED if name is None else PART
            aside |= dict.fromkeys(result.figure.used, why)
    if len(used) == 1 and figure.reason == "only_claim":
        figure = replace(figure, reason="latest_of_all" if OUTDATED in aside.values() else "only_claim")
    return Reconciling(figure, aside, frozenset(), statements)


def _which_count(found: Mapping[str | None, Reconciling]) -> list[Reconciling]:
    """The count of the country, unless a region or all of them count more; a region that counts exactly as much tells
    of the whole country, and so does a later count that is greater than all the others together."""
    whole = found.get(None)
    regions = [found[name] for name in sorted(name for name in found if name is not None)]
    above = max(regions, key=lambda r: r.figure.best or 0)
    if whole is None:
        return [above] if _brings_up_to_date(above, [r for r in regions if r is not above]) else regions
    all_told = whole.figure.best or 0
    if any(s.corrected for s in whole.statements if set(s.claims) & set(whole.figure.used)):
        return [whole]
    if (above.figure.best or 0) > all_told:
        return [above]
    own = [r for r in regions if r.figure.best != all_told]
    return own if sum(r.figure.best or 0 for r in own) > all_told else [whole]


def _brings_up_to_date(above: Reconciling, others: Sequence[Reconciling]) -> bool:
    used = [s for s in above.statements if set(s.claims) & set(above.figure.used)]
    later = min(s.known_from for s in used) > max(s.known_from for r in others for s in r.statements)
    return later and (above.figure.best or 0) > sum(r.figure.best or 0 for r in others)
