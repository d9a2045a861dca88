"""Counts with their nouns, and places as they are named to a reader."""

from __future__ import annotations

import pytest

from pipeline.words import counted, place_label


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12_000, "12,000 claims")]
)
def test_a_count_has_its_noun_in_the_right_number(count: int, said: str) -> None:
    assert counted(count, "claim") == said


def test_a_plural_that_is_not_regular_is_given() -> None:
    assert (counted(1, "breach", "breaches"), counted(3, "breach", "breaches")) == ("1 breach", "3 breaches")


@pytest.mark.parametrize(
    ("name", "precision", "said"),
    [
        ("Sumy", "settlement", "Sumy"),
        ("Sumy", "admin1", "Sumy region"),
        ("North Darfur State", "admin1", "North Darfur State"),
        ("Gaza Strip", "admin1", "Gaza Strip"),
        (None, "admin1", ""),
    ],
)
def test_a_region_is_told_from_the_city_of_its_name(name: str | None, precision: str, said: str) -> None:
    assert place_label({"place_name": name, "place_text": None, "geo_precision": precision}) == said
