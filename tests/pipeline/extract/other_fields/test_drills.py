"""What is hit for practice is no claim; what is hit while others practise is."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "Two missiles struck a mock warship off the cape.",
        "In the exercise the crew shot down two drones.",
        "The frigate hit the target ship of the drill with three rockets, which struck the hull.",
        "During trials in spring, three of the drones lost control.",
        "The live-fire phase ended when four rockets hit the raft.",
    ],
)
def test_what_is_hit_for_practice_is_no_claim(body: str) -> None:
    assert [measure for measure, _ in told(body) if measure != "launched"] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Two missiles struck the base during an exercise, killing 12 soldiers.", [("struck", 2), ("killed", 12)]),
        ("The army shot down two enemy drones during its drills.", [("intercepted", 2)]),
        ("The drills began in the east. In the south the army shot down two drones.", [("intercepted", 2)]),
        ("Under trial by a court, he said that rebels had shot down two drones.", [("intercepted", 2)]),
    ],
)
def test_what_is_hit_beside_a_drill_stays(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
