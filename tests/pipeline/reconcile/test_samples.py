"""The bundled samples from their bytes to incidents: each event is one incident, however often and by whom it is told.

Posts are named by their ids in `samples/week.jsonl`; `samples/README.md` says what happens in that week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any

import pyarrow as pa
import pytest

from pipeline.extract import extract
from pipeline.ingest import Defaults, read_input
from pipeline.reconcile import Reconciled, incident_day, reconcile
from tests.checkout import ROOT

SAMPLES = ROOT / "samples"
_PUBLISHED = datetime(2024, 9, 5, 18, 0, tzinfo=UTC)
_READ = datetime(2024, 9, 9, 6, 0, tzinfo=UTC)
_BLOG = "Delta Courier"
HARM = ("killed", "injured", "missing", "rescued")
AIR = ("launched", "intercepted")

Told = Sequence[tuple[str, str]]
"""Post and measure; `*` is every post."""
EVENTS: dict[str, tuple[list[str], tuple[str, ...], set[int]]] = {
    # event: posts, measures, numbers (all if empty)
    "shells on Shebekino, Monday": (["lp-2104"], HARM, set()),
    "the cattle market of El Fasher": (["mw:88427", "mw:88571"], HARM, set()),
    "drones in the night to Monday": (["k-0902-01"], AIR, {22, 27}),
    "the flats in Kremenchuk": (["k-0903-02", "lp-2110", "mw:88455", "lp-2150"], HARM, set()),
    "the earthquake in Van": (["mw:88461", "lp-2117", "lp-2125", "lp-2170"], HARM, set()),
    "missiles and drones in the night to Tuesday": (["k-0903-03"], AIR, set()),
    "American weapons": (["mw:88502"], ("aid",), set()),
    "German money for air defence": (["k-0904-04"], ("aid",), set()),
    "the van near Nabatieh": (["lp-2131"], HARM, {2}),
    "flight from El Fasher": (["mw:88515"], ("displaced",), set()),
    "drones in the night to Thursday": (["k-0905-01", _BLOG], AIR, {56, 63, 5}),
    "the woman in Nikopol": (["lp-2140", _BLOG], ("killed",), {1}),
    "the exchange of prisoners": (["k-0905-02", "mw:88552", _BLOG], ("released",), {95}),
    "rockets on northern Israel": (["mw:88541"], AIR, set()),
    "drones in the night to Friday": (["k-0906-01"], AIR, set()),
    "missiles on Pavlohrad": (["k-0906-01"], HARM, set()),
    "shells on Shebekino, Friday": (["lp-2156"], HARM, set()),
    "the firemen of Faroun": (["mw:88601"], HARM, set()),
    "drones in the night to Saturday": (["k-0907-01"], AIR, set()),
    "the air strike on Sumy": (["k-0908-01"], HARM, set()),
}
KNOWN_DOUBLES = [date(2024, 9, 3)]
"""Days of pairs that are one event though they are two incidents: the live blog's look back at the night to Tuesday,
which is read as of the region that the sentence before speaks of."""


@pytest.fixture(scope="module")
def told() -> tuple[list[dict[str, Any]], Reconciled]:
    """The claims with post, publisher and incident, and the incidents."""
    given = Defaults(_PUBLISHED, "Europe/Kyiv", _BLOG)
    inputs = [read_input(SAMPLES / name, given, _READ) for name in ("week.jsonl", "liveblog.txt")]
    updates = _latest(pa.concat_tables([found.updates for found in inputs]))
    claims = extract(updates)
    made = reconcile(claims, updates)
    posts = {row["update_id"]: row["external_id"] for row in updates.to_pylist()}
    links = {row["claim_id"]: row["incident_id"] for row in made.incident_claims.to_pylist()}
    rows = [
        row | {"post": _BLOG if row["source"] == _BLOG else posts[row["update_id"]], "incident": links[row["claim_id"]]}
        for row in claims.to_pylist()
        if row["claim_id"] in links
    ]
    return rows, made


def _latest(updates: pa.Table) -> pa.Table:
    """The last revision of each post, as a revision of its own."""
    rows = {row["post_id"]: row for row in sorted(updates.to_pylist(), key=lambda row: row["revision"])}
    return pa.Table.from_pylist([row | {"is_latest": True} for row in rows.values()], schema=updates.schema)


def _incidents_of(rows: Iterable[dict[str, Any]], event: str) -> set[str]:
    posts, measures, numbers = EVENTS[event]
    return {
        row["incident"]
        for row in rows
        if row["post"] in posts and row["measure"] in measures and (not numbers or row["best"] in numbers)
    }


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_is_one_incident(event: str, told: tuple[list[dict[str, Any]], Reconciled]) -> None:
    assert len(_incidents_of(told[0], event)) == 1


def test_different_events_are_different_incidents(told: tuple[list[dict[str, Any]], Reconciled]) -> None:
    found = defaultdict(list)
    for event in EVENTS:
        for incident in _incidents_of(told[0], event):
            found[incident].append(event)
    assert {incident: events for incident, events in found.items() if len(events) > 1} == {}


def test_no_figure_that_tells_is_of_two_incidents_of_one_day(told: tuple[list[dict[str, Any]], Reconciled]) -> None:
    figures: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for row in told[1].incident_figures.to_pylist():
        if row["best"] and row["best"] >= 3 and row["reason"] != "running_total":
            figures[row["measure"], row["object"], row["best"]].append(row["incident_id"])
    pairs = {pair for same in figures.values() for pair in combinations(sorted(same), 2)}
    doubles = [(a, b) for a, b in pairs if incident_day(a) == incident_day(b)]
    assert [pair for pair in doubles if incident_day(pair[0]) not in KNOWN_DOUBLES] == []


def test_tolls_that_grew_are_not_disputed(told: tuple[list[dict[str, Any]], Reconciled]) -> None:
    (kremenchuk,) = _incidents_of(told[0], "the flats in Kremenchuk")
    (van,) = _incidents_of(told[0], "the earthquake in Van")
    people = {
        (row["incident_id"], row["measure"]): (row["low"], row["best"], row["high"], row["contested"])
        for row in told[1].incident_figures.to_pylist()
        if row["object"] == "people"
    }
    assert people[kremenchuk, "killed"] == (12, 12, 12, False)
    assert people[van, "killed"] == (27, 27, 27, False)
    assert people[van, "injured"] == (138, 138, 138, False)
