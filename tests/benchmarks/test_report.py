"""The benchmark's report names each goal that its measurements can tell, and whether it is met."""

from __future__ import annotations

from benchmarks.extract import Memory, Speed
from benchmarks.report import memory_goal, speed_goals, speed_table
from benchmarks.tools import OURS, RECOGNIZERS, TOKENIZER


def test_speed_is_in_megabytes_of_ten_to_the_six_a_second_and_the_ratio_is_ours_to_theirs() -> None:
    speeds = [Speed(OURS, "dense", 2_000_000, 1.0), Speed(RECOGNIZERS, "dense", 2_000_000, 10.0)]
    ours, theirs = speed_table(speeds).splitlines()[1:]
    assert ours.split()[-1] == "2.000"
    assert theirs.split()[-2:] == ["10.0", "x"]


def test_goals_are_judged_for_the_kinds_and_tools_that_ran() -> None:
    speeds = [
        Speed(OURS, "dense", 1_000_000, 0.9),
        Speed(RECOGNIZERS, "dense", 1_000_000, 10.0),
        Speed(OURS, "mixed", 1_000_000, 0.5),
        Speed(TOKENIZER, "mixed", 1_000_000, 0.25),
    ]
    assert [met for _, met in speed_goals(speeds)] == [True, False, False, False]
    assert [met for _, met in speed_goals(speeds[:1])] == [True]


def test_memory_is_flat_when_the_end_is_no_higher_than_the_first_fifth() -> None:
    def readings(last: int) -> list[Memory]:
        resident = [80, 100, 100, 101, 100, 100, 102, 101, 100, last]
        return [Memory(i, r) for i, r in enumerate(resident)]

    assert memory_goal(readings(104))[1]
    assert not memory_goal(readings(120))[1]
