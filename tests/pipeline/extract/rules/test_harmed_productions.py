"""Who the dead and the injured were: parts of a greater figure told before, figures of their own where none was."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions


def told(body: str) -> list[tuple[str, int | None, int | None]]:
    """(measure, figure, figure of which it is a part)"""
    return [(m.measure, m.low, m.part_of.low if m.part_of is not None else None) for m in find_mentions(doc_of(body))]


def test_the_dead_are_parts_of_the_toll_before_them() -> None:
    body = "Eight people were killed in Mopti. The dead were five men and three women."
    assert told(body) == [("killed", 8, None), ("killed", 5, 8), ("killed", 3, 8)]


def test_without_a_toll_the_dead_are_figures_of_their_own() -> None:
    assert told("Those killed were six porters and a cook.") == [("killed", 6, None), ("killed", 1, None)]


@pytest.mark.parametrize(
    "body",
    [
        "The victims were 16 and 17, and both survived.",
        "The youngest of the dead was 7.",
        "The dead were from three villages.",
    ],
)
def test_ages_and_origins_are_no_figures(body: str) -> None:
    assert told(body) == []
