"""A figure of another word's phrase is not that of the predicate behind it."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("At the mouth of a valley of 40 families two men were killed.", [("killed", 2)]),
        ("Some 2,100 homes in 14 hamlets are without power.", [("without_power", 2100)]),
        ("In the early hours of Friday three rockets were intercepted.", [("intercepted", 3)]),
        ("The flood resulted in 900 people fleeing.", [("displaced", 900)]),
    ],
)
def test_what_stands_behind_a_preposition(text: str, claims: list[tuple[str, int]]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("text", ["A watchman who found four lost boys was shot dead."])
def test_the_object_of_a_verb_before_is_not_the_subject_of_the_next(text: str) -> None:
    assert ("killed", 4) not in told(text)
