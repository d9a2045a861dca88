"""What the main job prints when it is done, for a person to read.

Belongs here: the words and tables on the screen. Not here: what was done (`run`), and progress meanwhile (`progress`).
"""

from __future__ import annotations

import re
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
from assets.figure_words import figures_beside, figures_text, other_figures_text
from assets.inbox.reading import read_rows
from assets.run import Checked, Outcome
from assets.storage.day_file import Day
from pipeline.views.countries import party_name
from pipeline.words import counted
from schemas import TABLES

INCIDENTS_SHOWN = 25
REJECTS_SHOWN = 5
_DIGITS = re.compile(r"\d+")
"""What reports of the same fault differ in."""
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
        alike: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for row in rows:
            alike.setdefault((row["reason"], _DIGITS.sub("0", row["detail"])), []).append(row)
        shown = list(alike.values())[:REJECTS_SHOWN]
        for same in shown:
            more = f" and {len(same) - 1:,} more like it" if len(same) > 1 else ""
            first = f"line {same[0]['line']}" if same[0]["line"] is not None else "a part" if more else ""
            where = f"{first}{more}: " if first else ""
            yield f"{where}{same[0]['detail']} ({same[0]['reason']})"
        if left := len(rows) - sum(map(len, shown)):
            yield f"and {left:,} more, all with their bytes in the table rejects"


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
        told = (figures_text(row), others.get(row["incident_id"]))
        what = escape(", ".join(filter(None, told)) or row["headline"] or "")
        table.add_row(_days(row), escape(place), row["kind"] + status, what + contested, str(row["claims"]))
    console.print(table)


def _most_reported(books: Books) -> list[dict[str, Any]]:
    """The incidents with most claims, in order of their days; each with the day that it is filed under, `filed`."""
    stored = books.table("incidents")
    best: list[tuple[int, str, Day]] = []
    for day in stored.days():
        counts = stored.read(day, ["claims", "incident_id"])
        found = zip(counts["claims"].to_pylist(), counts["incident_id"].to_pylist(), strict=True)
        best = nsmallest(INCIDENTS_SHOWN, [*best, *((-count, incident, day) for count, incident in found if count)])
    wanted = {incident for _, incident, _ in best}
    rows = [row | {"filed": day} for day in {day for _, _, day in best} for row in stored.read(day).to_pylist()]
    shown = [row for row in rows if row["incident_id"] in wanted]
    return sorted(shown, key=lambda row: (str(row["date_to"] or row["date_from"]), row["incident_id"]))


def _other_figures(books: Books, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """By incident, figures in words that have no column of their own: of people, and where there are no others, all."""
    found: dict[str, list[Mapping[str, Any]]] = {row["incident_id"]: [] for row in rows}
    for day in {row["filed"] for row in rows}:
        for figure in books.table("incident_figures").read(day).to_pylist():
            if figure["incident_id"] in found and figure["best"] is not None:
                found[figure["incident_id"]].append(figure)
    told = {row["incident_id"]: figures_beside if figures_text(row) else list for row in rows}
    return {incident: other_figures_text(told[incident](figures)) for incident, figures in found.items()}


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
    query = "select date_to, place_text, killed_best, injured_best from incidents order by claims desc limit 10"
    explain = [f"explain {incident['incident_id']}"] if incident else []
    for line in ["report", *explain, f'query "{query}"']:
        console.print(f"  {command} {line} --data {escape(where)}", highlight=False, soft_wrap=True)


def _shortest(path: Path) -> str:
    """A path as a user would type it from where they are."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
