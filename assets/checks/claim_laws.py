"""Laws of extraction: every claim can be followed back to the letters that state it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import dagster as dg
import pyarrow.compute as pc

from assets.checks.general_laws import all_of, bounds_in_order, refers_within_day, unique
from assets.checks.law import Law
from assets.checks.rows import Shelf
from pipeline.reconcile.cues import relation_cues

_QUOTED = ["claim_id", "update_id", "field", "quote", "quote_start", "quote_end", "sentence"]
_SERIES = ["source", "attribution", "measure", "object", "place_name", "country", "actor", "target", "date_from"]


def _quotes_stand(shelf: Shelf) -> Iterator[str]:
    for days in shelf.batches("claims"):
        claims = shelf.rows("claims", days, _QUOTED)
        updates = shelf.rows("updates", days, ["update_id", "headline", "body"])
        quoted = updates.filter(pc.is_in(updates["update_id"], pc.unique(claims["update_id"])))
        texts = {row["update_id"]: row for row in quoted.to_pylist()}
        for row in claims.to_pylist():
            text = texts.get(row["update_id"], {}).get(row["field"], "")
            if text[row["quote_start"] : row["quote_end"]] != row["quote"]:
                yield f"claim {row['claim_id']}: {row['quote']!r} is not in its {row['field']} at {row['quote_start']}"
            elif row["sentence"] not in text:
                yield f"claim {row['claim_id']}: its sentence is not in its {row['field']}"


def _totals_do_not_fall(shelf: Shelf) -> Iterator[str]:
    columns = ["claim_id", "part_of", "published_at", "best", "cumulative", "status", *_SERIES]
    is_running = pc.field("cumulative") & pc.field("best").is_valid()
    running = [row for rows in shelf.parts("claims", columns) for row in rows.filter(is_running).to_pylist()]
    counted = {row["claim_id"]: (row["measure"], row["object"]) for row in running}
    totals = [row for row in running if counted.get(row["part_of"]) != (row["measure"], row["object"])]
    last: dict[tuple[object, ...], dict[str, object]] = {}
    falls = []
    for row in sorted(totals, key=lambda row: (str(row["published_at"]), str(row["claim_id"]))):
        key = (row["attribution"] or row["source"], row["status"], *(row[name] for name in _SERIES[2:]))
        before = last.get(key)
        if before and int(str(row["best"])) < int(str(before["best"])):
            falls.append((before, row))
        last[key] = row
    corrected = _corrections(shelf, {row["published_at"].date() for _, row in falls})
    for before, row in falls:
        if row["claim_id"] not in corrected:
            yield (
                f"{row['attribution'] or row['source']} on {row['measure']} in {row['place_name'] or row['country']}: "
                f"{before['best']} (claim {before['claim_id']}), then {row['best']} (claim {row['claim_id']})"
            )


def _corrections(shelf: Shelf, days: set[date]) -> set[object]:
    """Claims of the given days of publication whose sentence says that a figure is taken back."""
    found = shelf.books.table("claims").read_days(sorted(days), ["claim_id", "sentence"]).to_pylist()
    return {row["claim_id"] for row in found if _says_corrected(row["sentence"])}


def _says_corrected(sentence: str) -> bool:
    return any(cue == "corrected" for _, _, cue in relation_cues().all(sentence))


CLAIM_LAWS = (
    Law("claims_have_unique_ids", "claims", "`claim_id` is unique.", unique("claims"), by_days=False),
    Law(
        "claims_refer_to_what_exists",
        "claims",
        "The update of every claim, and the claim of which it states a part, exist.",
        all_of(
            refers_within_day("claims", "update_id", "updates", "update_id"),
            refers_within_day("claims", "part_of", "claims", "claim_id"),
        ),
    ),
    Law("quotes_stand_in_their_text", "claims", "Every quote stands in its text at its offsets.", _quotes_stand),
    Law("claims_have_bounds_in_order", "claims", "low ≤ best ≤ high where not null.", bounds_in_order("claims")),
    Law(
        "running_totals_do_not_fall",
        "claims",
        "A running total of one speaker does not fall without a claim that says that it was corrected.",
        _totals_do_not_fall,
        severity=dg.AssetCheckSeverity.WARN,
        by_days=False,
    ),
)
