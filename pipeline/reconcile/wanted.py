"""Which filed claims of earlier days the follow-ups of a day can refer to, found without reading them all as records.

Belongs here: a choice of rows that holds every anchor by which a follow-up decides; it may hold others. Not here: what
follows up what (`tolls`, `plans`), the moves (`followups`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.reconcile.columns import is_in
from pipeline.reconcile.days import ONE_DAY, is_undated
from pipeline.reconcile.earlier import Earlier, may_be_planned, planned_spots
from pipeline.reconcile.grouping import rows_at, rows_where, whole_rows
from pipeline.reconcile.home import disaster_in_the_news, may_be_of_home
from pipeline.reconcile.joins import Counted, counted, is_telling
from pipeline.reconcile.kinds import DISASTERS, HARM
from pipeline.reconcile.next_days import NEXT_DAY_REACH, may_be_of_next_day
from pipeline.reconcile.nights import may_be_of_night
from pipeline.reconcile.open_tolls import is_open_toll
from pipeline.reconcile.places import name_in, name_of, where
from pipeline.reconcile.plans import FAMILIES, is_done, is_recalled, may_be_repeated
from pipeline.reconcile.records import FILED_SCHEMA, Claim
from pipeline.reconcile.region_tolls import may_be_between, may_be_of_region
from pipeline.reconcile.singled import tolls_of
from pipeline.reconcile.stretches import may_be_of_stretch
from pipeline.reconcile.tolls import (
    GROWN_FROM,
    TOLL_MEASURES,
    TOLL_REACH,
    can_have_grown,
    is_late_toll,
    may_be_around,
    may_be_raised,
    occasions,
    surroundings_of,
)
from pipeline.reconcile.villages import is_astray

_EPOCH = date(1970, 1, 1)
_MOVED = ("family", "status", "spot")
_Numbers = npt.NDArray[np.int64]
"""Numbers of rows, in order."""


class _Told(NamedTuple):
    """What is looked at of a casualty that was told of: columns of `FILED_SCHEMA`."""

    spot: str
    country: str | None
    admin1: str | None
    kind: str | None
    measure: str
    object: str | None
    best: int | None
    low: int | None
    high: int | None
    incident_date: date | None
    published_day: date

    @property
    def number(self) -> int:
        """The figure as one number, like that of a `Claim`."""
        return next((n for n in (self.best, self.low, self.high) if n is not None), 0)

    @property
    def places(self) -> tuple[str | tuple[str, str | None], ...]:
        """Where a toll may look for it: its own place, its region, its country if it is of a disaster."""
        country = self.country or ""
        return self.spot, (country, self.admin1 or ""), (country, self.kind)


_TOLD = _Told._fields
_LOOKED_AT = (*_TOLD, "family", "status")


def wanted_rows(earlier: Iterable[Earlier], claims: Sequence[Claim]) -> pa.Table:
    """The rows of filed claims of earlier days to which these claims can refer.

    Of most days only a few columns are looked at: tolls refer to the days of `TOLL_REACH` alone, and plans are told by
    family, status and place.
    """
    since, days = _tolls_since(claims), list(earlier)
    doers = may_be_planned({c.spot for c in claims if is_done(c) or is_recalled(c) or may_be_repeated(c)}, days)
    days = [day for day in days if doers or day.last >= since]
    read = [day.read(_LOOKED_AT if day.last >= since else _MOVED) for day in days]
    sizes = list(map(len, read))
    ends = np.cumsum([0, *sizes])
    late = [number for number, day in enumerate(days) if day.last >= since]
    wanted = set()
    if late:
        told = _tolls(pa.concat_tables([read[number] for number in late]), claims, since)
        wanted |= set(np.concatenate([np.arange(ends[n], ends[n + 1]) for n in late])[told].tolist())
    if doers and days:
        wanted |= set(_plans(pa.concat_tables([rows.select(_MOVED) for rows in read]), doers).tolist())
    return whole_rows([day.read for day in days], sizes, np.array(sorted(wanted), np.int64), FILED_SCHEMA)


def _tolls_since(claims: Sequence[Claim]) -> date:
    """The first day of publication to which tolls among the claims can refer."""
    first = min((c.published_day for c in claims), default=date.max)
    return max(first, date.min + TOLL_REACH + ONE_DAY) - TOLL_REACH - ONE_DAY


def _tolls(told: pa.Table, claims: Sequence[Claim], since: date) -> _Numbers:
    """The rows with casualties that are asked for."""
    harm = pc.and_(pc.equal(told["family"], HARM), is_in(told["measure"], TOLL_MEASURES))
    found = rows_where(pc.and_(harm, pc.greater_equal(told["published_day"], pa.scalar(since, pa.date32()))))
    rows = rows_at(told.select(_TOLD), found).combine_chunks()
    return found[_Tolls(claims).wanted(rows)]


def _plans(transfers: pa.Table, doers: AbstractSet[str]) -> _Numbers:
    """The rows with plans for places at which something was done now, and with what else was done there."""
    spots = doers & planned_spots(transfers)
    return rows_where(pc.and_(is_in(transfers["family"], FAMILIES), is_in(transfers["spot"], spots)))


def _joined(*columns: pa.ChunkedArray) -> pa.ChunkedArray:
    """The texts of each row with a line break between; a missing one is empty."""
    return pc.binary_join_element_wise(*columns, "\n", null_handling="replace", null_replacement="")


def _day_number(days: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(pc.cast(days, pa.int32()), pa.string())


class _Tolls:
    """What tolls, and events that others may date a day apart, ask of earlier days."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._spots: set[str] = set()
        self._villages = {name_of(claim) for claim in claims if is_astray(claim)}
        """Names of villages of which somebody may have told where they lie."""
        self._disasters: set[tuple[str, str]] = set()
        """Countries with sorts of disasters of which all is asked for."""
        self._kinds = {claim.kind for claim in claims if claim.kind in DISASTERS and is_astray(claim)}
        """Sorts of disasters of which all is asked for, wherever: their places are no part of the names of spots."""
        self._countries: dict[tuple[str, date], date] = {}
        self._regions: set[tuple[str, date]] = set()
        self._days: dict[tuple[str, date], date] = {}
        self._grown: dict[tuple[object, str], list[int]] = defaultdict(list)
        self._figures: dict[tuple[date, Counted], date] = {}
        for claim in claims:
            self._ask_for_toll(claim)
        for group in occasions(claims):
            self._ask_for_occasion(group)

    def _ask_for_toll(self, claim: Claim) -> None:
        is_late, is_open = is_late_toll(claim), is_open_toll(claim)
        if is_open:
            self._spots.add(claim.spot)
        if is_late or is_open:
            self._disasters |= _disasters_of(claim)
        if is_late:
            self._ask_for_growth(claim)

    def _ask_for_occasion(self, group: Sequence[Claim]) -> None:
        """What claims of one update, place and day ask for: the same event as others file it."""
        spot, day = group[0].spot, group[0].incident_date
        since = group[0].published_day - NEXT_DAY_REACH
        if may_be_of_home(group):
            self._ask_at_home(group, since)
        if kind := disaster_in_the_news(group):
            self._kinds.add(kind)
        if day is None:
            return
        if may_be_of_stretch(group):
            self._spots.add(spot)
        if is_telling(figures := counted(tolls_of(group))):
            for figure in figures:
                self._figures[day, figure] = min(since, self._figures.get((day, figure), date.max))
        if may_be_between(group) and day < group[0].published_day:
            self._regions.add((group[0].admin1 or "", day))
        if may_be_of_night(group):
            self._add_days(spot, (day - ONE_DAY, day + ONE_DAY), date.min)
        if may_be_of_next_day(group):
            self._add_days(spot, (day - ONE_DAY, day + ONE_DAY), since)

    def _ask_at_home(self, group: Sequence[Claim], since: date) -> None:
        home, day = group[0].home or "", group[0].incident_date
        if day is not None:
            self._countries[home, day] = min(since, self._countries.get((home, day), date.max))
        self._disasters |= {(home, c.kind) for c in group if c.kind in DISASTERS and c.kind}

    def _ask_for_growth(self, claim: Claim) -> None:
        if claim.added or claim.corrected or is_undated(claim) or may_be_raised(claim):
            self._spots.add(claim.spot)
        elif claim.incident_date is not None:
            self._add_days(claim.spot, (claim.incident_date,), date.min)
            self._grown[claim.spot, claim.measure].append(claim.number)
        if may_be_around(claim):
            self._grown[surroundings_of(claim), claim.measure].append(claim.number)
        if may_be_of_region(claim) and claim.incident_date is not None:
            self._regions.add((claim.admin1 or "", claim.incident_date))

    def _add_days(self, spot: str, days: Iterable[date], since: date) -> None:
        for day in days:
            self._days[spot, day] = min(since, self._days.get((spot, day), date.max))

    def wanted(self, told: pa.Table) -> _Numbers:
        """Which rows of casualties are asked for."""
        number = pc.coalesce(told["best"], told["low"], told["high"], pa.scalar(0, pa.int64()))
        if self._figures:
            self._ask_for_figures(told, number)
        if self._villages:
            self._ask_for_villages(told)
        asked = rows_where(self._may_be_wanted(told, number))
        few = told.take(pa.array(asked))
        rows = zip(*(few[name].to_pylist() for name in _TOLD), strict=True)
        return asked[np.array([self._wants(_Told._make(row)) for row in rows], np.bool_)]

    def _ask_for_figures(self, told: pa.Table, number: pa.ChunkedArray) -> None:
        """Ask for all that is told of the places and days at which a figure that is looked for occurs."""
        names = _joined(
            _day_number(told["incident_date"]), told["measure"], told["object"], pc.cast(number, pa.string())
        )
        keys = (f"{(day - _EPOCH).days}\n{m}\n{thing or ''}\n{n}" for day, (m, thing, n) in self._figures)
        found = is_in(names, keys)
        columns = ("spot", "incident_date", "measure", "object", "published_day")
        rows = (told[name].filter(found).to_pylist() for name in columns)
        for spot, day, measure, thing, published, n in zip(*rows, number.filter(found).to_pylist(), strict=True):
            since = self._figures.get((day, (measure, thing, n)), date.max)
            if published >= since:
                self._add_days(spot, (day,), since)

    def _ask_for_villages(self, told: pa.Table) -> None:
        """Ask for all that is told of the places of the names that are looked for, and of disasters around them."""
        there = {spot for spot in pc.unique(told["spot"]).to_pylist() if name_in(spot) in self._villages}
        self._spots |= there
        self._disasters |= {(where(spot).country, kind) for spot in there for kind in DISASTERS}

    def _may_be_wanted(self, told: pa.Table, number: pa.ChunkedArray) -> pa.ChunkedArray:
        """Which rows are of a place, or of a place and day, that is asked for, or have a toll from which one there can
        have grown."""
        asked = [is_in(told["spot"], self._spots), is_in(told["kind"], self._kinds)]
        if self._days:
            names = _joined(told["spot"], _day_number(told["incident_date"]))
            asked.append(is_in(names, (f"{spot}\n{(day - _EPOCH).days}" for spot, day in self._days)))
        if self._grown:
            grown = [place for place, _ in self._grown]
            around = {word for place in grown if isinstance(place, tuple) for word in place if word}
            there = pc.or_(is_in(told["admin1"], around), is_in(told["kind"], around))
            there = pc.or_(there, is_in(told["spot"], {place for place in grown if isinstance(place, str)}))
            asked.append(pc.and_(there, pc.greater_equal(number, GROWN_FROM)))
        if self._disasters:
            asked.append(is_in(_joined(told["country"], told["kind"]), map("\n".join, self._disasters)))
        if self._countries:
            names = _joined(told["country"], _day_number(told["incident_date"]))
            asked.append(is_in(names, (f"{country}\n{(day - _EPOCH).days}" for country, day in self._countries)))
        if self._regions:
            names = _joined(told["admin1"], _day_number(told["incident_date"]))
            asked.append(is_in(names, (f"{region}\n{(day - _EPOCH).days}" for region, day in self._regions)))
        return reduce(pc.or_, asked)

    def _wants(self, told: _Told) -> bool:
        if told.incident_date is None:
            return False
        country = told.country or ""
        if told.spot in self._spots or (country, told.kind) in self._disasters or told.kind in self._kinds:
            return True
        if told.published_day >= self._days.get((told.spot, told.incident_date), date.max):
            return True
        if told.published_day >= self._countries.get((country, told.incident_date), date.max):
            return True
        if (told.admin1 or "", told.incident_date) in self._regions:
            return True
        tolls = (toll for place in told.places for toll in self._grown.get((place, told.measure), ()))
        return any(can_have_grown(told.number, toll) for toll in tolls)


def _disasters_of(toll: Claim) -> set[tuple[str, str]]:
    """The countries with sorts of disasters of which a toll may be; one without a kind may be of any sort."""
    if toll.kind is None:
        return {(toll.country or "", kind) for kind in DISASTERS}
    return {surroundings_of(toll)} if toll.kind in DISASTERS else set()
