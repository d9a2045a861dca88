"""Laws of publishing: what `daily_totals` says of a day can be told from the incidents of that day.

Belongs here: laws of `daily_totals`. Not here: adding up (`pipeline.publish`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from assets.checks.general_laws import bounds_in_order, unique
from assets.checks.law import Law
from assets.checks.rows import Shelf
from assets.totals_days import made_from
from pipeline.publish import INCIDENT_COLUMNS, Group, Summand, summands
from pipeline.publish.natures import ATTACK, DISASTER
from schemas import table

_ENDS = ("low", "best", "high")
_SCOPES = ("country", "region", "local", "quarter")
_KEY = table("daily_totals").key


def _between_part_and_sum(shelf: Shelf) -> Iterator[str]:
    days = _up_to_date(shelf)
    totals = shelf.books.table("daily_totals").read(None, [*_KEY, *_ENDS])
    told: defaultdict[date, dict[Group, Sequence[int]]] = defaultdict(dict)
    for row in totals.filter(pc.is_in(totals["date"], pa.array(days, pa.date32()))).to_pylist():
        group: Group = tuple(row[name] for name in _KEY)
        told[row["date"]][group] = [row[end] or 0 for end in _ENDS]
    for day in days:
        incidents = shelf.books.table("incidents").read(day, INCIDENT_COLUMNS)
        yield from breaches_of_day(told[day], summands(incidents, shelf.books.table("incident_figures").read(day)))


def _up_to_date(shelf: Shelf) -> list[date]:
    """The days at hand whose totals were made from what is stored now; others wait to be made anew."""
    file = shelf.books.table("daily_totals").file(None)
    same = file.notes.items() & made_from(shelf.books).items() if file is not None else set()
    return [day for day in shelf.days("incidents") if day is not None and day.isoformat() in dict(same)]


def breaches_of_day(told: Mapping[Group, Sequence[int]], parts: Mapping[Group, Sequence[Summand]]) -> Iterator[str]:
    """A line for each row that is missing, or too many, or not within its limits. `told`: low, best and high of the
    rows of a day, 0 for null; `parts`: what they are sums of."""
    for group in sorted({*told, *parts}, key=str):
        said = ", ".join(str(part) for part in group)
        if group not in told or group not in parts:
            yield f"daily_totals {said}: {'no incident has it' if group in told else 'there is no row of it'}"
            continue
        for end, total, (least, most) in zip(_ENDS, told[group], _limits(group, parts[group]), strict=True):
            if not least <= total <= most:
                yield f"daily_totals {said}: {end} is {total}, its incidents give {least} to {most}"


def _limits(group: Group, parts: Sequence[Summand]) -> list[tuple[int, int]]:
    """For each end the least and the most that a total can be: no less than what is told of the nation, of regions, of
    towns or of their quarters; no more than the greater of the nation's figure and all others together, for aid than
    all together, as for attacks and disasters, each by themselves."""
    measure = dict(zip(_KEY, group, strict=True))["measure"]
    found = []
    for end in range(len(_ENDS)):
        nation, others, least = _sums(parts, end)
        by_nature = [_sums([p for p in parts if p.nature == nature], end) for nature in (ATTACK, DISASTER)]
        most = max(nation, others, sum(max(own[:2]) for own in by_nature))
        found.append((least, nation + others if measure == "aid" else most))
    return found


def _sums(parts: Iterable[Summand], end: int) -> tuple[int, int, int]:
    """What is told of the nation, all others together, and the greatest sum of one scope."""
    sums = dict.fromkeys(_SCOPES, 0)
    for part in parts:
        sums[part.scope] += part.bounds[end] or 0
    nation = sums["country"]
    return nation, sum(sums.values()) - nation, max(sums.values())


TOTAL_LAWS = (
    Law(
        "daily_totals_have_bounds_in_order",
        "daily_totals",
        "low ≤ best ≤ high where not null.",
        bounds_in_order("daily_totals"),
        by_days=False,
    ),
    Law(
        "daily_totals_have_unique_ids",
        "daily_totals",
        "One row for each day, country, status, measure and object.",
        unique("daily_totals"),
        by_days=False,
    ),
    Law(
        "daily_totals_follow_from_incidents",
        "daily_totals",
        "A day's total is no less than what its incidents tell of the nation, of its regions, of towns or of their "
        "quarters, and no more than the greater of the nation's figure and the sum of all others (of aid, than all "
        "together), or than these for attacks and for disasters added up.",
        _between_part_and_sum,
    ),
)
