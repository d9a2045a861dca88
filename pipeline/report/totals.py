"""The sums that a report shows, by day and country, wholes and parts not counted twice.

The adding up is that of `daily_totals`; here it is fed with the wide figures of incidents, so that people of several
classes count once. Belongs here: which sums. Not here: drawing them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.publish import daily_totals

Row = Mapping[str, Any]
KEYS = {
    "missiles_launched": ("launched", "missile"),
    "missiles_intercepted": ("intercepted", "missile"),
    "drones_launched": ("launched", "drone"),
    "drones_intercepted": ("intercepted", "drone"),
    "killed": ("killed", "people"),
    "injured": ("injured", "people"),
    "evacuated": ("evacuated", "people"),
    "aid_usd": ("aid", "USD"),
}
"""What each wide figure counts: measure and object."""
_NAMES = {key: name for name, key in KEYS.items()}
WEAPONS = ("missiles", "drones")


class Bounds(NamedTuple):
    """A figure: least, most conservative, greatest."""

    low: int = 0
    best: int = 0
    high: int = 0

    def plus(self, other: Bounds) -> Bounds:
        """The sum, end by end."""
        return Bounds(self.low + other.low, self.best + other.best, self.high + other.high)

    def less(self, part: Bounds) -> Bounds:
        """What is left without a part, end by end, the best value between the others; no end is below 0."""
        low, best, high = (max(0, own - other) for own, other in zip(self, part, strict=True))
        return Bounds(min(low, best), best, max(best, high))

    def greater(self, other: Bounds) -> Bounds:
        """The greater of the two, end by end."""
        return Bounds(max(self.low, other.low), max(self.best, other.best), max(self.high, other.high))


class Key(NamedTuple):
    """What a sum is of; `country` is an ISO code, or None where it is not known."""

    figure: str
    status: str
    country: str | None
    day: date


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums by figure, status, country and day."""

    sums: Mapping[Key, Bounds] = field(default_factory=dict)

    def of(self, figure: str, status: str = "happened") -> Bounds:
        """The sum over all countries and days."""
        found = Bounds()
        for bounds in self.by_day(figure, status).values():
            found = found.plus(bounds)
        return found

    def by_day(
        self, figure: str, status: str = "happened", holds: Callable[[str | None], bool] = lambda _: True
    ) -> dict[date, Bounds]:
        """The sum of each day over the countries for which `holds`.

        Weapons without a place are most often a country's own count that does not name it: of these and of the sum over
        countries the greater counts, as for wholes and parts.
        """
        placed: defaultdict[date, Bounds] = defaultdict(Bounds)
        unplaced: defaultdict[date, Bounds] = defaultdict(Bounds)
        for key, bounds in self.sums.items():
            if key.figure == figure and key.status == status and holds(key.country):
                side = unplaced if key.country is None else placed
                side[key.day] = side[key.day].plus(bounds)
        join = Bounds.greater if figure.startswith(WEAPONS) else Bounds.plus
        return {day: join(placed[day], unplaced[day]) for day in sorted({*placed, *unplaced})}

    def countries(self, figures: Iterable[str], status: str = "happened") -> list[str | None]:
        """The countries that have any of the figures, the greatest sums of best values first."""
        wanted = frozenset(figures)
        sizes: defaultdict[str | None, int] = defaultdict(int)
        for key, bounds in self.sums.items():
            if key.figure in wanted and key.status == status:
                sizes[key.country] += bounds.best
        return sorted((c for c in sizes if sizes[c]), key=lambda c: (-sizes[c], c or ""))


def totals(incidents: pa.Table) -> Totals:
    """The sums of the wide figures of incidents."""
    return _summed(incidents, _long(incidents.to_pylist(), lambda _row, _name: True))


def totals_with_rate(incidents: pa.Table) -> Totals:
    """The sums of weapons over the incidents for which both launched and intercepted are known: what an interception
    rate can be taken from."""
    return _summed(incidents, _long(incidents.to_pylist(), _both_known))


def _both_known(row: Row, name: str) -> bool:
    weapon = name.partition("_")[0]
    if weapon not in WEAPONS:
        return False
    launched, intercepted = row[f"{weapon}_launched_best"], row[f"{weapon}_intercepted_best"]
    return launched is not None and intercepted is not None and intercepted <= launched


def _long(rows: Iterable[Row], wanted: Callable[[Row, str], bool]) -> pa.Table:
    found = [
        {
            "incident_id": row["incident_id"],
            "measure": measure,
            "object": counted,
            **{end: row[f"{name}_{end}"] for end in ("low", "best", "high")},
            "reason": "",
            "contested": row["contested"],
        }
        for row in rows
        for name, (measure, counted) in KEYS.items()
        if row[f"{name}_best"] is not None and wanted(row, name)
    ]
    return pa.Table.from_pylist(found, schema=_SCHEMA)


_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("incident_id", "measure", "object")]
    + [(name, pa.int64()) for name in ("low", "best", "high")]
    + [("reason", pa.string()), ("contested", pa.bool_())]
)


def _summed(incidents: pa.Table, figures: pa.Table) -> Totals:
    sums = {}
    for row in daily_totals(incidents, figures).to_pylist():
        best = row["best"] or 0
        bounds = Bounds(row["low"] or 0, best, max(best, row["high"] or 0))
        sums[Key(_NAMES[row["measure"], row["object"]], row["status"], row["country"], row["date"])] = bounds
    return Totals(sums)
