"""What `docs/scale.md` has clusters start: commands that the libraries install, options that these know."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import ROOT

pytest.importorskip("distributed")

PAGE = (ROOT / "docs/scale.md").read_text("utf-8")
STARTED = [re.split(r",\s*", words) for words in re.findall(r"^ +args: \[(.+)\]$", PAGE, re.MULTILINE)]
OPTION = re.compile(r"--[a-z-]+")


def help_of(*command: str) -> str:
    program = Path(sys.executable).parent / command[0]
    return subprocess.run([program, *command[1:], "--help"], capture_output=True, check=True, text=True).stdout


def test_worker_and_scheduler_are_started() -> None:
    assert [words[:2] for words in STARTED] == [["dask", "worker"], ["dask", "scheduler"]]


@pytest.mark.parametrize("words", STARTED, ids=lambda words: words[1])
def test_each_container_starts_a_command_with_its_options(words: list[str]) -> None:
    told = help_of(*words[:2])
    assert all(option in told for option in filter(OPTION.fullmatch, words))


def test_the_options_of_a_batch_systems_workers_and_their_times_are_ones_that_dask_reads() -> None:
    from dask.utils import parse_timedelta

    system = PAGE.partition("## On a batch system")[2].partition("\n## ")[0]
    told = help_of("dask", "worker")
    assert all(option in told for option in OPTION.findall(system))
    assert [parse_timedelta(time) for time in re.findall(r"--lifetime(?:-stagger)? (\w+)", system)] == [13_800, 300]
