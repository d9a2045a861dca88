"""Bare figures whose noun and verb stand with the figure before them."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("Some 300 civilians have been killed – 120 this year alone.", 120),
        ("Some 300 civilians have been killed, 120 since March.", 120),
        ("Some 300 civilians have been killed – 120 in the past two months.", 120),
        ("Some 300 civilians have been killed – 12 yesterday.", 12),
        ("Some 300 civilians have been killed (12 last week).", 12),
    ],
)
def test_a_share_of_a_time_is_told(body: str, share: int) -> None:
    assert told(body) == [("killed", 300), ("killed", share)]


@pytest.mark.parametrize(
    "body",
    [
        "Some 300 civilians have been killed – the worst toll this year.",
        "Some 300 civilians have been killed – 450 days since the war began.",
        "Some 300 civilians have been killed, 12 times the figure of last year.",
        "Some 300 civilians have been killed, 12 km from the border.",
    ],
)
def test_another_number_behind_the_figure_is_no_share(body: str) -> None:
    assert told(body) == [("killed", 300)]
