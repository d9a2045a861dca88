"""Numbers and elements of the charts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.svg import short, tag, ticks


@given(st.integers(0, 10**12))
def test_ticks_reach_the_top_in_few_round_steps(top: int) -> None:
    marks = ticks(top)
    assert marks[0] == 0
    assert marks[-1] >= top
    assert 2 <= len(marks) <= 5
    assert len({b - a for a, b in itertools.pairwise(marks)}) == 1


@given(st.text())
def test_text_and_attributes_are_escaped(text: str) -> None:
    found = str(tag("text", text, aria_label=text))
    assert found.count("<") == 2
    assert found.startswith('<text aria-label="')


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0"), (999, "999"), (1200, "1.2k"), (15_100_000_000, "15.1bn"), (2_500_000_000_000, "2.5tn")],
)
def test_numbers_are_written_short(number: int, said: str) -> None:
    assert short(number) == said
