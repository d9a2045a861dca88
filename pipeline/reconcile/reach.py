"""How far a change at some places of a block can reach.

Claims of different places meet only where one of the places is coarse, and there only through equal figures or names
(`joins`). So a change reaches the places of the changed claims, the coarser reports that can meet them, and whatever
these can meet in turn. Reports of prisoners who come home meet wherever they are placed; as a day has few, all of them
are reached.

Belongs here: that closure; it may hold places that do not meet, and must miss none that do. Not here: the rows
(`incremental`), the joining itself (`joins`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.reconcile.columns import is_in, values_of
from pipeline.reconcile.grouping import Readable, rows_where, whole_rows
from pipeline.reconcile.joins import Counted, figure_of, is_telling
from pipeline.reconcile.kinds import RELEASE, RUNNING, disaster_of
from pipeline.reconcile.places import COUNTRY, DISTRICT, NOWHERE, SETTLEMENT, STEM, UNKNOWN, Where, name_in, where
from pipeline.reconcile.records import FILED_SCHEMA

Block = str
"""Incident day and block in one."""
_Here = tuple[str, str, Counted]
"""Country, region and what is counted there."""
Spots = dict[Block, dict[str, set[Counted]]]
"""What is counted at each place of each block."""
_READ = ("incident_date", "block", "spot", "measure", "object", "best", "low", "high")
"""The columns that tell which places meet."""
_NOTHING: Counted = ("", None, 0)
"""Stands for the figures of reports without a place that state only zeros."""
_REGION_OF_SPOT = r"^\d+ (\S+ \S+).*"
_LONE = rf"^{SETTLEMENT} [^{UNKNOWN} ]+ [^{UNKNOWN} ]"
"""Names of places that meet others only through coarser ones, which the others do not need to be looked at for."""


def reached_rows(changed: pa.Table, filed: Sequence[Readable]) -> pa.Table:
    """The rows of `filed`, the state after the change, at places that the changed filed claims can reach; their own
    places among them.

    Of large days only those regions are looked at to which a change leads, and whole rows are read only of the parts
    that have any.
    """
    parts = [read(_READ) for read in filed]
    near = pa.concat_tables([FILED_SCHEMA.empty_table().select(_READ), *parts]).combine_chunks()
    every, start = _Rows(near), _Rows(changed)
    new = _without_others(start.block, every.block)
    reached = pc.is_in(every.block, new)
    if len(others := changed.filter(pc.invert(pc.is_in(start.block, new)))):
        reached = pc.or_(reached, _reached(_Rows(others), every))
    return whole_rows(filed, list(map(len, parts)), rows_where(reached), FILED_SCHEMA)


def _without_others(changed: pa.ChunkedArray, filed: pa.ChunkedArray) -> pa.Array:
    """The blocks of which no more is filed than has changed: all of each is reached."""
    before = {count["values"]: count["counts"] for count in filed.value_counts().to_pylist()}
    after = changed.value_counts().to_pylist()
    new = [c["values"] for c in after if c["values"] is not None and before.get(c["values"], 0) <= c["counts"]]
    return pa.array(new, pa.string())


def _reached(start: _Rows, every: _Rows) -> pa.ChunkedArray:
    """Which rows are at places that a change can reach."""
    spots = start.spots(start.all())
    roaming = pc.and_(every.roaming(), pc.is_in(every.block, pc.unique(start.block)))
    asked = pc.or_(pc.is_in(every.place, pc.unique(start.place)), roaming)
    read = pc.and_(asked, pc.invert(asked))
    found: dict[Block, set[str]] = {}
    while True:
        more = every.spots(pc.and_(asked, pc.invert(read)))
        _add(spots, more)
        read = asked
        for block, own in start.places().items():
            if block in more or block not in found:
                found[block] = _closure(block, spots[block], found.get(block, own))
        asked = pc.or_(read, every.around(found))
        if not pc.any(pc.and_not(asked, read)).as_py():
            return every.among(found)


def _block_of(filed: pa.Table) -> pa.ChunkedArray:
    days = pc.cast(pc.cast(filed["incident_date"], pa.int32()), pa.string())
    return pc.binary_join_element_wise(days, filed["block"], " ")


def _add(spots: Spots, more: Spots) -> None:
    for block, found in more.items():
        for spot, counted in found.items():
            spots[block][spot] |= counted


class _Rows:
    """Filed claims with the names of their blocks, regions and places; claims without a day have none."""

    def __init__(self, filed: pa.Table) -> None:
        self._filed = filed
        self.block = _block_of(filed)
        self.place = pc.binary_join_element_wise(self.block, filed["spot"], "\n")

    def all(self) -> pa.ChunkedArray:
        """All rows that have a day."""
        return pc.is_valid(self.block)

    def roaming(self) -> pa.ChunkedArray:
        """The rows at places that can meet others wherever these are told of."""
        spots = self._filed["spot"]
        names = pc.unique(spots)
        return pc.is_in(spots, names.filter(pc.invert(pc.match_substring_regex(names, _LONE))))

    def places(self) -> dict[Block, set[str]]:
        """The places of each block."""
        found: dict[Block, set[str]] = defaultdict(set)
        for place in pc.unique(self.place).drop_null().to_pylist():
            block, _, spot = place.partition("\n")
            found[block].add(spot)
        return found

    def spots(self, mask: pa.ChunkedArray) -> Spots:
        """What some of the rows count at each place."""
        rows = self._filed.filter(mask)
        number = pc.coalesce(rows["best"], rows["low"], rows["high"])
        columns = (self.block.filter(mask), rows["spot"], rows["measure"], rows["object"], number)
        found: Spots = defaultdict(lambda: defaultdict(set))
        for block, spot, measure, thing, value in zip(*map(values_of, columns), strict=True):
            counted = found[block][spot]
            if value:
                counted.add(figure_of(measure, thing, value))
        return found

    def around(self, found: Mapping[Block, Iterable[str]]) -> pa.ChunkedArray:
        """The rows that places which can meet others may meet: of their region, or of the whole block."""
        roaming = [(block, spot) for block, spots in found.items() for spot in spots if not re.match(_LONE, spot)]
        wide = {block for block, spot in roaming if UNKNOWN in where(spot)[1:]} | set(filter(_is_of_release, found))
        regions = {f"{block}\n{' '.join(where(spot)[1:])}" for block, spot in roaming if block not in wide}
        return pc.or_(is_in(self.block, wide), is_in(self._region, regions))

    @cached_property
    def _region(self) -> pa.ChunkedArray:
        """The block and region of each row; each name is looked at once."""
        names = self._filed["spot"].combine_chunks().dictionary_encode()
        of_region = pc.replace_substring_regex(names.dictionary, _REGION_OF_SPOT, r"\1").take(names.indices)
        return pc.binary_join_element_wise(self.block, pa.chunked_array([of_region]), "\n")

    def among(self, found: Mapping[Block, Iterable[str]]) -> pa.ChunkedArray:
        """The rows at some places."""
        return is_in(self.place, {f"{block}\n{spot}" for block, spots in found.items() for spot in spots})


def _closure(block: Block, spots: Mapping[str, set[Counted]], start: set[str]) -> set[str]:
    if f" {RUNNING}|" in block:
        return start
    return start.union(spots) if _is_of_release(block) else _Meetings(spots).closure(start)


def _is_of_release(block: Block) -> bool:
    return f" {RELEASE}|" in block


class _Meetings:
    """Which places of one block can meet."""

    def __init__(self, spots: Mapping[str, set[Counted]]) -> None:
        self._spots = spots
        self._coarse: dict[_Here, list[str]] = defaultdict(list)
        self._every: dict[_Here, list[str]] = defaultdict(list)
        self._wide: dict[Counted, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._disasters: dict[tuple[str, str], list[str]] = defaultdict(list)
        for spot, counted in spots.items():
            own = where(spot)
            for figure in counted or ({_NOTHING} if own.level == NOWHERE else ()):
                if own.level <= COUNTRY:
                    self._wide[figure].append(spot)
                    continue
                self._every[own.country, own.region, figure].append(spot)
                if own.level < SETTLEMENT:
                    self._coarse[own.country, own.region, figure].append(spot)
            if own.level >= DISTRICT:
                self._names[name_in(spot)[:STEM]].append(spot)
            if kind := disaster_of(spot):
                self._disasters[own.country, kind].append(spot)

    def closure(self, start: Iterable[str]) -> set[str]:
        """The places to which chains of meetings can lead."""
        touched = set(start)
        fresh = list(touched)
        while fresh:
            for other in self._met_by(fresh.pop()):
                if other not in touched:
                    touched.add(other)
                    fresh.append(other)
        return touched

    def _met_by(self, spot: str) -> Iterator[str]:
        own = where(spot)
        if own.level <= COUNTRY:
            yield from self._told_widely(own, self._spots[spot] or {_NOTHING})
        else:
            index = self._every if own.level < SETTLEMENT else self._coarse
            for figure in self._spots[spot]:
                yield from index.get((own.country, own.region, figure), ())
        if own.level >= DISTRICT:
            alike = self._names[name_in(spot)[:STEM]]
            yield from (other for other in alike if self._may_be_one_name(own, where(other)))
        if kind := disaster_of(spot):
            yield from self._disasters[own.country, kind]

    def _told_widely(self, own: Where, counted: Iterable[Counted]) -> Iterator[str]:
        """The countries and reports without a place that share what is counted in one of them."""
        shared: dict[str, list[Counted]] = defaultdict(list)
        for figure in counted:
            for other in self._wide.get(figure, ()):
                shared[other].append(figure)
        for other, figures in shared.items():
            if own.level == where(other).level == NOWHERE or is_telling(figures):
                yield other

    def _may_be_one_name(self, a: Where, b: Where) -> bool:
        """A district and the town that gives it its name, or a name that is not resolved and one that is."""
        if UNKNOWN in (a.region, b.region):
            return True
        return a.level != b.level and (a.country, a.region) == (b.country, b.region)
