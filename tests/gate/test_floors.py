"""Floors only rise on an unchanged file, and say nothing of a file that has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gate.floors import Floor, Measured, breaches, raised, read_floors, write_floors

SHARE = st.floats(0, 1)


def test_a_figure_below_its_floor_is_a_breach() -> None:
    floor = Floor("aa", {"f1": 0.9, "clean": 1.0})
    assert breaches(Measured("corpus/x", "aa", {"f1": 0.9, "clean": 1.0}), floor, changed_is_a_breach=True) == []
    said = breaches(Measured("corpus/x", "aa", {"f1": 0.8994, "clean": 1.0}), floor, changed_is_a_breach=True)
    assert said == ["corpus/x: f1 is 0.8994, floor 0.9"]


def test_a_figure_that_is_no_longer_measured_is_a_breach() -> None:
    assert breaches(Measured("x", "aa", {}), Floor("aa", {"f1": 0.5}), changed_is_a_breach=True)


@pytest.mark.parametrize("floor", [None, Floor("old", {"f1": 0.9})])
def test_a_changed_or_unpinned_file_breaches_only_where_it_is_this_projects_own(floor: Floor | None) -> None:
    measured = Measured("x", "new", {"f1": 0.1})
    assert breaches(measured, floor, changed_is_a_breach=False) == []
    assert len(breaches(measured, floor, changed_is_a_breach=True)) == 1


@given(st.lists(SHARE, min_size=1))
def test_pinning_again_and_again_never_lowers_a_floor_and_holds_for_the_best(values: list[float]) -> None:
    floors: dict[str, Floor] = {}
    for value in values:
        before = floors["x"].figures["f1"] if floors else 0.0
        floors = raised(floors, [Measured("x", "aa", {"f1": value})])
        assert floors["x"].figures["f1"] >= before
    assert not breaches(Measured("x", "aa", {"f1": max(values)}), floors["x"], changed_is_a_breach=True)


def test_pinning_on_a_changed_file_starts_anew_and_leaves_other_floors() -> None:
    floors = {"x": Floor("old", {"f1": 0.9}), "y": Floor("yy", {"f1": 0.7})}
    assert raised(floors, [Measured("x", "new", {"f1": 0.4567})]) == {
        "x": Floor("new", {"f1": 0.456}),
        "y": floors["y"],
    }


def test_floors_are_read_back_as_written(tmp_path: Path) -> None:
    floors = {"corpus/x": Floor("aa", {"clean": 1.0, "f1": 0.95}), "gold/dev.jsonl": Floor("bb", {"core_f1": 0.9})}
    write_floors(floors, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == floors
    assert read_floors(tmp_path / "none.toml") == {}
