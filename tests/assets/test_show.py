"""Figures in words, as a person reads them."""

from __future__ import annotations

from typing import Any

import pytest

from assets.show import figures_text
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
