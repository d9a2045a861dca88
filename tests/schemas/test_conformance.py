"""A table that is not as described is told apart, with what is wrong in words."""

from __future__ import annotations

import pyarrow as pa
import pytest

from schemas import TABLES, empty_table, problems
from tests.rows import row, rows


@pytest.mark.parametrize("name", TABLES)
def test_rows_as_described_have_no_problems(name: str) -> None:
    assert problems(name, rows(name, {})) == []
    assert problems(name, empty_table(name)) == []


def test_a_missing_column_is_named() -> None:
    assert problems("claims", rows("claims", {}).drop_columns(["quote"])) == ["columns missing: quote"]


def test_a_column_too_many_is_named() -> None:
    data = rows("incident_claims", {}).append_column("mood", pa.array(["glum"]))
    assert problems("incident_claims", data) == ["columns that are not described: mood"]


def test_columns_in_another_order_are_a_problem() -> None:
    data = rows("incident_claims", {}).select(["claim_id", "incident_id", "used", "why_not"])
    assert problems("incident_claims", data)[0].startswith("columns in another order")


def test_a_wrong_type_is_named() -> None:
    data = rows("claims", {})
    data = data.set_column(data.schema.get_field_index("best"), "best", pa.array([1.5]))
    assert problems("claims", data) == ["best is double, not int64"]


def test_a_null_where_there_must_be_none_is_counted() -> None:
    schema = pa.schema([field.with_nullable(True) for field in empty_table("claims").schema])
    data = pa.Table.from_pylist([row("claims", claim_id=str(n), measure=None) for n in range(3)], schema=schema)
    assert problems("claims", data) == ["measure is null in 3 of 3 rows"]


@pytest.mark.parametrize(
    ("table", "column", "word"),
    [
        ("claims", "measure", "murdered"),
        ("claims", "object", "elephants"),
        ("claims", "country", "Ukraine"),
        ("incidents", "kind", "riot"),
        ("incident_claims", "why_not", "because"),
    ],
)
def test_a_word_outside_the_vocabulary_is_named(table: str, column: str, word: str) -> None:
    assert problems(table, rows(table, {column: word})) == [f"{column} holds words outside its vocabulary: '{word}'"]


def test_currencies_are_objects_and_codes_are_countries() -> None:
    assert problems("claims", rows("claims", {"object": "USD", "country": "UA"})) == []


def test_two_rows_with_one_key_are_a_problem_even_where_it_is_null() -> None:
    twice = rows("incident_figures", {"incident_id": "a", "object": None}, {"incident_id": "a", "object": None})
    assert problems("incident_figures", twice) == [
        "1 rows repeat the key of another (incident_id, measure, object), such as a, launched, None"
    ]


def test_many_rows_are_held_against_each_other_as_few_are() -> None:
    many = [{"claim_id": str(n)} for n in range(1200)]
    assert problems("incident_claims", rows("incident_claims", *many)) == []
    assert problems("incident_claims", rows("incident_claims", *many, {"claim_id": "7"}, {"claim_id": "7"})) == [
        "2 rows repeat the key of another (claim_id), such as 7"
    ]
