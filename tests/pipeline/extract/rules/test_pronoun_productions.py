"""Victims told by a pronoun: whose death "shot him dead" tells, and when it tells none."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import dead


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Men broke into the home of a baker in Sirte and shot him dead.", [(1, "a baker")]),
        ("Gunmen abducted Salma Idris in Kidal and later killed her.", [(1, "Salma Idris")]),
        ("The mayor's car was stopped in Uruapan. He was shot dead at the wheel.", [(1, "He")]),
        ("Rebels brought four porters to the river and beheaded them.", [(4, "four porters")]),
        ("Soldiers rounded up 12 men and shot them.", [(12, "12 men")]),
        ("Three gunmen shot him dead.", [(1, "him")]),
        ("Nine deserters killed themselves in the barracks.", [(9, "Nine deserters")]),
    ],
)
def test_a_pronoun_tells_the_death_of_whom_it_points_back_to(body: str, expected: list[tuple[int, str]]) -> None:
    assert dead(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "He died at home at the age of 91.",
        "They tried to shoot him dead, but the pistol jammed.",
        "Twelve rangers met the poachers and killed them.",
        "Soldiers rounded up 12 men and shot at them.",
        "A fan followed the singer home and hugged her.",
    ],
)
def test_a_pronoun_tells_no_death(body: str) -> None:
    assert dead(body) == []


def test_who_is_counted_already_is_not_counted_again() -> None:
    assert dead("A priest was murdered in Gitega on Friday. He was shot dead at the altar.") == [(1, "A priest")]
