"""What the main job prints when it is done, for a person to read.

Belongs here: the words and tables on the screen. Not here: what was done (`run`), and progress meanwhile (`progress`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assets.books import Books
from assets.inbox.reading import read_rows
from assets.run import Checked, Outcome
from assets.storage.day_file import Day
from pipeline.report.totals import WEAPONS
from pipeline.views.countries import party_name
from pipeline.words import counted
from schemas import TABLES

INCIDENTS_SHOWN = 25
REJECTS_SHOWN = 5
_FIGURES = {"killed": "{} killed", "injured": "{} injured", "evacuated": "{} evacuated", "aid_usd": "${} of aid"}
_CLASSES = frozenset(
    ["children", "civilians", "hostages", "journalists", "medics", "police", "prisoners", "rescuers", "soldiers"]
)  # of people, as the vocabulary of objects has them
_LOOK: dict[str, Any] = {"box": SIMPLE_HEAD}


def show(console: Console, books: Books, outcome: Outcome) -> None:
    """Print what a run did and what the tables hold now."""
    show_inputs(console, books, outcome)
    if not any(outcome.days_made.values()):
        console.print("Nothing new: all tables are as they were.")
    console.print()
    _show_claims(console, books)
    incidents = _most_reported(books)
    _show_incidents(console, books, incidents)
    _show_checks(console, outcome.checks)
    _show_next(console, books, max(incidents, key=lambda row: row["claims"], default=None))


def figures_text(row: Mapping[str, Any]) -> str:
    """The figures of an incident in words: "≥10 missiles (7 intercepted), 3 killed, 10–14 injured"."""
    found = [
        _weapons_text(weapon, _bounds(row, f"{weapon}_launched"), _bounds(row, f"{weapon}_intercepted"))
        for weapon in WEAPONS
    ]
    found += [pattern.format(text) for name, pattern in _FIGURES.items() if (text := _bounds(row, name))]
    return ", ".join(text for text in found if text)


def _weapons_text(weapon: str, launched: str, intercepted: str) -> str:
    if launched:
        return _with_noun(launched, weapon) + (f" ({intercepted} intercepted)" if intercepted else "")
    return f"{_with_noun(intercepted, weapon)} intercepted" if intercepted else ""


def _with_noun(figure: str, weapons: str) -> str:
    return f"{figure} {weapons.removesuffix('s') if figure == '1' else weapons}"


def _bounds(row: Mapping[str, Any], name: str) -> str:
    return bounds_text(*(row[f"{name}_{end}"] for end in ("low", "best", "high")))


def bounds_text(low: int | None, best: int | None, high: int | None) -> str:
    """A figure with its bounds: "12", "10–14", "≥10", "≤14", nothing if there is none."""
    if best is None and high is None and low is None:
        return ""
    if low is None:
        return f"≤{high if high is not None else best:,}"
    if high is None:
        return f"≥{low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def show_inputs(console: Console, books: Books, outcome: Outcome) -> None:
    """Print what reading each input gave, and the first parts of it that could not be used."""
    for item, found in outcome.inputs:
        rejected = sum(found.rejects.values())
        extra = f", {counted(rejected, 'part')} set aside" if rejected else ""
        read = f"Read [bold]{counted(found.updates, 'update')}[/] from {escape(item.given_as)}{extra}"
        console.print(read, highlight=False, soft_wrap=True)
        for line in _reject_lines(books, outcome, item.input_id):
            console.print(f"  [yellow]{escape(line)}[/]", highlight=False, soft_wrap=True)
    for path, why in outcome.refused.items():
        named = why if path in why else f"{path}: {why}"
        console.print(f"[yellow]Not read:[/] {escape(named)}", highlight=False, soft_wrap=True)


def _reject_lines(books: Books, outcome: Outcome, input_id: str) -> Iterator[str]:
    for item, found in outcome.inputs:
        if item.input_id != input_id or not found.rejects:
            continue
        rows = read_rows(books.root, item, "rejects", ["line", "reason", "detail"]).to_pylist()
        for row in rows[:REJECTS_SHOWN]:
            where = f"line {row['line']}: " if row["line"] is not None else ""
            yield f"{where}{row['detail']} ({row['reason']})"
        if len(rows) > REJECTS_SHOWN:
            yield f"and {len(rows) - REJECTS_SHOWN} more, all with their bytes in the table rejects"


def _show_claims(console: Console, books: Books) -> None:
    measures: Counter[str] = Counter()
    for file in books.table("claims").files().values():
        measures.update(file.counts)
    claims = sum(measures.values())
    _show_title(console, f"{counted(claims, 'claim')} in {counted(_rows(books, 'updates'), 'update')}")
    if not claims:
        return
    table = Table(**_LOOK)
    table.add_column("measure")
    table.add_column("claims", justify="right")
    for measure, count in measures.most_common():
        table.add_row(measure, f"{count:,}")
    console.print(table)
    if unfiled := claims - _rows(books, "incident_claims"):
        console.print(f"{counted(unfiled, 'claim')} in no incident, as the day is not known\n", highlight=False)


def _show_title(console: Console, text: str) -> None:
    console.print(f"[bold]{text}[/]", highlight=False)


def _rows(books: Books, table: str) -> int:
    return sum(file.rows for file in books.table(table).files().values())


def _show_incidents(console: Console, books: Books, rows: Sequence[Mapping[str, Any]]) -> None:
    total = _rows(books, "incidents")
    shown = f", the {len(rows)} with most claims" if total > len(rows) else ""
    _show_title(console, f"{counted(total, 'incident')}{shown}")
    if not rows:
        return
    others = _other_figures(books, rows)
    table = Table(**_LOOK)
    for name in ("day", "place", "kind", "figures", "claims"):
        table.add_column(name, justify="right" if name == "claims" else "left", overflow="fold")
    for row in rows:
        status = "" if row["status"] == "happened" else f" ({row['status']})"
        contested = " [yellow](contested)[/]" if row["contested"] else ""
        place = row["place_text"] or row["place_name"] or party_name(row["country"]) or ""
        what = escape(figures_text(row) or others.get(row["incident_id"]) or row["headline"] or "")
        table.add_row(_days(row), escape(place), row["kind"] + status, what + contested, str(row["claims"]))
    console.print(table)


def _most_reported(books: Books) -> list[dict[str, Any]]:
    """The incidents with most claims, in order of their days; each with the day that it is filed under, `filed`."""
    stored = books.table("incidents")
    best: list[tuple[int, str, Day]] = []
    for day in stored.days():
        counts = stored.read(day, ["claims", "incident_id"])
        found = zip(counts["claims"].to_pylist(), counts["incident_id"].to_pylist(), strict=True)
        best = nsmallest(INCIDENTS_SHOWN, [*best, *((-count, incident, day) for count, incident in found)])
    wanted = {incident for _, incident, _ in best}
    rows = [row | {"filed": day} for day in {day for _, _, day in best} for row in stored.read(day).to_pylist()]
    shown = [row for row in rows if row["incident_id"] in wanted]
    return sorted(shown, key=lambda row: (str(row["date_to"] or row["date_from"]), row["incident_id"]))


def _other_figures(books: Books, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """By incident, the figures in words of those that have none in a column of their own: "40,000 people displaced"."""
    bare = {row["incident_id"]: row["filed"] for row in rows if not figures_text(row)}
    found: dict[str, list[Mapping[str, Any]]] = {}
    for day in set(bare.values()):
        for figure in books.table("incident_figures").read(day).to_pylist():
            if figure["incident_id"] in bare and figure["best"] is not None:
                found.setdefault(figure["incident_id"], []).append(figure)
    return {incident: other_figures_text(figures) for incident, figures in found.items()}


def other_figures_text(figures: Sequence[Mapping[str, Any]]) -> str:
    """Figures in words, the same once: people of whom a class has the very same figure are told as that class."""

    def bounds(figure: Mapping[str, Any]) -> tuple[object, ...]:
        return tuple(figure[name] for name in ("measure", "low", "best", "high"))

    classed = {bounds(figure) for figure in figures if figure["object"] in _CLASSES}
    told = (figure for figure in figures if figure["object"] != "people" or bounds(figure) not in classed)
    return ", ".join(map(_other_figure_text, told))


def _other_figure_text(figure: Mapping[str, Any]) -> str:
    named = " ".join(word for word in (figure["measure"], figure["object"]) if word).replace("_", " ")
    return f"{named}: {bounds_text(figure['low'], figure['best'], figure['high'])}"


def _days(row: Mapping[str, Any]) -> str:
    first, last = row["date_from"], row["date_to"]
    if first is None or last is None or first == last:
        return str(last or first or "")
    return f"{first} – {last:%d}" if (first.year, first.month) == (last.year, last.month) else f"{first} – {last}"


def _show_checks(console: Console, checks: Sequence[Checked]) -> None:
    failed = [check for check in checks if not check.passed]
    passed = len(checks) - len(failed)
    console.print(f"Checks: [green]{passed} passed[/], [{'red' if failed else 'green'}]{len(failed)} failed[/]")
    for check in failed:
        mark = "[yellow]warning[/]" if check.is_warning else "[red]failed[/]"
        breaches = counted(check.breaches, "breach", "breaches")
        said = f"{check.table}.{check.name}: {breaches}, such as {escape(check.example)}"
        console.print(f"  {mark} {said}", highlight=False)
    if any(check.is_broken for check in checks):
        console.print("  daily_totals is left as it was until these checks pass.")


def _show_next(console: Console, books: Books, incident: Mapping[str, Any] | None) -> None:
    me = Path(sys.argv[0])
    command = "tollbook" if me.name != "tollbook" or me.parent == Path() else _shortest(me)
    where = _shortest(Path(str(books.root.path))) if "://" not in books.root.url else books.root.url
    tables = ", ".join(TABLES)
    console.print(f"Tables are in [bold]{escape(where)}[/]: {tables}", highlight=False, soft_wrap=True)
    console.print("Next, try:")
    query = "select date_to, place_name, killed_best, injured_best from incidents order by claims desc limit 10"
    explain = [f"explain {incident['incident_id']}"] if incident else []
    for line in ["report", *explain, f'query "{query}"']:
        console.print(f"  {command} {line} --data {escape(where)}", highlight=False, soft_wrap=True)


def _shortest(path: Path) -> str:
    """A path as a user would type it from where they are."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
