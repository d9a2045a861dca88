"""The report as one HTML file that asks nothing of the network.

A content security policy in the page allows its own script and style, by their hashes, and nothing else: no request,
and no script that a text of a source might smuggle in. Belongs here: putting the page together. Not here: its numbers
(`sections`), its data (`payload`), its looks and behaviour (`page/`).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from pipeline.report import map_chart, sections
from pipeline.report.payload import packed, payload
from pipeline.report.scope import scope
from pipeline.report.totals import totals, totals_with_rate

_FOLDER = Path(__file__).with_name("page")
_SCRIPTS = ("format.js", "claims.js", "table.js", "charts.js", "start.js")


def build_report(
    tables: Mapping[str, pa.Table], first: date | None = None, last: date | None = None, title: str = "Tollbook report"
) -> str:
    """The report on the days from `first` to `last` (see `scope`) as HTML. `tables` holds `TABLES_NEEDED`.

    NothingToReportError if there is no incident in those days.
    """
    found = scope(tables, first, last)
    sums, rated = totals(found.incidents), totals_with_rate(found.incidents)
    script, style = _script(), _file("report.css")
    return _template().render(
        title=title,
        about=sections.subtitle(found),
        tiles=sections.tiles(sums, rated),
        weapons=sections.weapon_panels(found, sums, rated),
        unmatched=sections.UNMATCHED,
        casualties=sections.casualty_panels(found, sums),
        evacuations=sections.evacuation_panel(found, sums),
        moves=sections.moves(found),
        donors=sections.gifts_by_donor(found),
        currencies=sections.gifts_by_currency(found),
        map=map_chart.draw(map_chart.spots(found.incidents.to_pylist())),
        data=packed(payload(found)),
        script=Markup(script),
        style=Markup(style),
        policy="; ".join(_policy(script, style)),
    )


def _policy(script: str, style: str) -> Iterator[str]:
    """What the page may do, as a content security policy: run this script, wear this style, nothing else."""
    yield "default-src 'none'"
    yield f"script-src {_hash(script)}"
    yield f"style-src {_hash(style)}"
    yield "base-uri 'none'"
    yield "form-action 'none'"


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("report.html.j2"))


@cache
def _script() -> str:
    """The scripts in one block, in which they share their names and leave none outside."""
    return '"use strict";\n{\n' + "".join(map(_file, _SCRIPTS)) + "}\n"


@cache
def _file(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
