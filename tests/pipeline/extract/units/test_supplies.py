"""What is cut off from a supply is counted; what the supply was cut to is not."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Gas was cut to 240 homes.", [("without_power", 240)]),
        ("Power is out for 30,000 in the valley.", [("without_power", 30000)]),
        ("Gas was cut to 40 pence a litre.", []),
        ("Power was down to 40.", []),
    ],
)
def test_a_supply_is_cut_to_those_who_are_named(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
