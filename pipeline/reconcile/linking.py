"""Linking: which claims of one block are of one real event.

The claims of an update about one place, way and sort of event are one report. Reports of one place are put together
around cores: sorts of events which the texts keep apart (shelling and drones, morning and evening, "a second strike",
another destination, another donor). A report which does not tell its sort goes to the core that it fits best. Reports
of a coarser place join a finer one when their figures single it out. A core never grows by the reports that join it,
so that no chain of likenesses can draw two events together, and nothing depends on the order of rows.

Belongs here: from the claims of a block to clusters. Not here: blocks (`filing`), what cores there are (`cores`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .cores import Core, harm_cores, transfer_cores
from .kinds import HARM, RUNNING
from .likeness import most_common, singles_out
from .places import REGION, SETTLEMENT, level, may_hold, plain
from .records import Claim


@dataclass(slots=True)
class Cluster:
    """The claims of one event, and the words that tell it from others of its place and day (empty if it is alone)."""

    claims: list[Claim]
    label: str = ""
    place: Claim | None = field(default=None)
    """A claim with the finest place among them."""


def link(claims: Sequence[Claim]) -> list[Cluster]:
    """The events of one block, in an order that depends on the claims alone."""
    ordered = sorted(claims, key=lambda c: c.order)
    clusters: list[Cluster] = []
    for _, spotted in sorted(_by_spot(ordered).items()):
        cores = harm_cores(spotted) if spotted[0].family == HARM else transfer_cores(spotted)
        clusters += [_cluster(core, len(cores) > 1) for core in cores]
    return _join_coarser(clusters) if ordered and ordered[0].family != RUNNING else clusters


def _cluster(core: Core, among_others: bool) -> Cluster:
    claims = sorted(core.claims, key=lambda c: c.order)
    return Cluster(claims, core.label if among_others or core.label_stays else "", finest(claims))


def finest(claims: Iterable[Claim]) -> Claim:
    """A claim with the finest place: of equal ones the place named most often, then the first in the alphabet."""
    found = list(claims)
    top = max(level(c) for c in found)
    at_top = [c for c in found if level(c) == top]
    named = most_common(at_top, lambda c: c.spot)
    at_place = [c for c in at_top if c.spot == named]
    return min(at_place, key=lambda c: (c.latitude is None, c.geoname_id is None, c.place_text or "", c.order))


def _by_spot(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by place; a part is where its whole is."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.spot].append(claim)
    return found


def _join_coarser(clusters: list[Cluster]) -> list[Cluster]:
    """Put clusters of a region or district to the one finer cluster that their figures single out."""
    fine = [c for c in clusters if c.place is not None and level(c.place) == SETTLEMENT]
    kept: list[Cluster] = []
    joins: list[tuple[Cluster, Cluster]] = []
    for cluster in clusters:
        target = _finer(cluster, fine)
        if target is None:
            kept.append(cluster)
        else:
            joins.append((cluster, target))
    for cluster, target in joins:
        target.claims = sorted(target.claims + cluster.claims, key=lambda c: c.order)
    return kept


def _finer(cluster: Cluster, fine: Sequence[Cluster]) -> Cluster | None:
    outer = cluster.place
    if outer is None or not REGION <= level(outer) < SETTLEMENT:
        return None
    inside = [c for c in fine if c.place is not None and may_hold(outer, c.place)]
    return singles_out(cluster.claims, inside, named_alike=lambda c: _named_alike(outer, c.place))


def _named_alike(outer: Claim, inner: Claim | None) -> bool:
    names = plain(outer.place_name or outer.place_text), plain(inner.place_name or inner.place_text) if inner else ""
    return names[0][:5] == names[1][:5] and level(outer) > REGION
