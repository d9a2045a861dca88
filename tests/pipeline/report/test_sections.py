"""The headline figures: only what is told."""

from __future__ import annotations

from datetime import date

from pipeline.report.sections import tiles
from pipeline.report.totals import Bounds, Key, Totals

_DAY = date(2024, 9, 2)


def _totals(**figures: int) -> Totals:
    return Totals({Key(name, "happened", "UA", _DAY): Bounds(n, n, n) for name, n in figures.items()})


def test_weapons_of_which_only_those_stopped_are_told_have_no_number_launched() -> None:
    (tile,) = tiles(_totals(drones_intercepted=3), Totals())
    assert (tile.label, tile.value) == ("Drones intercepted", "3")
    assert tile.note == "how many were launched is not told"


def test_the_share_stopped_is_of_those_of_which_both_numbers_are_known() -> None:
    (tile,) = tiles(
        _totals(drones_launched=20, drones_intercepted=18), _totals(drones_launched=10, drones_intercepted=9)
    )
    assert (tile.label, tile.value) == ("Drones launched", "20")
    assert tile.note == "18 reported intercepted; 90% where both are known"
