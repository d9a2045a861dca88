"""Laws of reconciliation: every claim is accounted for once, and figures can hold together.

Belongs here: what incidents, and the series of running totals, keep to. Not here: a claim by itself (`claim_laws`),
sums over incidents (`total_laws`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import dagster as dg
import numpy as np
import pyarrow.compute as pc

from assets.checks.general_laws import all_of, bounds_in_order, refers, refers_within_day, unique
from assets.checks.keys import numbers
from assets.checks.law import Law
from assets.checks.rows import Shelf
from pipeline.reconcile import cumulative_series, unexplained_falls


def _claims_in_once(shelf: Shelf) -> Iterator[str]:
    days_told = sorted({*shelf.days("claims"), *shelf.published_for(shelf.days("incident_claims"))}, key=str)
    filed = shelf.numbers("incident_claims", "claim_id", shelf.incidents_of(days_told))
    dated = pc.field("date_from").is_valid() | pc.field("date_to").is_valid()
    for days in shelf.batches("claims", days_told):
        updates = shelf.rows("updates", days, ["update_id", "is_latest"]).filter(pc.field("is_latest"))
        claims = shelf.rows("claims", days, ["claim_id", "update_id", "date_from", "date_to"]).filter(dated)
        latest = claims.filter(pc.is_in(claims["update_id"], updates["update_id"])).select(["claim_id"])
        mine = numbers(latest)
        counts = np.searchsorted(filed, mine, "right") - np.searchsorted(filed, mine, "left")
        for index in np.flatnonzero(counts != 1).tolist():
            yield f"claim {latest['claim_id'][index]} is in incident_claims {counts[index]} times"


def _figures(shelf: Shelf, having: pc.Expression) -> Iterator[tuple[str, dict[tuple[str, str], int]]]:
    """The best figures, by measure and object, of each incident that has one of a sort."""
    for rows in shelf.parts("incident_figures", ["incident_id", "measure", "object", "best"]):
        ids = pc.unique(rows.filter(having)["incident_id"])
        found: defaultdict[str, dict[tuple[str, str], int]] = defaultdict(dict)
        for row in rows.filter(pc.is_in(rows["incident_id"], ids)).to_pylist():
            if row["best"] is not None:
                found[row["incident_id"]][row["measure"], str(row["object"])] = row["best"]
        yield from found.items()


def _intercepted_within_launched(shelf: Shelf) -> Iterator[str]:
    for incident, figures in _figures(shelf, pc.field("measure") == "intercepted"):
        for (measure, weapon), best in figures.items():
            launched = figures.get(("launched", weapon))
            if measure == "intercepted" and launched is not None and best > launched:
                yield f"incident {incident}: {best} {weapon} intercepted of {launched} launched"


def _children_within_people(shelf: Shelf) -> Iterator[str]:
    for incident, figures in _figures(shelf, pc.field("object") == "children"):
        for (measure, who), best in figures.items():
            people = figures.get((measure, "people"))
            if who == "children" and people is not None and best > people:
                yield f"incident {incident}: {best} children {measure} of {people} people"


def _totals_do_not_fall(shelf: Shelf) -> Iterator[str]:
    filed = shelf.books.table("filed_claims")
    days = shelf.around("filed_claims")
    running = [day for day in days if pc.any(filed.read(day, ["cumulative"])["cumulative"]).as_py()]
    series = cumulative_series(filed.read_days(running).filter(pc.field("cumulative")))
    for fall in unexplained_falls(series).to_pylist():
        yield (
            f"{fall['speaker']} on {fall['measure']} in {fall['place_name'] or fall['country']}: on {fall['day']} "
            f"{-fall['difference']} lower than {fall['days']} days before (claim {fall['claim_id']})"
        )


INCIDENT_LAWS = (
    *(
        Law(f"{name}_have_unique_ids", name, "No two rows have the same key.", unique(name), by_days=False)
        for name in ("incidents", "incident_figures", "incident_claims")
    ),
    Law(
        "figure_history_has_unique_ids",
        "figure_history",
        "No two rows have the same key.",
        unique("figure_history"),
        by_days=False,
    ),
    *(
        Law(
            f"{name}_have_bounds_in_order",
            name,
            "low ≤ best ≤ high where not null.",
            bounds_in_order(name),
        )
        for name in ("incidents", "incident_figures")
    ),
    Law(
        "figure_history_has_bounds_in_order",
        "figure_history",
        "low ≤ best ≤ high where not null.",
        bounds_in_order("figure_history"),
    ),
    Law(
        "incident_figures_refer_to_what_exists",
        "incident_figures",
        "The incident of every figure exists.",
        refers_within_day("incident_figures", "incident_id", "incidents", "incident_id"),
    ),
    Law(
        "incident_claims_refer_to_what_exists",
        "incident_claims",
        "The incident and the claim of every row exist.",
        all_of(
            refers_within_day("incident_claims", "incident_id", "incidents", "incident_id"),
            refers("incident_claims", "claim_id", "claims", "claim_id", Shelf.published_for),
        ),
    ),
    Law(
        "figure_history_refers_to_what_exists",
        "figure_history",
        "The incident and the claim of every row exist.",
        all_of(
            refers_within_day("figure_history", "incident_id", "incidents", "incident_id"),
            refers("figure_history", "claim_id", "claims", "claim_id", Shelf.published_for),
        ),
    ),
    Law(
        "intercepted_within_launched",
        "incident_figures",
        "No incident has more weapons of a kind intercepted than launched.",
        _intercepted_within_launched,
    ),
    Law(
        "children_within_people",
        "incident_figures",
        "No incident has more children than people under one measure.",
        _children_within_people,
    ),
    Law(
        "dated_claims_are_accounted_for_once",
        "incident_claims",
        "Every claim of the latest revisions that has a date is in `incident_claims` exactly once.",
        _claims_in_once,
        by_days=False,
    ),
    Law(
        "running_totals_do_not_fall",
        "incident_claims",
        "A running total of one speaker does not fall without a claim that says that it was corrected.",
        _totals_do_not_fall,
        severity=dg.AssetCheckSeverity.WARN,
        by_days=False,
    ),
)
