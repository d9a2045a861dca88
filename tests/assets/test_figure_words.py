"""Figures in words, as a person reads them."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from assets.figure_words import figures_beside, figures_text, other_figures_text
from schemas.vocabulary import MEASURE, OBJECT
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
        ([_other("released", "people", 95), _other("released", "prisoners", 95)], "95 prisoners released"),
        (
            [_other("released", "people", 95), _other("released", "prisoners", 60)],
            "95 released, 60 prisoners released",
        ),
        (
            [_other("released", "people", 95, 99), _other("released", "prisoners", 95)],
            "95–99 released, 95 prisoners released",
        ),
        (
            [_other("captured", "people", 4), _other("released", "prisoners", 4)],
            "4 captured, 4 prisoners released",
        ),
        (
            [_other("displaced", "people", 300), _other("displaced", "families", 300)],
            "300 displaced, 300 families displaced",
        ),
    ],
)
def test_the_same_figure_of_people_and_of_a_class_of_them_is_told_once(
    figures: list[dict[str, Any]], wanted: str
) -> None:
    assert other_figures_text(figures) == wanted


@pytest.mark.parametrize(
    ("figure", "wanted"),
    [
        (_other("launched", "rocket", 40), "40 rockets launched"),
        (_other("struck", "rocket", 1), "1 rocket struck"),
        (_other("casualties", "people", 0), "0 casualties"),
        (_other("attacks", "other", 4_100), "4,100 attacks"),
        (_other("damaged", "residential", 8), "8 homes damaged"),
        (_other("damaged", "energy", 1), "1 energy site damaged"),
        (_other("intercepted", "aircraft", 1), "1 aircraft intercepted"),
        (_other("without_power", "families", 900), "900 families without power"),
        (_other("equipment_lost", "vehicle", 12), "12 vehicles lost"),
        (_other("aid", "UAH", 500), "UAH 500 of aid"),
    ],
)
def test_a_figure_without_a_column_is_told_as_one_would_say_it(figure: dict[str, Any], wanted: str) -> None:
    assert other_figures_text([figure]) == wanted


def test_beside_columns_people_are_told_and_classes_only_without_them() -> None:
    figures = [
        _other("missing", "people", 8),
        _other("rescued", "people", 21),
        _other("rescued", "children", 1),
        _other("captured", "children", 1),
        _other("damaged", "residential", 4),
        _other("killed", "people", 3),
    ]
    assert other_figures_text(figures_beside(figures)) == "8 missing, 21 rescued, 1 child captured"


def test_each_object_and_measure_has_words() -> None:
    for measure, thing in itertools.product(MEASURE.words.keys() - {"aid"}, OBJECT.words):
        assert "_" not in other_figures_text([_other(measure, thing, 2)])
