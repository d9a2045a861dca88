"""A bare figure that goes on with animals counts nobody; people beside animals are counted."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "A fox got at 30 of her hens in the night. Seven are dead.",
        "Some 40 whales came ashore at dawn. Volunteers pushed them back, but two of them died.",
        "Lightning struck a field with 25 cows. With 17 dead, the farmer has given up.",
        "Thieves opened the pens of 12 ponies. Three are missing.",
    ],
)
def test_a_bare_figure_behind_animals_counts_nobody(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Three dogs mauled walkers in the park. Two were killed.", [("killed", 2)]),
        ("The barn with 30 cows caught fire. Two farmhands were killed.", [("killed", 2)]),
        ("The cart was drawn by 2 oxen. Villagers were on it when it hit a mine. Seven died.", [("killed", 7)]),
        ("The flood killed 30 cows. In the next valley, 12 people died.", [("killed", 12)]),
    ],
)
def test_people_beside_animals_are_counted(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
