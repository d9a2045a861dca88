"""Figures that count no things: money and rates, beside those that look like them and count."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions


def counts_of(body: str) -> list[tuple[str, int | None]]:
    """(measure, low) of each figure."""
    return [(found.measure, found.low) for found in find_mentions(doc_of(body))]


@pytest.mark.parametrize(
    "body",
    [
        "Rebels fired six rockets at a time.",
        "Landmines kill eight people a day.",
        "Snipers killed two people per month.",
        "A 2-million-euro shelter was destroyed.",
        "40-million-dollar drones were shot down.",
    ],
)
def test_rates_and_money_count_nobody(body: str) -> None:
    assert counts_of(body) == []


def test_a_time_that_goes_on_with_after_makes_no_rate() -> None:
    assert counts_of("Gunmen killed 12 people a day after the truce.") == [("killed", 12)]


def test_pounds_before_a_weapon_are_its_weight_and_not_money() -> None:
    assert counts_of("Jets dropped two 500-pound bombs.") == [("launched", 2)]
