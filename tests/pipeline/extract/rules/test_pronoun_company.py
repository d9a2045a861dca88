"""Pronouns that share the fate of the people behind them: one more with the singulars of the list."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import dead


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A bomb in his car killed him and his driver.", [(2, "him and his driver")]),
        ("Raiders killed her, her husband and a guard.", [(3, "her, her husband and a guard")]),
        ("Raiders killed him and two guards.", [(2, "two guards")]),
        ("Gunmen shot a judge in Jos. They killed him, the bailiff said.", [(1, "him")]),
        (
            "A shell killed nine nuns. It killed him and his driver, the abbot said.",
            [(9, "nine nuns"), (1, "his driver")],
        ),
    ],
)
def test_a_pronoun_is_one_more_with_the_singulars_behind_it(body: str, expected: list[tuple[int, str]]) -> None:
    assert dead(body) == expected
