"""Figures of a rate, an average, or what each of several places holds are no counts."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "Some 400 people drown in the lake every year.",
        "About 30 farmers are killed annually by landmines.",
        "The camps receive 900 displaced people on a daily basis.",
        "An average of 12 people were killed and 40 injured per month.",
        "On average 12 people were killed each week.",
        "Each tent houses 30 displaced people.",
        "Each of the tents shelters 12 displaced people.",
        "Every bus carried 50 evacuees to the port.",
        "Some 9,000 refugees arrive daily in the port.",
        "The 40,000 road deaths per annum worry the ministry.",
        "Annual road deaths are predicted to climb to 900.",
        "Yearly cyclist fatalities: 800",
        "In two out of every five killings a knife was used.",
        "For every guard killed, three were wounded.",
        "Out of every 10 villagers killed, four were children.",
        "About 400 women die for every 100,000 births.",
        "Each tent is full, and about 30 farmers are killed every year.",
    ],
)
def test_a_rate_counts_nobody(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Each house was searched and 12 people were killed.", [("killed", 12)]),
        ("For every family in the town the quake was a shock: 12 people died.", [("killed", 12)]),
        ("For every guard killed, two are hurt; the raid of May killed 12.", [("killed", 12)]),
        ("Every building in the street was damaged, and 30 people were injured.", [("injured", 30)]),
        ("The average age of the 12 people killed was 30.", [("killed", 12)]),
        ("A flood killed 12 people, which happens every year.", [("killed", 12)]),
        ("Each building houses 30 people, and 12 people were killed there.", [("killed", 12)]),
        ("Every vehicle carrying aid was hit and three drivers were killed.", [("killed", 3)]),
        ("The annual death toll for 2021 was 41.", [("killed", 41)]),
        ("An annual fair ended in panic: 12 people were killed.", [("killed", 12)]),
        ("Some 9,000 refugees arrived. A daily in the port wrote of it.", [("displaced", 9000)]),
        ("Gunmen killed 12 people and searched every two-storey house.", [("killed", 12)]),
        ("Rescuers, each with a torch, pulled 12 people from the rubble.", [("rescued", 12)]),
    ],
)
def test_a_count_beside_such_a_word_stays(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
