"""A figure that was given before counts what the one before it does."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The blast killed 14 people, up from a previous figure of 11.", [("killed", 14), ("killed", 11)]),
        ("The blast killed 14 people. The mayor had earlier spoken of eleven.", [("killed", 14), ("killed", 11)]),
        ("Floods injured 14 people. The police had put the figure at nine.", [("injured", 14), ("injured", 9)]),
    ],
)
def test_a_figure_that_was_given_before_is_told(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # of whom the earlier figure is cannot be told
        (
            "The blast killed 14 people and injured 30. The mayor had spoken of eleven.",
            [("killed", 14), ("injured", 30)],
        ),
        ("The blast killed 14 people. The mayor spoke of eleven.", [("killed", 14)]),
        ("The mayor had spoken of eleven.", []),
        ("The blast killed 14 people at a plant with a previous output of 300.", [("killed", 14)]),
    ],
)
def test_another_bare_number_is_not(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
