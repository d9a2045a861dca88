"""One disaster that posts tell of several regions and of their country.

Regions that tell of a disaster of one sort on one day are of one where a count of the whole country can hold theirs, or
where storms have one name; else there may be two.

Belongs here: which regions' events of a day are one. Not here: the one event of a region (`cores`), reports of a
country where one region alone is told of (`joins`), the figures of several regions (`regions`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reconcile.clusters import Cluster
from pipeline.reconcile.kinds import disaster_of
from pipeline.reconcile.likeness import most_common
from pipeline.reconcile.places import COUNTRY, REGION, level, where
from pipeline.reconcile.records import Claim


def join_regions(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters of a block with those of one disaster put together under its country's name."""
    found: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        kind = disaster_of(cluster.spot)
        if kind is not None and not cluster.label and not any(c.apart for c in cluster.claims):
            found[where(cluster.spot).country, kind].append(cluster)
    joined = [group for told in found.values() if len(told) > 1 for group in _of_one_disaster(told)]
    if not joined:
        return list(clusters)
    gone = {id(cluster) for group in joined for cluster in group}
    return [c for c in clusters if id(c) not in gone] + [_as_one(group) for group in joined]


def _of_one_disaster(told: Sequence[Cluster]) -> list[list[Cluster]]:
    """Clusters of one sort in one country, as far as they are of one disaster; groups of two and more."""
    whole = next((c for c in told if _is_counted_for_country(c)), None)
    regions = [c for c in told if where(c.spot).level == REGION]
    named: dict[str, list[Cluster]] = defaultdict(list)
    held: list[Cluster] = []
    for cluster in regions:
        name = _storm(cluster)
        if whole is not None and _is_part(cluster, whole):
            held.append(cluster)
        elif name is not None:
            named[name].append(cluster)
    groups = [*named.values(), [*held, *([whole] if whole is not None else [])]]
    return [group for group in groups if len(group) > 1]


def _is_counted_for_country(cluster: Cluster) -> bool:
    """Whether something is counted for the whole country, and not only at a place of it whose region is not known."""
    return where(cluster.spot).level == COUNTRY and any(level(c) <= COUNTRY for c in cluster.claims)


def _is_part(region: Cluster, whole: Cluster) -> bool:
    names = {_storm(region), _storm(whole)} - {None}
    one_storm = _storm(region) == _storm(whole) is not None
    return len(names) <= 1 and (one_storm or _holds(whole, region))


def _storm(cluster: Cluster) -> str | None:
    return most_common(cluster.claims, lambda c: c.storm)


def _holds(whole: Cluster, region: Cluster) -> bool:
    """Whether the country counts at least as much of everything as the region, and of something both count."""
    ours, theirs = _greatest(whole.claims), _greatest(region.claims)
    shared = ours.keys() & theirs.keys()
    return bool(shared) and all(ours[key] >= theirs[key] for key in shared)


def _greatest(claims: Iterable[Claim]) -> dict[tuple[str, str | None], int]:
    found: dict[tuple[str, str | None], int] = {}
    for claim in claims:
        if claim.number:
            key = claim.measure, claim.object
            found[key] = max(found.get(key, 0), claim.number)
    return found


def _as_one(group: Sequence[Cluster]) -> Cluster:
    claims = sorted((claim for cluster in group for claim in cluster.claims), key=lambda c: c.order)
    spot = group[0].spot
    return Cluster(claims, f"{COUNTRY} {where(spot).country} {disaster_of(spot)}")
