"""What two workers bring by the clock, and when the machine cannot tell."""

from __future__ import annotations

import pytest

from benchmarks.scale import Measured
from benchmarks.workers import told


def _run(workers: int, seconds: float, alone: float, wall: float) -> Measured:
    return Measured(20_000, workers, seconds, alone, wall, megabytes=300.0, worker_megabytes=200.0, steps={})


ONE = _run(1, seconds=40.0, alone=40.0, wall=41.0)


@pytest.mark.parametrize(("wall", "times", "code"), [(22.0, "1.86 ×", 0), (30.0, "1.37 ×", 1)])
def test_the_ratio_is_of_clock_times(wall: float, times: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(ONE, _run(2, seconds=44.0, alone=4.0, wall=wall)) == code
    said = capsys.readouterr().out
    assert times in said
    assert "at most 1.67 ×" in said  # 40 s of one, to 4 s of the main process and half of 40 s of its workers


def test_a_busy_machine_cannot_tell(capsys: pytest.CaptureFixture[str]) -> None:
    slow = _run(1, seconds=40.0, alone=40.0, wall=90.0)
    assert told(slow, _run(2, seconds=44.0, alone=4.0, wall=45.0)) == 2
    assert "busy" in capsys.readouterr().err
