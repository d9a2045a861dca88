"""Shares of a figure by the places where they were."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions


def shares(body: str) -> list[tuple[str, int | None, int | None]]:
    """Each figure of a text with its measure and, where it is a part, its whole."""
    return [(m.measure, m.low, m.part_of.low if m.part_of else None) for m in find_mentions(doc_of(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The toll of the raids has climbed to 64, the clinic said, with 30 killed in Merat and 21 in Dorna.",
            [("killed", 64, None), ("killed", 30, 64), ("killed", 21, 64)],
        ),
        (
            "Storms left 17 dead in the north, with nine killed in Kasib, four in Halwa and two in Orun.",
            [("killed", 17, None), ("killed", 9, 17), ("killed", 4, 17), ("killed", 2, 17)],
        ),
        (
            "Friday's raids killed eight people and hurt 51, medics said: six in Merat, one in Halwa and one in Orun.",
            [("killed", 8, None), ("injured", 51, None), ("killed", 6, 8), ("killed", 1, 8), ("killed", 1, 8)],
        ),
        (
            "Nine people were killed and 13 wounded: eight in Merat and five in Dorna.",
            [("killed", 9, None), ("injured", 13, None), ("injured", 8, 13), ("injured", 5, 13)],
        ),
    ],
)
def test_a_list_of_places_shares_out_the_whole_before_it(
    body: str, expected: list[tuple[str, int, int | None]]
) -> None:
    assert shares(body) == expected


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        # together they come to more
        ("Mines killed 12 people in Dorna, with 30 killed in Merat and 21 in Kasib a year before.", 12),
        # one share alone may be of another event
        ("Clashes left 12 dead in Dorna, with 5 killed in Kasib.", 12),
        # no place behind them
        ("Mines killed 40 people, with ten killed at home and nine more that night.", 40),
    ],
)
def test_other_figures_are_no_shares_by_place(body: str, whole: int) -> None:
    assert whole not in [part_of for _, _, part_of in shares(body)]
