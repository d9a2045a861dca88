"""For how many there is room is no count of those who are there."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "The town has beds for 40 evacuees.",
        "The school has space for 300 displaced families.",
        "The hall, with a capacity of 300 displaced people, is empty.",
        "The centre can house 300 displaced families.",
        "Two ships could take in 500 evacuees.",
    ],
)
def test_room_counts_nobody(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The school houses 300 displaced families.", [("displaced", 300)]),
        ("Some 300 displaced families have no beds.", [("displaced", 300)]),
        ("There is no longer room after a fire killed 12 people.", [("killed", 12)]),
    ],
)
def test_those_who_are_there_are_counted(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
