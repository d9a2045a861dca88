"""Running totals are of no days of their own; news of the day is."""

from __future__ import annotations

import pytest

from pipeline.extract.dates.link import assign_dates
from tests.pipeline.extract.told import doc_of, find_mentions


def cumulative(body: str) -> list[tuple[int | None, bool]]:
    """The least number of each figure, and whether it is a running total."""
    doc = doc_of(body)
    mentions = find_mentions(doc)
    return [(m.low, days.cumulative) for m, days in zip(mentions, assign_dates(doc, mentions), strict=True)]


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        ("Shelling killed four people in Dolna.", [(4, False)]),
        ("In all, the fighting has killed 4,100 people since it began.", [(4100, True)]),
        ("The war has killed more than 61,000 people and wounded 140,000.", [(61000, True), (140000, True)]),
        ("An earthquake killed 2,300 people in the north.", [(2300, False)]),
    ],
)
def test_words_and_size_tell_a_total(body: str, figures: list[tuple[int, bool]]) -> None:
    assert cumulative(body) == figures


def test_a_figure_goes_on_with_the_totals_of_its_paragraph() -> None:
    assert cumulative("The war has killed 61,000 people in total. Another 140,000 were wounded.") == [
        (61000, True),
        (140000, True),
    ]
