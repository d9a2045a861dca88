"""Reads the texts of `contexts/`: reports with the day, place, speaker and parties of each marked figure.

Belongs here: the format (stated in `README.md`) and its errors. Not here: running the extractor over the texts
(`tests/pipeline/extract/test_contexts.py`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from schemas.vocabulary import MEASURE
from tests.corpus.reader import CorpusError, read_marks

ROOT = Path(__file__).parent / "contexts"

Days = tuple[date | None, date | None]

_FIGURE = re.compile(r"(?:(?P<status>planned|hypothetical|denied) )?(?P<measure>[a-z_]+) (?P<figure>\d+)")
_PLACE = re.compile(r"(?P<names>.+) (?P<countries>[A-Z]{2}(?:\|[A-Z]{2})*|[-?])")
_KEYS = {"published", "headline", "text", "facts"}


@dataclass(frozen=True, slots=True)
class Context:
    """When, where, who says so, who did it to whom. A None is not judged; an empty tuple or string in one is "none"."""

    days: tuple[Days, ...] | None = None
    places: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    speakers: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Expected:
    """What is said of one marked figure."""

    status: str
    measure: str
    figure: int
    context: Context
    field: str = "body"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """One text and the figures marked in it; `name` is the file's stem with the entry's number."""

    name: str
    headline: str
    body: str
    published_at: datetime
    timezone: str
    facts: tuple[Expected, ...]


def _day(text: str, year: int) -> date | None:
    return date.fromisoformat(text if len(text) > 5 else f"{year}-{text}") if text else None


def _days(text: str, year: int) -> Days:
    first, parted, last = text.partition("..")
    return (None, None) if text == "-" else (_day(first, year), _day(last if parted else first, year))


def _either(cell: str) -> tuple[str, ...] | None:
    """The allowed words of a cell, "" for "-"; None where any of them is "?"."""
    words = [word.strip() for word in cell.split("|")]
    return None if "?" in words else tuple("" if word == "-" else word for word in words)


def _place(cell: str) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    match = _PLACE.fullmatch(cell)
    if match is None:
        if cell in ("-", "?"):
            return _either(cell), _either(cell)
        raise CorpusError(f"cannot read the place {cell!r}; write NAME COUNTRY, '-' or '?'")
    return _either(match["names"]), _either(match["countries"])


def read_context(text: str, year: int) -> Context:
    """A context such as `06-01 | Kyiv UA | the mayor | RU > ?`; cells at its end may be left out.

    Raises `CorpusError` for one that cannot be read.
    """
    cells = [cell.strip() for cell in text.split(" | ")]
    if len(cells) > 4:
        raise CorpusError(f"cannot read {text!r}; write days | place | speaker | actor > target")
    dated, placed, spoken, parted = (*cells, *"????"[len(cells) :])
    places, countries = _place(placed)
    actor, arrow, target = (parted if parted != "?" else "? > ?").partition(" > ")
    if not arrow:
        raise CorpusError(f"cannot read the parties of {text!r}; write actor > target")
    try:
        either = _either(dated)
        days = None if either is None else tuple(_days(day or "-", year) for day in either)
    except ValueError as error:
        raise CorpusError(f"cannot read the days of {text!r}: {error}") from None
    return Context(days, places, countries, _either(spoken), _either(actor), _either(target))


def read_expected(line: str, year: int) -> Expected:
    """One fact line such as `killed 3 | 06-01 | Kyiv UA | the mayor | RU > ?`.

    Raises `CorpusError` for a line that cannot be read.
    """
    figure, *context = (cell.strip() for cell in line.split(" | "))
    match = _FIGURE.fullmatch(figure)
    if match is None or len(context) not in (3, 4) or not MEASURE.holds(match["measure"]):
        raise CorpusError(
            f"cannot read {line!r}; write [status] measure figure | days | place | speaker [| actor > target]"
        )
    return Expected(
        match["status"] or "happened", match["measure"], int(match["figure"]), read_context(" | ".join(context), year)
    )


def _report(name: str, entry: dict[str, Any]) -> Report:
    unknown = set(entry) - _KEYS
    if unknown or not {"published", "text", "facts"} <= set(entry):
        raise CorpusError(f"the keys are {', '.join(sorted(_KEYS))} (the headline may be left out)")
    when, _, zone = entry["published"].partition(" ")
    published_at = datetime.fromisoformat(when)
    headline, headline_marks = read_marks(entry.get("headline", ""))
    body, body_marks = read_marks(entry["text"])
    marks = [("headline", *mark[1:]) for mark in headline_marks] + [("body", *mark[1:]) for mark in body_marks]
    facts = [read_expected(line, published_at.year) for line in entry["facts"]]
    if len(marks) != len(facts) or not facts:
        raise CorpusError(f"{len(facts)} facts but {len(marks)} marks")
    placed = [
        Expected(fact.status, fact.measure, fact.figure, fact.context, *mark)
        for fact, mark in zip(facts, marks, strict=True)
    ]
    return Report(name, headline, body, published_at, ZoneInfo(zone).key, tuple(placed))


def read_reports(path: Path) -> list[Report]:
    """The texts of one file. Raises `CorpusError` with file, entry and reason for anything outside the format."""
    reports = []
    data = tomllib.loads(path.read_text("utf-8"))
    if set(data) != {"about", "case"}:
        raise CorpusError(f"{path.name}: a file holds an 'about' line and [[case]] entries")
    for number, entry in enumerate(data["case"], 1):
        try:
            reports.append(_report(f"{path.stem}/{number}", entry))
        except (CorpusError, ValueError, KeyError) as error:
            raise CorpusError(f"{path.name}: [[case]] number {number}: {error}") from None
    return reports
