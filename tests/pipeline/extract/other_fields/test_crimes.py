"""Assaults beside thefts are no attacks; those of fighters are."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    ["Burglaries: 16. Assaults: 9. Trespass: 31.", "The town counted 12 assaults and 40 thefts last year."],
)
def test_assaults_beside_thefts_are_no_attacks(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The brigade repelled 12 assaults near Lyman.", [("attacks", 12)]),
        ("Rebels mounted 12 assaults in the valley. Thefts of grain rose as well.", [("attacks", 12)]),
        ("The rebels live on theft. They mounted 12 attacks in May.", [("attacks", 12)]),
    ],
)
def test_those_of_fighters_are(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
