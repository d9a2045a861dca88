"""A bound that stands behind the noun of a figure."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions

Bounds = tuple[int | None, int | None, str]


def bounds_of(body: str) -> list[Bounds]:
    """(low, high, hedge) of each figure, in the order of the text."""
    return [(found.low, found.high, found.hedge) for found in find_mentions(doc_of(body))]


@pytest.mark.parametrize(
    ("body", "bounds"),
    [
        ("Five people at least were killed near Idlib.", (5, None, "at_least")),
        ("The mortar killed four men at least.", (4, None, "at_least")),
        ("Forty homes at most were damaged in Hatay.", (None, 40, "at_most")),
    ],
)
def test_it_bounds_the_figure_before_the_noun(body: str, bounds: Bounds) -> None:
    assert bounds_of(body) == [bounds]


@pytest.mark.parametrize(
    "body",
    [
        "A mine killed five soldiers at least 10 km from the front.",
        "The flood left five families at least briefly displaced.",
    ],
)
def test_it_does_not_where_it_goes_with_what_follows(body: str) -> None:
    assert bounds_of(body) == [(5, 5, "exact")]
