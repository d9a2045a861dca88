"""Shares of a figure in brackets behind it."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import shares


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Deaths: 14 dead (6 confirmed, 8 for validation).", [(14, None), (6, 14), (8, 14)]),
        ("The office recorded 31 deaths (19 verified and 12 under review).", [(31, None), (19, 31), (12, 31)]),
        ("Twenty people were hurt (11 male, 9 female).", [(20, None), (11, 20), (9, 20)]),
        ("Sixteen people died (nine in Leyte, seven in Samar).", [(16, None), (9, 16), (7, 16)]),
        ("Some 140 huts were damaged (120 partially, 20 totally).", [(140, None), (120, 140), (20, 140)]),
        ("Forty people are missing (38 validated).", [(40, None), (38, 40)]),
        ("The brigade lost 12 tanks (five destroyed, seven captured).", [(12, None), (5, 12), (7, 12)]),
    ],
)
def test_bare_figures_in_brackets_are_parts(body: str, expected: list[tuple[int, int | None]]) -> None:
    assert shares(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Four men were killed (aged 19, 24, 31 and 40).",
        "Four men were killed (two more than a day before).",
        "Four men were killed (3 km from the border).",
        "Four men were killed (see page 3 of the file).",
        "Four men were killed (75 percent of them farmers).",
        "Four men were killed (3 March).",
        "Four men were killed (7 had been expected).",
        "Four men were killed (at about 2 in the morning).",
    ],
)
def test_other_numbers_in_brackets_are_no_shares(body: str) -> None:
    assert shares(body) == [(4, None)]


def test_figures_that_come_to_more_are_no_shares() -> None:
    assert (14, 12) not in shares("Twelve dead (14 reported, 7 for validation).")
