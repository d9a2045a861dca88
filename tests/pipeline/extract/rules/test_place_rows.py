"""Rows of places with the people who were displaced there in brackets."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import shares

_TOLD = "Teams tracked 300 households displaced in a week.\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Most displacements were seen in Hays (41 HH), Harib (16 HH) and Abs (9 HH).", [41, 16, 9]),
        ("Most displacements were seen in Hays (41 HH), Harib (16) and Abs (9).", [41, 16, 9]),
        (f"{_TOLD}Taiz (88 families), Shabwa (42 families) districts.", [300, 88, 42]),
        (f"{_TOLD}They are: Taiz 88 persons, Ibb 42 persons, and the town of Hays 9 persons.", [300, 88, 42, 9]),
        (f"{_TOLD}• Marib (110 HHs) – Sirwah (69 HHs), Harib (30 HHs) districts.", [300, 110, 69, 30]),
    ],
)
def test_families_behind_each_of_several_places_were_displaced_there(body: str, expected: list[int]) -> None:
    assert [figure for figure, _ in shares(body)] == expected


@pytest.mark.parametrize(
    "body",
    [
        "Goats went to Hays (41 families), Harib (16 families) and Abs (9 families).",
        "Most displacements were seen in Hays (41 shops), Harib (16 shops) and Abs (9 shops).",
    ],
)
def test_other_rows_tell_of_nobody_displaced(body: str) -> None:
    assert shares(body) == []


def test_a_row_that_does_not_open_its_sentence_is_no_part_of_the_one_before() -> None:
    assert [figure for figure, _ in shares(f"{_TOLD}Tents went to Taiz (88 families) and Ibb (42 families).")] == [300]
