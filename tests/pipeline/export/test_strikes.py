"""Strikes by model: rows of one incident add up to its figures, whatever the claims name."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.events import Event
from pipeline.export.strikes import strikes

_MODELS = ("Iskander-M", "Kalibr", "Kh-101")


def _event(launched: int | None, destroyed: int | None, models: dict[tuple[str, str | None, str], int]) -> Event:
    figures: dict[tuple[str, str | None], Any] = {}
    for measure, best in (("launched", launched), ("intercepted", destroyed)):
        if best is not None:
            figures[measure, "missile"] = {"best": best}
    return Event({"incident_id": "20240902-a", "status": "happened"}, figures=figures, models=models)


def _found(event: Event) -> list[tuple[str, int | None, int | None]]:
    return [(strike.model, strike.launched, strike.destroyed) for strike in strikes(event)]


def test_one_model_has_all_of_them() -> None:
    assert _found(_event(5, 2, {("launched", "missile", "Kalibr"): 5})) == [("Kalibr", 5, 2)]


def test_models_with_numbers_of_their_own_have_rows_and_the_rest_one() -> None:
    models = {("launched", "missile", "Kalibr"): 4, ("launched", "missile", "Kh-101"): 3}
    assert _found(_event(10, 6, models)) == [("Kalibr", 4, None), ("Kh-101", 3, None), ("missile", 3, 6)]


def test_one_model_has_its_own_number_and_the_rest_a_row() -> None:
    found = _found(_event(30, None, {("launched", "missile", "Iskander-M"): 4}))
    assert found == [("Iskander-M", 4, None), ("missile", 26, None)]


def test_one_model_of_what_was_shot_down_is_not_the_model_of_all_that_was_launched() -> None:
    found = _found(_event(30, 20, {("intercepted", "missile", "Kh-101"): 20}))
    assert found == [("Kh-101", None, 20), ("missile", 30, None)]


def test_models_that_do_not_fit_are_named_together() -> None:
    models = {("launched", "missile", "Kalibr"): 8, ("launched", "missile", "Kh-101"): 8}
    assert _found(_event(10, None, models)) == [("Kalibr and Kh-101", 10, None)]


_NUMBERS = st.one_of(st.none(), st.integers(0, 50))
_NAMED = st.dictionaries(
    st.tuples(st.sampled_from(["launched", "intercepted"]), st.just("missile"), st.sampled_from(_MODELS)),
    st.integers(0, 30),
)


@given(_NUMBERS, _NUMBERS, _NAMED)
def test_rows_add_up(
    launched: int | None, destroyed: int | None, models: dict[tuple[str, str | None, str], int]
) -> None:
    found = _found(_event(launched, destroyed, models))
    assert sum(row[1] or 0 for row in found) == (launched or 0)
    assert sum(row[2] or 0 for row in found) == (destroyed or 0)
