"""Aircraft destroyed on the ground are damaged, those that came down in flight are equipment lost."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "text", ["Two jets were burnt out on the tarmac.", "The raid destroyed two helicopters at the airfield of Saky."]
)
def test_aircraft_destroyed_on_the_ground_are_damaged(text: str) -> None:
    assert told(text) == [("damaged", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Two jets were destroyed over the strait.",
        "Two helicopters were shot down at the airport.",
        "The brigade lost two helicopters on the runway.",
    ],
)
def test_aircraft_lost_in_flight_or_counted_as_lost_are_not(text: str) -> None:
    assert told(text) == [("equipment_lost", 2)]
