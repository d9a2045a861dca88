"""The dead of whom it is said that none survived."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "text",
    [
        "None of the 33 people on board survived.",
        "There were no survivors among the 33 passengers.",
        "No survivors were found among the 33 people in the boat.",
    ],
)
def test_those_of_whom_none_survived_are_dead(text: str) -> None:
    assert told(text) == [("killed", 33)]


@pytest.mark.parametrize(
    "text",
    [
        "None of the 12 schools survived the quake.",
        "None of the seven left, and three survived a storm.",
        "None of the 33 passengers said they had survived a crash.",
    ],
)
def test_what_no_people_are_or_another_clause_says_survived_counts_nobody(text: str) -> None:
    assert told(text) == []
