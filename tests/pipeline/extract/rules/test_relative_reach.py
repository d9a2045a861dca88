"""A subject does not reach over a relative pronoun that stands for another noun."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "clause",
    [
        "a blast that left seven dead",
        "a blast, which left seven dead",
        "a second blast in Kano that had left seven dead",
        "a fire in which seven died",
        "a fire during which seven were killed",
        "reports that seven were killed",
    ],
)
def test_the_verb_of_the_clause_is_not_said_of_the_figure_before_it(clause: str) -> None:
    assert told(f"Police questioned 45 people after {clause}.") == [("killed", 7)]


@pytest.mark.parametrize("clause", ["who lived there", "in a bus that hit a wall", "from Kano who had come home"])
def test_behind_a_whole_clause_the_verb_is_said_of_the_figure(clause: str) -> None:
    assert ("killed", 45) in told(f"The 45 people {clause} were killed.")


def test_a_share_keeps_its_verb() -> None:
    assert told("A crew of nine was lost, five of whom were killed.")[-1] == ("killed", 5)
