"""Laws of extraction: every claim can be followed back to the letters that state it."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg

from assets.books import Books
from assets.checks.general_laws import all_of, bounds_in_order, refers, unique
from assets.checks.law import Law
from assets.checks.rows import days, rows
from assets.partitions import MonthRange
from pipeline.reconcile.cues import relation_cues

_QUOTED = ["claim_id", "update_id", "field", "quote", "quote_start", "quote_end", "sentence"]
_SERIES = ["source", "attribution", "measure", "object", "place_name", "country", "actor", "target", "date_from"]


def _quotes_stand(books: Books, months: MonthRange) -> Iterator[str]:
    for day in days(books, "claims", months):
        updates = books.table("updates").read(day, ["update_id", "headline", "body"]).to_pylist()
        texts = {row["update_id"]: row for row in updates}
        for row in books.table("claims").read(day, _QUOTED).to_pylist():
            text = texts.get(row["update_id"], {}).get(row["field"], "")
            if text[row["quote_start"] : row["quote_end"]] != row["quote"]:
                yield f"claim {row['claim_id']}: {row['quote']!r} is not in its {row['field']} at {row['quote_start']}"
            elif row["sentence"] not in text:
                yield f"claim {row['claim_id']}: its sentence is not in its {row['field']}"


def _totals_do_not_fall(books: Books, months: MonthRange) -> Iterator[str]:
    columns = ["claim_id", "published_at", "best", "sentence", "cumulative", "status", *_SERIES]
    running = [row for row in rows(books, "claims", months, columns) if row["cumulative"] and row["best"] is not None]
    last: dict[tuple[object, ...], dict[str, object]] = {}
    for row in sorted(running, key=lambda row: (str(row["published_at"]), str(row["claim_id"]))):
        key = (row["attribution"] or row["source"], row["status"], *(row[name] for name in _SERIES[2:]))
        before = last.get(key)
        if before and int(str(row["best"])) < int(str(before["best"])) and not _says_corrected(str(row["sentence"])):
            yield (
                f"{key[0]} on {row['measure']} in {row['place_name'] or row['country']}: {before['best']} "
                f"(claim {before['claim_id']}), then {row['best']} (claim {row['claim_id']})"
            )
        last[key] = row


def _says_corrected(sentence: str) -> bool:
    return any(cue == "corrected" for _, _, cue in relation_cues().all(sentence))


CLAIM_LAWS = (
    Law("claims_have_unique_ids", "claims", "`claim_id` is unique.", unique("claims")),
    Law(
        "claims_refer_to_what_exists",
        "claims",
        "The update of every claim, and the claim of which it states a part, exist.",
        all_of(
            refers("claims", "update_id", "updates", "update_id"), refers("claims", "part_of", "claims", "claim_id")
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
    ),
)
