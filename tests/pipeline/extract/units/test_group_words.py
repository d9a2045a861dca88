"""The word for a group or a part leads to the figure behind it."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions


def counts_of(body: str) -> list[tuple[str, int | None]]:
    """(measure, low) of each figure."""
    return [(found.measure, found.low) for found in find_mentions(doc_of(body))]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("A family of six was killed in the raid.", ("killed", 6)),
        ("A first group of 20 villagers was evacuated.", ("evacuated", 20)),
        ("The blast damaged the roofs of 12 houses.", ("damaged", 12)),
    ],
)
def test_the_group_has_the_number_behind_of(body: str, count: tuple[str, int]) -> None:
    assert counts_of(body) == [count]


@pytest.mark.parametrize("body", ["A family of doctors was honoured.", "The roofs of the church glowed."])
def test_without_a_number_it_leads_nowhere(body: str) -> None:
    assert counts_of(body) == []
