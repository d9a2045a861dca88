"""Markdown of values from outside: none of them can change the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assets.markdown import LONGEST_CELL, bars, escaped, table


@given(st.text())
def test_a_cell_is_one_line_of_letters_that_mean_nothing(text: str) -> None:
    shown = escaped(text)
    plain = shown.replace("\\\\", "")
    assert "\n" not in shown
    assert len(shown) <= 2 * LONGEST_CELL
    for letter in "|<>`*_[]&":
        assert plain.count(letter) == plain.count("\\" + letter)


def test_a_table_keeps_its_shape_whatever_is_in_it() -> None:
    shown = table(("quote", "best"), [("</td><script>alert(1)</script>", 3), ("two | three\nfour", None)])
    assert shown.splitlines() == [
        "| quote | best |",
        "| --- | --- |",
        "| \\<\\/td\\>\\<script\\>alert\\(1\\)\\<\\/script\\> | 3 |",
        "| two \\| three four |  |",
    ]


def test_bars_are_as_long_as_their_share() -> None:
    first, second, third = bars({"a": 0, "bb": 1, "c": 4}).splitlines()[1:-1]
    assert (first, second.count("█"), third.count("█")) == ("a   0", 7, 30)
    assert bars({}) == "```\n```"
