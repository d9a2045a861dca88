"""Figures in words, as a person reads them."""

from __future__ import annotations

from typing import Any

import pytest

from assets.show import figures_text, other_figures_text
from tests.rows import row


def _figure(name: str, low: int | None, best: int | None, high: int | None) -> dict[str, Any]:
    return {f"{name}_low": low, f"{name}_best": best, f"{name}_high": high}


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        (_figure("killed", 3, 3, 3), "3 killed"),
        (_figure("killed", 3, 3, 7), "3–7 killed"),
        (_figure("killed", 3, 3, None), "≥3 killed"),
        (_figure("injured", None, 40, 40), "≤40 injured"),
        (_figure("injured", 0, 0, 0), "0 injured"),
        (_figure("aid_usd", 1_200_000, 1_200_000, 1_200_000), "$1,200,000 of aid"),
        (
            _figure("drones_launched", 35, 35, 35) | _figure("drones_intercepted", 30, 30, 30),
            "35 drones (30 intercepted)",
        ),
        (_figure("missiles_intercepted", 2, 2, 2), "2 missiles intercepted"),
        (_figure("drones_launched", 1, 1, 1), "1 drone"),
        (_figure("killed", 1, 1, 1) | _figure("injured", 4, 4, 4), "1 killed, 4 injured"),
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
