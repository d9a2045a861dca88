"""Strikes in the columns of the daily table of Petro Ivaniuk's data set on missile attacks on Ukraine.

The data set is https://www.kaggle.com/datasets/piterfm/massive-missile-attacks-on-ukraine; its columns are as they
stood in 2025. A row here is one incident × weapon model, and the rows of one incident add up to its figures. Belongs
here: that mapping. Not here: what of an incident goes into a row (`events`), writing the file (`table`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.export.events import Event
from pipeline.export.table import CsvExport, Field

WEAPONS = ("missile", "drone", "rocket", "bomb", "air_target", "aircraft", "shell")
_NOT_KEPT = "not filled: not known"


@dataclass(frozen=True, slots=True)
class Strike:
    """Weapons of one model, or of one class where no model is named, in one incident."""

    event: Event
    model: str
    launched: int | None
    destroyed: int | None


def strikes(event: Event) -> Iterator[Strike]:
    """The strikes of an incident that happened; none without a weapon that was launched or intercepted."""
    if event["status"] != "happened":
        return
    for weapon in WEAPONS:
        launched, destroyed = event.best("launched", weapon), event.best("intercepted", weapon)
        if launched is not None or destroyed is not None:
            yield from _by_model(event, weapon, launched, destroyed)


def _by_model(event: Event, weapon: str, launched: int | None, destroyed: int | None) -> Iterator[Strike]:
    named = sorted({model for _, of, model in event.models if of == weapon})
    parts: list[tuple[str, int | None, int | None]] = [
        (model, event.models.get(("launched", weapon, model)), event.models.get(("intercepted", weapon, model)))
        for model in named
    ]
    parts = [part for part in parts if part[1] is not None or part[2] is not None]
    of_launched = sum(part[1] or 0 for part in parts)
    of_destroyed = sum(part[2] or 0 for part in parts)
    whole = of_launched <= (launched or 0) and of_destroyed <= (destroyed or 0)
    if not parts or not whole:
        yield Strike(event, " and ".join(named) or weapon.replace("_", " "), launched, destroyed)
        return
    if len(parts) == 1 and parts[0][1] == launched:  # so what was destroyed is of this model, too
        yield Strike(event, parts[0][0], launched, destroyed)
        return
    yield from (Strike(event, *part) for part in parts)
    rest = (launched or 0) - of_launched, (destroyed or 0) - of_destroyed
    if any(rest):
        yield Strike(event, weapon.replace("_", " "), *(left or None for left in rest))


STRIKES = CsvExport(
    name="strikes",
    file="strikes.csv",
    title="Missile attacks, daily table",
    records=strikes,
    kept="what happened with a number of weapons launched or intercepted; a row for each model that has numbers of its "
    "own, and one for the rest",
    lost=(
        "ranges: `launched` and `destroyed` are best values",
        "casualties and damage",
        "a nationwide count and the counts of towns in it are rows of their own: do not add them up",
    ),
    fields=(
        Field("time_start", "`date_from`; the hour is not kept", lambda s: s.event.first_day),
        Field("time_end", "`date_to`", lambda s: s.event.last_day),
        Field("model", "weapon model, as Tollbook writes it; else the class of weapon", lambda s: s.model),
        Field("launch_place", _NOT_KEPT),
        Field("target", "`place_name`, else `place_text`, else the country", lambda s: s.event.place or _country(s)),
        Field("target_main", _NOT_KEPT),
        Field("launched", "launched, best", lambda s: s.launched),
        Field("destroyed", "intercepted, best; holds those that were jammed", lambda s: s.destroyed),
        Field("not_reach_goal", "not filled: counted with `destroyed`"),
        Field("still_attacking", _NOT_KEPT),
        Field("border_crossing", _NOT_KEPT),
        Field("is_shahed", "not filled: see `model`"),
        Field("num_hit_location", _NOT_KEPT),
        Field("num_fall_fragment_location", _NOT_KEPT),
        Field("carrier", _NOT_KEPT),
        Field("turbojet", _NOT_KEPT),
        Field("turbojet_destroyed", _NOT_KEPT),
        Field("affected region", "`admin1` (ISO 3166-2)", lambda s: s.event["admin1"]),
        Field("destroyed_details", _NOT_KEPT),
        Field("launched_details", _NOT_KEPT),
        Field("launch_place_details", _NOT_KEPT),
        Field("source", "addresses of the updates, else publishers", lambda s: _source(s)),
    ),
)


def _country(strike: Strike) -> str | None:
    return strike.event.country.name if strike.event.country else None


def _source(strike: Strike) -> str:
    return " ".join(strike.event.links) or "; ".join(strike.event.publishers)
