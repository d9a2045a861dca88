"""Claims: rows in the contract's columns."""

from __future__ import annotations

import gc

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.texts import posts
from pipeline.extract import extract, extract_text
from pipeline.extract.claims import Update, claims_of, claims_of_each
from schemas import arrow_schema
from tests.pipeline.extract.texts import texts
from tests.pipeline.extract.told import MOMENT, doc_of


def updates(*bodies: str) -> pa.Table:
    """One update for each body, with what every reader of the table needs."""
    rows = [
        {
            "update_id": f"u{at}",
            "post_id": f"p{at}",
            "source": "wire",
            "published_at": MOMENT,
            "published_known": True,
            "timezone": "Europe/Kyiv",
            "body": body,
        }
        for at, body in enumerate(bodies)
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema("updates"))


def test_the_table_has_the_contracts_schema_and_keeps_the_order() -> None:
    table = extract(updates("Seven people were killed in Kharkiv.", "It rained.", "Two men and a nurse were hurt."))
    assert table.schema == arrow_schema("claims")
    assert table["post_id"].to_pylist()[0] == "p0"
    assert table["update_id"].to_pylist() == sorted(table["update_id"].to_pylist())


def test_no_updates_give_an_empty_table_of_the_same_schema() -> None:
    assert extract(updates()).schema == arrow_schema("claims")
    assert extract(updates("It rained.")).num_rows == 0


def test_extract_and_extract_text_agree() -> None:
    body = "Seven people died, including two children, when 12 drones hit Kharkiv on Monday."
    rows = extract(updates(body)).to_pylist()
    alone = extract_text("", body, MOMENT, "Europe/Kyiv")
    assert len(rows) == 3
    for row, other in zip(rows, alone, strict=True):
        assert {key: row[key] for key in other if key not in ("claim_id", "update_id", "part_of")} == {
            key: value for key, value in other.items() if key not in ("claim_id", "update_id", "part_of")
        }


@given(st.lists(texts, max_size=5), st.integers(1, 400))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_update_has_the_same_claims_whatever_is_read_with_it(bodies: list[str], together: int) -> None:
    docs = [doc_of(body, "Two killed in Sumy") for body in bodies]
    alone = [claims_of(doc, f"u{at}") for at, doc in enumerate(docs)]
    each = claims_of_each((Update(doc, f"u{at}") for at, doc in enumerate(docs)), together=together)
    assert list(each) == alone


def test_reading_makes_no_circles_of_references() -> None:
    updates = [Update(doc_of(post.body, post.headline), "") for post in posts("dense", 20_000)]
    found = sum(map(len, claims_of_each(updates)))  # loads what is loaded once
    gc.collect()
    gc.disable()
    try:
        assert sum(map(len, claims_of_each(updates))) == found > 100
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_part_names_the_claim_that_holds_it() -> None:
    rows = extract_text("", "Seven people died, including two children.", MOMENT)
    assert [row["part_of"] for row in rows] == [None, rows[0]["claim_id"]]


@pytest.mark.parametrize(
    ("body", "low", "best", "high"),
    [("At least 7 people died.", 7, 7, None), ("Up to 40 people died.", None, 40, 40), ("Six people died.", 6, 6, 6)],
)
def test_the_best_number_is_the_most_careful_one(body: str, low: int | None, best: int, high: int | None) -> None:
    row = extract_text("", body, MOMENT)[0]
    assert (row["low"], row["best"], row["high"]) == (low, best, high)


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_quote_is_the_text_at_its_offsets(body: str) -> None:
    for row in extract_text("", body, MOMENT):
        assert body[row["quote_start"] : row["quote_end"]] == row["quote"]
        assert row["quote"] in row["sentence"]


def test_a_place_behind_the_next_clause_is_not_that_of_the_figure_before() -> None:
    text = "Debris lit a barn in the Poltava region, injuring two guards, and damaged four houses in the Sumy region."
    rows = extract(updates(text)).to_pylist()
    assert [(row["measure"], row["place_text"]) for row in rows] == [
        ("injured", "Poltava region"),
        ("damaged", "Sumy region"),
    ]
