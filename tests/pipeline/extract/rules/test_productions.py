"""Whom a predicate was done to, and what only stands behind it."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A flood swept away two bridges.", [("damaged", 2)]),
        ("After the quake rescuers pulled seven pupils from a school.", [("rescued", 7)]),
        (
            "After the quake seven pupils were pulled from a school, and four from a bakery.",
            [("rescued", 7), ("rescued", 4)],
        ),
    ],
)
def test_an_object_is_counted(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Hikers were swept off a bridge.",
        "A worker was thrown over two walls.",
        "The crowd was driven from three villages.",
        "They put the wounded at twice the official count.",
    ],
)
def test_where_somebody_was_carried_is_not(body: str) -> None:
    assert not [figure for figure in told(body) if figure[0] == "damaged"]
