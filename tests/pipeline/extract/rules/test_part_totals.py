"""What "30 of 35" states of the 35, and what becomes of those behind "all but"."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import shares, told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Air defences shot down 30 of 35 drones.", [("intercepted", 30), ("launched", 35)]),
        ("Air defences destroyed 30 of the 35 missiles launched at the city.", [("intercepted", 30), ("launched", 35)]),
        (
            "Air defences destroyed 37 missiles and 29 of 35 drones launched at the country.",
            [("intercepted", 37), ("launched", 37), ("intercepted", 29), ("launched", 35)],
        ),
        ("All but three of the 20 drones were shot down.", [("struck", 3), ("launched", 20)]),
    ],
)
def test_weapons_of_a_total_were_launched(body: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(told(body)) == sorted(expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Air defences shot down 30 of 35 drones.", [(30, 35), (35, None)]),
        ("The raid left 43 wounded. Nine of the 43 wounded are children.", [(43, None), (9, 43)]),
    ],
)
def test_the_figure_is_a_part_of_its_total(body: str, expected: list[tuple[int, int | None]]) -> None:
    assert shares(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("All but three of the 20 passengers were killed.", []),
        ("Thirty of 35 council members voted for the plan.", []),
        ("Twelve people were killed on day 30 of 35 days of war.", [("killed", 12)]),
    ],
)
def test_what_is_no_share_of_weapons_launches_none(body: str, expected: list[tuple[str, int]]) -> None:
    assert [t for t in told(body) if t[0] in ("launched", "struck", "intercepted")] == []
    assert [t for t in told(body) if t in expected] == expected
