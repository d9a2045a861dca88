"""Linking: which claims of one block are of one real event.

The claims of an update about one place, way and sort of event are one report. Reports of one place are put together
around cores: sorts of events which the texts keep apart (shelling and drones, morning and evening, "a second strike",
another destination, another donor). A report which does not tell its sort goes to the core that it fits best. Reports
of a coarser place join a finer one when their figures single it out. A core never grows by the reports that join it,
so that no chain of likenesses can draw two events together, and nothing depends on the order of rows.

Belongs here: from the claims of a block to clusters. Not here: blocks (`filing`), what cores there are (`cores`),
coarser places (`joins`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reconcile.clusters import Cluster
from pipeline.reconcile.cores import Core, forget_halves_of_finds, harm_cores, transfer_cores
from pipeline.reconcile.disasters import join_regions
from pipeline.reconcile.joins import join_coarser
from pipeline.reconcile.kinds import HARM, RUNNING
from pipeline.reconcile.records import Claim


def link(claims: Sequence[Claim]) -> list[Cluster]:
    """The events of one block, in an order that depends on the claims alone."""
    ordered = sorted(claims, key=lambda c: c.order)
    clusters: list[Cluster] = []
    for spot, spotted in sorted(_by_spot(ordered).items()):
        clusters += _clusters(spotted, spot)
    if not ordered or ordered[0].family in (RUNNING, "aid"):
        return clusters
    return join_regions(join_coarser(clusters))


def _clusters(claims: Sequence[Claim], spot: str) -> list[Cluster]:
    """The events of one place."""
    if claims[0].family == HARM:
        forget_halves_of_finds(claims)
        cores = harm_cores(claims)
    else:
        cores = transfer_cores(claims)
    return [_cluster(core, spot, len(cores) > 1) for core in cores]


def _cluster(core: Core, spot: str, among_others: bool) -> Cluster:
    claims = sorted(core.claims, key=lambda c: c.order)
    return Cluster(claims, spot, core.label if among_others or core.label_stays else "")


def _by_spot(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by place; a part is where its whole is."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.spot].append(claim)
    return found
