"""Putting reports of a coarser place to the event of a finer one that they tell of.

A report is what one update says of one coarse place. It goes to the one event inside its place that its figures single
out, and takes along only what fits there: a region's own sums stay with the region. A report of no place, or of the
country that launched the weapons, goes to the one of a whole country that tells the same, if that is more than chance.
What is left of reports without a place is put together where
they tell the same toll.

Belongs here: moving reports between clusters. Not here: the events of one place (`cores`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from pipeline.reconcile.clusters import Cluster
from pipeline.reconcile.kinds import HARM, RELEASE, disaster_of
from pipeline.reconcile.likeness import TELLING_NUMBER, can_agree, of_one_sort, same_salvo, same_toll
from pipeline.reconcile.numbers import same_counted, same_number
from pipeline.reconcile.places import (
    COUNTRY,
    DISTRICT,
    NOWHERE,
    REGION,
    SETTLEMENT,
    STEM,
    is_country,
    may_hold,
    name_in,
    name_of,
    take_place,
    where,
)
from pipeline.reconcile.records import Claim

_ALL_PRISONERS = frozenset({"released", "captured"})
Counted = tuple[str, str | None, int]
"""Measure, object and number."""


def join_coarser(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters after each report has gone where it belongs, the finest coarse places first."""
    finer = _Finer(clusters)
    for outer in (SETTLEMENT, DISTRICT, REGION, COUNTRY, NOWHERE):
        if _move([c for c in clusters if _fineness(c) == outer], finer):
            finer = _Finer(clusters)
    left = [c for c in clusters if c.claims]
    return _same_tolls(left)


def counted(claims: Iterable[Claim]) -> set[Counted]:
    """What the claims count, without zeros."""
    return {figure_of(c.measure, c.object, c.number) for c in claims if c.number}


def figure_of(measure: str, thing: str | None, number: int) -> Counted:
    """What is compared of a figure: who is exchanged is a prisoner to one and a soldier to another."""
    return measure, None if measure in _ALL_PRISONERS else thing, number


def is_telling(shared: Iterable[Counted]) -> bool:
    """Whether figures that two reports share are more than chance."""
    found = list(shared)
    return len(found) > 1 or any(number >= TELLING_NUMBER for _, _, number in found)


def _fineness(cluster: Cluster) -> int:
    return int(cluster.spot[0])


def _move(coarse: Sequence[Cluster], finer: _Finer) -> bool:
    """Move the reports of some clusters, all by the state before; whether there were any to move."""
    moves: list[tuple[Cluster, Cluster, list[Claim]]] = []
    for cluster in coarse:
        for report in _reports(cluster.claims):
            target = finer.target(cluster, report)
            if target is not None:
                moves.append((cluster, target, _what_fits(report, target, cluster)))
    for source, target, claims in moves:
        gone = {c.claim_id for c in claims}
        source.claims = [c for c in source.claims if c.claim_id not in gone]
        if _fineness(source) == SETTLEMENT:
            place = target.place
            for claim in claims:
                take_place(claim, place)
        target.claims = sorted(target.claims + claims, key=lambda c: c.order)
    return bool(moves)


def _reports(claims: Sequence[Claim]) -> list[list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.update_id].append(claim)
    return [found[update] for update in sorted(found)]


class _Finer:
    """The events among which reports look for theirs, as they are when this is made."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._clusters = [c for c in clusters if c.claims]
        self._claims = {id(c): c.claims for c in clusters}
        self._places: dict[int, Claim] = {}

    @cached_property
    def _by_figure(self) -> dict[Counted, list[Cluster]]:
        found: dict[Counted, list[Cluster]] = defaultdict(list)
        for cluster in self._clusters:
            for figure in counted(cluster.claims):
                found[figure].append(cluster)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Cluster]]:
        found: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in self._clusters:
            if _fineness(cluster) == SETTLEMENT:
                found[name_in(cluster.spot)[:STEM]].append(cluster)
        return found

    @cached_property
    def _disasters(self) -> dict[tuple[str | None, str | None], list[Cluster]]:
        found: dict[tuple[str | None, str | None], list[Cluster]] = defaultdict(list)
        for cluster in self._clusters:
            kind = disaster_of(cluster.spot)
            if kind and _fineness(cluster) == REGION:
                found[cluster.claims[0].country, kind].append(cluster)
        return found

    def target(self, own: Cluster, report: Sequence[Claim]) -> Cluster | None:
        """The event that the report tells of, if it is another than its own cluster and only one."""
        outer = report[0]
        if own.spot[0] == str(SETTLEMENT):
            return self._same_name(own, report) if name_of(outer) and not outer.admin1 else None
        shared: dict[int, tuple[Cluster, set[Counted]]] = {}
        for figure in counted(report):
            for cluster in self._by_figure.get(figure, ()):
                shared.setdefault(id(cluster), (cluster, set()))[1].add(figure)
        fits = [
            (len(figures), cluster)
            for cluster, figures in shared.values()
            if cluster is not own and self._may_take(own, report, cluster) and self._is_enough(own, figures)
        ]
        top = max((n for n, _ in fits), default=0)
        best = [cluster for n, cluster in fits if n == top]
        if not fits:
            best = self._named_alike(own, report) or self._only_disaster(own, report) or self._exchange(own, report)
        return best[0] if len(best) == 1 else None

    def _place(self, cluster: Cluster) -> Claim:
        if id(cluster) not in self._places:
            self._places[id(cluster)] = cluster.place
        return self._places[id(cluster)]

    def _may_take(self, own: Cluster, report: Sequence[Claim], cluster: Cluster) -> bool:
        inside = _fineness(cluster) > _fineness(own) and self._holds(own, report, cluster)
        elsewhere = (
            _fineness(own) == _fineness(cluster) == COUNTRY and _is_guessed(report) and not _is_guessed(cluster.claims)
        )
        return (inside or elsewhere) and can_agree(report, self._claims[id(cluster)])

    def _holds(self, own: Cluster, report: Sequence[Claim], cluster: Cluster) -> bool:
        """Whether the place of the report may contain the event's; whose town a country's toll is, filing has found."""
        outer, inner = where(own.spot), where(cluster.spot)
        if outer.level == DISTRICT:
            return may_hold(report[0], self._place(cluster))
        if outer.level == REGION:
            return outer[1:] == inner[1:]
        if report[0].family == RELEASE and outer.level == COUNTRY:
            return outer.country == inner.country
        return outer.level == NOWHERE and (inner.level == COUNTRY or report[0].family == RELEASE)

    def _is_enough(self, own: Cluster, figures: set[Counted]) -> bool:
        return _fineness(own) > COUNTRY or is_telling(figures)

    def _same_name(self, own: Cluster, report: Sequence[Claim]) -> Cluster | None:
        """For a name that is not resolved: the one event of a place of that name of which more is known; where no list
        has the other either, whatever its figures, as they may have grown."""
        name = name_of(report[0])
        named = [c for c in self._by_name.get(name[:STEM], ()) if c is not own and name_in(c.spot) == name]
        alike = [c for c in named if self._is_known_better(own, report, c) and self._is_same_event(report, c)]
        return alike[0] if len(alike) == 1 else None

    def _is_known_better(self, own: Cluster, report: Sequence[Claim], cluster: Cluster) -> bool:
        """Whether more is known of where the cluster's place lies than of the report's, and nothing else than there."""
        outer, place = report[0], self._place(cluster)
        if outer.country not in (None, place.country) and not _is_of_a_party(self._claims[id(own)]):
            return False
        told_elsewhere = outer.country != place.country is not None and not _is_of_a_party(self._claims[id(cluster)])
        return place.admin1 is not None or (told_elsewhere and outer.place_name is None)

    def _is_same_event(self, report: Sequence[Claim], cluster: Cluster) -> bool:
        place = self._place(cluster)
        unlisted = place.place_name is None and report[0].place_name is None
        may_grow = unlisted and (report[0].country is not None or place.admin1 is None)
        return (of_one_sort if may_grow else can_agree)(report, self._claims[id(cluster)])

    def _named_alike(self, own: Cluster, report: Sequence[Claim]) -> list[Cluster]:
        """For a district: the event of the town that gives it its name, if nothing contradicts."""
        if _fineness(own) != DISTRICT:
            return []
        return [c for c in self._by_name.get(name_of(report[0])[:STEM], ()) if self._may_take(own, report, c)]

    def _only_disaster(self, own: Cluster, report: Sequence[Claim]) -> list[Cluster]:
        """For what is told of a disaster in a country: the only one of its sort there that day."""
        kind = disaster_of(own.spot)
        if not kind or _fineness(own) != COUNTRY:
            return []
        return self._disasters.get((report[0].country, kind), [])

    def _exchange(self, own: Cluster, report: Sequence[Claim]) -> list[Cluster]:
        """For prisoners whom one side got back, wherever: the exchange of twice as many that others have placed; for
        those of both sides the one of as many as they add up to."""
        if _fineness(own) != NOWHERE or report[0].family != RELEASE:
            return []
        numbers = [c.number for c in report if c.measure == "released" and c.number >= TELLING_NUMBER]
        whole = {figure_of("released", None, n) for n in (*(2 * n for n in numbers), sum(numbers))}
        found = {id(cluster): cluster for figure in whole for cluster in self._by_figure.get(figure, ())}
        return [c for c in found.values() if c is not own and of_one_sort(report, self._claims[id(c)])]


def _is_of_a_party(claims: Iterable[Claim]) -> bool:
    """Whether the country of a place that no list has may be only that of who attacked it: the one that the text names
    as the attacker, or another than the one attacked, wherever it counts anybody."""
    unlisted = [c for c in claims if c.place_name is None and c.country is not None]
    guessed = [c.country == c.actor or (is_country(c.target) and c.target != c.country) for c in unlisted]
    return bool(guessed) and all(guessed)


def _is_guessed(claims: Iterable[Claim]) -> bool:
    """Whether the country is the one from which weapons came, or that no text names as the place."""
    return any(c.place_text is None or (c.measure == "launched" and c.actor == c.country) for c in claims)


def _what_fits(report: Sequence[Claim], target: Cluster, own: Cluster) -> list[Claim]:
    """What of the report is of the event: figures that the event has too, and what their sentences and parts say.

    Who tells of no place, of a district, or of a disaster has no other event in mind: all of it fits.
    """
    if _fineness(own) not in (REGION, COUNTRY) or disaster_of(own.spot):
        return list(report)
    same = [c for c in report if any(same_counted(c, t) and same_number(c, t) for t in target.claims)]
    sentences = {(c.in_headline, c.sentence_start) for c in same}
    near = [c for c in report if (c.in_headline, c.sentence_start) in sentences]
    ids = {c.claim_id for c in near}
    return [c for c in report if c.claim_id in ids or c.part_of in ids]


def _same_tolls(clusters: list[Cluster]) -> list[Cluster]:
    """Reports without a place that tell the same toll or salvo, or exactly the same figures, are of one event."""
    kept: list[Cluster] = []
    unplaced = [c for c in clusters if _fineness(c) == NOWHERE and c.claims[0].family == HARM]
    for cluster in sorted(unplaced, key=lambda c: c.claims[0].order):
        twin = next((k for k in kept if _is_twin(k, cluster)), None)
        if twin is None:
            kept.append(cluster)
        else:
            twin.claims = sorted(twin.claims + cluster.claims, key=lambda c: c.order)
    gone = {id(c) for c in unplaced} - {id(c) for c in kept}
    return [c for c in clusters if id(c) not in gone]


def _is_twin(a: Cluster, b: Cluster) -> bool:
    if not can_agree(a.claims, b.claims):
        return False
    same = counted(a.claims) == counted(b.claims)
    return same or same_toll(a.claims, b.claims) or same_salvo(a.claims, b.claims)
