"""Figures that add up to one told before them are its parts."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions


def wholes(body: str) -> list[tuple[int | None, int | None]]:
    """(low, low of its whole) of each figure."""
    doc = doc_of(body)
    return [(m.low, m.part_of.low if m.part_of else None) for m in find_mentions(doc)]


def test_sums_that_make_up_the_one_before_are_parts_of_it() -> None:
    text = (
        "The emir opened the drive for flood victims in Sudan with a donation of 50 million dirhams. "
        "He donated 30 million dirhams while his heir donated 20 million dirhams."
    )
    assert wholes(text) == [(50_000_000, None), (30_000_000, 50_000_000), (20_000_000, 50_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "The floods killed 120 people. In Beira 70 people died. In Dondo 40 people died.",
        "The quake killed four people. Two people died in Van and two people died in Erzincan.",
        "The floods killed at least 120 people. In Beira 70 people died. In Dondo 50 people died.",
        "Gifts for the flood victims\n\nKano: aid of €5 million\n\nYobe: aid of €3 million\n\nGombe: aid of €2 million",
    ],
    ids=["less than the whole", "small figures", "a whole that is a bound", "entries of a list"],
)
def test_other_figures_are_no_parts(text: str) -> None:
    found = wholes(text)
    assert len(found) >= 3
    assert all(whole is None for _, whole in found)
