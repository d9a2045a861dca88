"""Laws of reconciliation: every claim is accounted for once, and the figures of an incident can hold together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from assets.checks.general_laws import all_of, bounds_in_order, refers, unique
from assets.checks.law import Law
from assets.checks.rows import Shelf


def _claims_in_once(shelf: Shelf) -> Iterator[str]:
    filed = Counter(shelf.all_ids("incident_claims", "claim_id"))
    latest = {row["update_id"] for row in shelf.rows("updates", ["update_id", "is_latest"]) if row["is_latest"]}
    for row in shelf.rows("claims", ["claim_id", "update_id", "date_from", "date_to"]):
        dated = row["date_from"] is not None or row["date_to"] is not None
        count = filed[str(row["claim_id"])]
        if dated and row["update_id"] in latest and count != 1:
            yield f"claim {row['claim_id']} is in incident_claims {count} times"


def _figures(shelf: Shelf) -> Iterator[tuple[str, dict[tuple[str, str], int]]]:
    """The best figures of each incident by measure and object, incident by incident."""
    columns = ["incident_id", "measure", "object", "best"]
    found: defaultdict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for row in shelf.rows("incident_figures", columns):
        if isinstance(row["best"], int):
            found[str(row["incident_id"])][str(row["measure"]), str(row["object"])] = row["best"]
    yield from found.items()


def _intercepted_within_launched(shelf: Shelf) -> Iterator[str]:
    for incident, figures in _figures(shelf):
        for (measure, weapon), best in figures.items():
            launched = figures.get(("launched", weapon))
            if measure == "intercepted" and launched is not None and best > launched:
                yield f"incident {incident}: {best} {weapon} intercepted of {launched} launched"


def _children_within_people(shelf: Shelf) -> Iterator[str]:
    for incident, figures in _figures(shelf):
        for (measure, who), best in figures.items():
            people = figures.get((measure, "people"))
            if who == "children" and people is not None and best > people:
                yield f"incident {incident}: {best} children {measure} of {people} people"


INCIDENT_LAWS = (
    *(
        Law(f"{name}_have_unique_ids", name, "No two rows have the same key.", unique(name))
        for name in ("incidents", "incident_figures", "incident_claims")
    ),
    Law("figure_history_has_unique_ids", "figure_history", "No two rows have the same key.", unique("figure_history")),
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
        "daily_totals_have_bounds_in_order",
        "daily_totals",
        "low ≤ best ≤ high where not null.",
        bounds_in_order("daily_totals"),
    ),
    Law(
        "daily_totals_have_unique_ids",
        "daily_totals",
        "One row for each day, country, status, measure and object.",
        unique("daily_totals"),
    ),
    Law(
        "incident_figures_refer_to_what_exists",
        "incident_figures",
        "The incident of every figure exists.",
        refers("incident_figures", "incident_id", "incidents", "incident_id"),
    ),
    Law(
        "incident_claims_refer_to_what_exists",
        "incident_claims",
        "The incident and the claim of every row exist.",
        all_of(
            refers("incident_claims", "incident_id", "incidents", "incident_id"),
            refers("incident_claims", "claim_id", "claims", "claim_id"),
        ),
    ),
    Law(
        "figure_history_refers_to_what_exists",
        "figure_history",
        "The incident and the claim of every row exist.",
        all_of(
            refers("figure_history", "incident_id", "incidents", "incident_id"),
            refers("figure_history", "claim_id", "claims", "claim_id"),
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
    ),
)
