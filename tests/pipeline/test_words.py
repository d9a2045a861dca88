"""Counts with their nouns."""

from __future__ import annotations

import pytest

from pipeline.words import counted


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12_000, "12,000 claims")]
)
def test_a_count_has_its_noun_in_the_right_number(count: int, said: str) -> None:
    assert counted(count, "claim") == said


def test_a_plural_that_is_not_regular_is_given() -> None:
    assert (counted(1, "breach", "breaches"), counted(3, "breach", "breaches")) == ("1 breach", "3 breaches")
