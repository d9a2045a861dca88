"""To what a toll was changed, what it is compared with and from where it rose are tolls as well."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The death toll was put at four, then raised to 15.", [4, 15]),
        ("The death toll was put at four, then raised to 15 and later lowered to seven.", [4, 15, 7]),
        ("The death toll stood at four; it is now 15.", [4, 15]),
        ("The death toll has risen to 41 from 38.", [41, 38]),
        ("The storms left 41 dead, up from 38.", [41, 38]),
        ("The storms left 41 dead, compared with 38 in May.", [41, 38]),
    ],
)
def test_each_state_of_a_toll_is_told(body: str, expected: list[int]) -> None:
    assert told(body) == [("killed", number) for number in expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The death toll was put at four, then the flag was raised to half-mast.", [4]),
        ("The death toll stood at four; it is 15 years since the last flood.", [4]),
        ("The death toll was revised to 41 from 38.", [41]),
        ("Prices were put at four, then raised to 15.", []),
        ("Bread now costs 41 crowns, up from 38.", []),
    ],
)
def test_another_number_behind_a_toll_is_not(body: str, expected: list[int]) -> None:
    assert told(body) == [("killed", number) for number in expected]
