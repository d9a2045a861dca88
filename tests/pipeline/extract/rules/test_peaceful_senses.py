"""Rockets to space, strikes of workers, old bombs, banks that collapse, mills that make way are no figures of war."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("of_war", "at_peace"),
    [
        (
            "The militia launched two rockets at the port.",
            "The agency launched two rockets to put satellites into orbit.",
        ),
        ("Jets carried out 12 strikes on the camp.", "Teachers staged 12 strikes for higher pay."),
        ("Gunners destroyed three glide bombs in flight.", "Sappers destroyed three bombs near the school."),
        (
            "Planners said the tornado had flattened 12 houses.",
            "Planners said 12 houses would be flattened to make way for shops.",
        ),
        (
            "The army demolished 12 houses in the village.",
            "The council will have 12 houses demolished as part of the redevelopment.",
        ),
        ("Soldiers blew up two towers.", "Contractors blew up two towers of the disused power plant."),
        (
            "Settlers razed 12 garages while the construction went on.",
            "Planners agreed to it last week. Some 12 garages will be razed.",
        ),
        (
            "The militia launched 13 rockets, the army says.",
            "The rocket launched 21 satellites, including 13 for Chad.",
        ),
        ("Gunmen clashed in three incidents.", "Migrants were picked up from dinghies in three incidents."),
        ("Some 300 soldiers came home from captivity.", "Some 300 soldiers never came home from the front."),
        ("The rebels released six players of the team.", "The club released six players before the draft."),
        ("A diver saved 11 of them.", "The striker had 22 shots at goal, and the keeper saved 11 of them."),
        ("Shells eliminated 12 positions of the army.", "The merger will eliminate 12 positions at the company."),
        ("The militia released nine of the men.", "The judge released nine of the men on bail."),
        ("The militia released 300.", "The hatchery released 300 into the river."),
        ("Gunmen clashed in 107 incidents.", "The firm knows of 107 incidents of heaters overheating."),
        ("Three deaths were counted.", "Three dolphin deaths were counted."),
        ("Three houses collapsed in the quake.", "Three banks collapsed in the spring."),
    ],
)
def test_a_word_of_war_counts_and_its_peaceful_sense_does_not(of_war: str, at_peace: str) -> None:
    assert len(told(of_war)) == 1
    assert told(at_peace) == []
