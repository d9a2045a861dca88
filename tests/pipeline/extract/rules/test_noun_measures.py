"""Nouns that tell the measure of their figure by themselves: bodies, and people described by what befell them."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("So far the police have 48 bodies.", [("killed", 48)]),
        ("The remains of seven miners lay in the shaft.", [("killed", 7)]),
        ("The army handed over 30 bodies in a swap of prisoners.", [("released", 30)]),
        ("Fifty-three injured people waited in the yard.", [("injured", 53)]),
    ],
)
def test_a_noun_tells_what_befell_people(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "body", ["Two bodies oversee the vote.", "The valley has three bodies of water.", "Four elected bodies met."]
)
def test_other_bodies_are_no_dead(body: str) -> None:
    assert told(body) == []
