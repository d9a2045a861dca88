"""Rockets to space, strikes of workers, old bombs and banks that collapse are no figures of war or disaster."""

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
        ("Three houses collapsed in the quake.", "Three banks collapsed in the spring."),
    ],
)
def test_a_word_of_war_counts_and_its_peaceful_sense_does_not(of_war: str, at_peace: str) -> None:
    assert len(told(of_war)) == 1
    assert told(at_peace) == []
