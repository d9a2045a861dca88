"""Figures in words, as a person reads them."""

from __future__ import annotations

from typing import Any

import pytest

from assets.show import figures_text, other_figures_text
from tests.rows import row, wide


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        (wide("killed", 3, 3, 3), "3 killed"),
        (wide("killed", 3, 3, 7), "3–7 killed"),
        (wide("killed", 3, 3, None), "≥3 killed"),
        (wide("injured", None, 40, 40), "≤40 injured"),
        (wide("injured", 0, 0, 0), "0 injured"),
        (wide("aid_usd", 1_200_000, 1_200_000, 1_200_000), "$1,200,000 of aid"),
        (
            wide("drones_launched", 35, 35, 35) | wide("drones_intercepted", 30, 30, 30),
            "35 drones (30 intercepted)",
        ),
        (wide("missiles_intercepted", 2, 2, 2), "2 missiles intercepted"),
        (wide("drones_launched", 1, 1, 1), "1 drone"),
        (wide("killed", 1, 1, 1) | wide("injured", 4, 4, 4), "1 killed, 4 injured"),
        ({}, ""),
    ],
)
def test_figures(figures: dict[str, Any], wanted: str) -> None:
    assert figures_text(row("incidents", **figures)) == wanted


def _other(measure: str, thing: str, low: int, high: int | None = None) -> dict[str, Any]:
    return {"measure": measure, "object": thing, "low": low, "best": low, "high": low if high is None else high}


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        ([_other("released", "people", 95), _other("released", "prisoners", 95)], "released prisoners: 95"),
        (
            [_other("released", "people", 95), _other("released", "prisoners", 60)],
            "released people: 95, released prisoners: 60",
        ),
        (
            [_other("released", "people", 95, 99), _other("released", "prisoners", 95)],
            "released people: 95–99, released prisoners: 95",
        ),
        (
            [_other("captured", "people", 4), _other("released", "prisoners", 4)],
            "captured people: 4, released prisoners: 4",
        ),
        (
            [_other("displaced", "people", 300), _other("displaced", "families", 300)],
            "displaced people: 300, displaced families: 300",
        ),
    ],
)
def test_the_same_figure_of_people_and_of_a_class_of_them_is_told_once(
    figures: list[dict[str, Any]], wanted: str
) -> None:
    assert other_figures_text(figures) == wanted
