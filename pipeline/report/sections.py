"""What each section of the report shows: figures and charts, each with the query that opens the claims behind it.

A query is `key=value` pairs joined by `;`, which `page/claims.js` reads: `m` measures, `o` object, `s` status, `c`
country (`-` unknown, `!A,B` none of these), `d` day, `a` actor, `p` place. Belongs here: choosing the numbers. Not
here: adding them up (`totals`), drawing (`day_chart`, `map_chart`), the page (`page`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from pipeline.reconcile import incident_day
from pipeline.report.day_chart import DayChart, Series, draw, range_text
from pipeline.report.scope import Scope
from pipeline.report.svg import day_text, short
from pipeline.report.totals import WEAPONS, Bounds, Totals
from pipeline.views.countries import party_name
from pipeline.words import counted, place_label

COUNTRIES_SHOWN = 6
UNMATCHED = "intercepted (number launched not known)"
_UNPLACED = "Place not named"


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline figure."""

    label: str
    value: str
    note: str
    query: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart with the same numbers as a table: its columns, and rows of a day and a text for each column."""

    title: str
    chart: Markup
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]


def tiles(totals: Totals, rated: Totals) -> list[Tile]:
    """The headline figures that there are."""
    found = [
        _tile("People killed", totals.of("killed"), "m=killed;s=happened"),
        _tile("People injured", totals.of("injured"), "m=injured;s=happened"),
        *(_weapon_tile(weapon, totals, rated) for weapon in WEAPONS),
        _tile("People evacuated", totals.of("evacuated"), "m=evacuated;s=happened"),
        _tile("Evacuations planned", totals.of("evacuated", "planned"), "m=evacuated;s=planned"),
        _tile("Aid delivered", totals.of("aid_usd"), "m=aid;s=happened", "$"),
        _tile("Aid promised", totals.of("aid_usd", "planned"), "m=aid;s=planned", "$"),
    ]
    return [tile for tile in found if tile]


def _tile(label: str, bounds: Bounds, query: str, unit: str = "") -> Tile | None:
    if not bounds.high:
        return None
    if bounds.low == bounds.high:
        note = "no range is given"
    elif unit:
        note = f"from {unit}{short(bounds.low)} to {unit}{short(bounds.high)}"
    else:
        note = f"from {bounds.low:,} to {bounds.high:,}"
    return Tile(label, f"{unit}{short(bounds.best) if unit else f'{bounds.best:,}'}", note, query)


def _weapon_tile(weapon: str, totals: Totals, rated: Totals) -> Tile | None:
    launched, intercepted = totals.of(f"{weapon}_launched"), totals.of(f"{weapon}_intercepted")
    if not (launched.high or intercepted.high):
        return None
    of, stopped = rated.of(f"{weapon}_launched").best, rated.of(f"{weapon}_intercepted").best
    rate = f"; {stopped / of:.0%} where both are known" if of else ""
    query = f"m=launched,intercepted;o={weapon[:-1]};s=happened"
    if not launched.high:
        return Tile(
            f"{weapon.title()} intercepted", f"{intercepted.best:,}", "how many were launched is not told", query
        )
    return Tile(
        f"{weapon.title()} launched", f"{launched.best:,}", f"{intercepted.best:,} reported intercepted{rate}", query
    )


def weapon_panels(scope: Scope, totals: Totals, rated: Totals) -> list[Panel]:
    """Launched and intercepted by day, for each class of weapon that there is."""
    return [
        _weapon_panel(weapon, scope, totals, rated)
        for weapon in WEAPONS
        if totals.of(f"{weapon}_launched").high or totals.of(f"{weapon}_intercepted").high
    ]


def _weapon_panel(weapon: str, scope: Scope, totals: Totals, rated: Totals) -> Panel:
    launched, stopped = totals.by_day(f"{weapon}_launched"), totals.by_day(f"{weapon}_intercepted")
    of, part = rated.by_day(f"{weapon}_launched"), rated.by_day(f"{weapon}_intercepted")
    rates = {day: part[day].best / bounds.best for day, bounds in of.items() if bounds.best and day in part}
    known, rest = _split(stopped, part)
    series = [Series("intercepted", "intercepted", known), Series("launched", "launched", launched)]
    if rest:
        series.append(Series(UNMATCHED, "unmatched", rest))
    query = f"m=launched,intercepted;o={weapon[:-1]};s=happened"
    chart = DayChart(weapon.title(), scope.days, series, query, stacked=True, rates=rates)
    share: Callable[[date], str] = lambda day: f"{rates[day]:.0%}" if day in rates else ""  # noqa: E731
    return _panel(chart, ("rate", share))


def _split(
    stopped: Mapping[date, Bounds], rated: Mapping[date, Bounds]
) -> tuple[dict[date, Bounds], dict[date, Bounds]]:
    """Interceptions by day: those of which the number launched is known, as in `rated`, and the rest."""
    known, rest = {}, {}
    for day, bounds in stopped.items():
        part = rated.get(day, Bounds())
        left = bounds.less(part)
        if not left.best:
            known[day] = bounds
            continue
        rest[day] = left
        if part.best:
            known[day] = part
    return known, rest


def casualty_panels(scope: Scope, totals: Totals) -> list[Panel]:
    """Killed and injured by day, for the countries with most and for all others together."""
    order = totals.countries(("killed", "injured"))
    shown = order[:COUNTRIES_SHOWN] if len(order) > COUNTRIES_SHOWN + 1 else order
    panels = [_casualties(_name(c), scope, totals, f"c={c or '-'}", _is(c)) for c in shown]
    if len(shown) < len(order):
        rest = f"c=!{','.join(c or '-' for c in shown)}"
        known = frozenset(shown)
        panels.append(_casualties("All other countries", scope, totals, rest, lambda c: c not in known))
    return panels


def _is(country: str | None) -> Callable[[str | None], bool]:
    return lambda other: other == country


def _name(country: str | None) -> str:
    return party_name(country) or _UNPLACED


def _casualties(title: str, scope: Scope, totals: Totals, where: str, holds: Callable[[str | None], bool]) -> Panel:
    series = (
        Series("killed", "killed", totals.by_day("killed", "happened", holds), band=True),
        Series("injured", "injured", totals.by_day("injured", "happened", holds), band=True),
    )
    return _panel(DayChart(title, scope.days, series, f"m=killed,injured;s=happened;{where}"))


def evacuation_panel(scope: Scope, totals: Totals) -> Panel | None:
    """Evacuations done and planned by day; None without any."""
    series = (
        Series("evacuated", "done", totals.by_day("evacuated"), band=True),
        Series("planned", "planned", totals.by_day("evacuated", "planned"), band=True),
    )
    inside = frozenset(scope.days)
    if not any(inside & s.values.keys() for s in series):
        return None
    return _panel(DayChart("Evacuations", scope.days, series, "m=evacuated"))


@dataclass(frozen=True, slots=True)
class Move:
    """One evacuation as a line of a list."""

    day: str
    origin: str
    destination: str
    people: str
    status: str
    query: str


def moves(scope: Scope) -> list[Move]:
    """The evacuations and plans for them, the largest first."""
    rows = [r for r in scope.incidents.to_pylist() if r["evacuated_best"] and r["status"] in ("planned", "happened")]
    rows.sort(key=lambda r: (-r["evacuated_best"], r["incident_id"]))
    return [
        Move(
            day_text(row["date_to"] or incident_day(row["incident_id"])),
            place_label(row) or party_name(row["country"]) or "not named",
            row["destination_text"] or "",
            f"{row['evacuated_best']:,}",
            "planned" if row["status"] == "planned" else "done",
            f"m=evacuated;i={row['incident_id']}",
        )
        for row in rows
    ]


def _panel(chart: DayChart, *more: tuple[str, Callable[[date], str]]) -> Panel:
    rows = []
    for day in chart.days:
        found = [s.values.get(day) for s in chart.series]
        if any(b and b.high for b in found):
            cells = [range_text(b) if b else "" for b in found]
            rows.append((day_text(day), [*cells, *(text(day) for _, text in more)]))
    return Panel(chart.title, draw(chart), [*(s.name for s in chart.series), *(name for name, _ in more)], rows)


@dataclass(frozen=True, slots=True)
class Gift:
    """Help from one donor, or in one currency: texts and the queries."""

    name: str
    promised: str
    delivered: str
    bars: tuple[float, float] | None
    """The lengths for promised and delivered in percent of the greatest sum; none between sums in several units."""
    query: str


def gifts_by_donor(scope: Scope) -> list[Gift]:
    """Aid in dollars by who gives it, the greatest sums first. Aid in a currency without a rate is left out."""
    sums: dict[str | None, dict[str, int]] = {}
    for row in scope.incidents.select(["actor", "status", "aid_usd_best"]).to_pylist():
        if row["aid_usd_best"] and row["status"] in ("planned", "happened"):
            _add(sums, row["actor"], row["status"], row["aid_usd_best"])
    return _gifts(sums, lambda actor: (party_name(actor) or "Donor not named", f"m=aid;a={actor or '-'}"), "$")


def gifts_by_currency(scope: Scope) -> list[Gift]:
    """Aid by the currency that it is stated in, in that currency; running totals are left out."""
    status = dict(zip(*(scope.incidents[name].to_pylist() for name in ("incident_id", "status")), strict=True))
    sums: dict[str | None, dict[str, int]] = {}
    for row in scope.figures.select(["incident_id", "measure", "object", "best", "reason"]).to_pylist():
        if row["measure"] == "aid" and row["best"] and row["reason"] != "running_total":
            _add(sums, row["object"], status[row["incident_id"]], row["best"])
    return _gifts(sums, lambda code: (code or "Currency not named", f"m=aid;o={code or '-'}"), "")


def _add(sums: dict[str | None, dict[str, int]], key: str | None, status: str, value: int) -> None:
    of_key = sums.setdefault(key, {"planned": 0, "happened": 0})
    of_key[status] = of_key.get(status, 0) + value


def _gifts(
    sums: Mapping[str | None, Mapping[str, int]],
    named: Callable[[str | None], tuple[str, str]],
    unit: str,
) -> list[Gift]:
    """`unit` is that of all sums; without one each row has its own, and no bars."""
    top = max((max(s["planned"], s["happened"]) for s in sums.values()), default=0)
    found = []
    for key in sorted(sums, key=lambda k: (-max(sums[k]["planned"], sums[k]["happened"]), k or "")):
        planned, happened = sums[key]["planned"], sums[key]["happened"]
        if not (planned or happened):
            continue
        name, query = named(key)
        bars = (100 * planned / top, 100 * happened / top) if unit else None
        promised, delivered = (f"{unit}{short(value)}" if value else "" for value in (planned, happened))
        found.append(Gift(name, promised, delivered, bars, query))
    return found


def subtitle(scope: Scope) -> dict[str, Any]:
    """What the head of the page says of the data."""
    return {
        "first": day_text(scope.first),
        "last": day_text(scope.last),
        "known_at": f"{day_text(scope.known_at.date())}, {scope.known_at:%H:%M} UTC",
        "incidents": counted(len(scope.incidents), "incident"),
        "claims": counted(sum(scope.incidents["claims"].to_pylist()), "claim"),
        "updates": counted(len(scope.updates), "update"),
        "sources": counted(len(set(scope.updates["source"].to_pylist())), "publisher"),
    }
