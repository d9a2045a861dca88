"""No text of a source is a formula in a spreadsheet, and every other text is left alone."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.cells import cell, text_cell, write_csv


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://bad.example")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\r=1",
        " =1+1",
        "＝1+1",
        "\ufeff=1",
    ],
)
def test_a_formula_is_made_text(text: str) -> None:
    assert text_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["12 dead", "Kyiv", "", "a=b", "5-6", "«=»"])
def test_other_text_is_left_alone(text: str) -> None:
    assert text_cell(text) == text


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not text_cell(text).lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert text_cell(text).removeprefix("'") == text.removeprefix("'") or text_cell(text) == f"'{text}"


def test_values_have_one_form() -> None:
    moment = datetime(2024, 9, 2, 15, 30, tzinfo=timezone(timedelta(hours=3)))
    assert [cell(value) for value in (None, True, -3, -1.5, date(2024, 9, 2), moment)] == [
        "", "true", "-3", "-1.5", "2024-09-02", "2024-09-02T12:30:00Z",
    ]  # fmt: skip
    assert cell(datetime(2024, 9, 2, tzinfo=UTC)) == "2024-09-02T00:00:00Z"


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])), st.integers())))
def test_what_is_written_is_read_back(rows: list[tuple[str, int]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(Path(folder, "x.csv"), [["a", "b"]], rows)
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.reader(file))
    assert found == [["a", "b"], *([text_cell(a), str(b)] for a, b in rows)]
