"""A disk that is full, and one that may not be written: a clear message, whole tables, and a next run that ends well.

The disk is a real one of a few hundred KiB, mounted in a namespace of its own; skipped where the system allows none.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.assets.books import books_in, contents, run_over
from tests.assets.inputs import EDIT, POSTS, write_posts
from tests.checkout import ROOT

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not may_mount():
        pytest.skip("this system lets no user mount a disk in a namespace (unshare --user --mount)")
    folder = tmp_path_factory.mktemp("before")
    run_over(books_in(folder / "data"), write_posts(folder / "first.jsonl", POSTS[:3]))
    return folder / "data"


@pytest.mark.parametrize("free_kib", [12, 200, 500])
def test_a_disk_that_is_full_or_read_only_costs_nothing_but_the_run(
    before: Path, tmp_path: Path, free_kib: int
) -> None:
    (tmp_path / "disk").mkdir()
    added = write_posts(tmp_path / "added.jsonl", [EDIT, POSTS[3]])
    found = on_small_disk(tmp_path / "disk", before, added, free_kib)
    assert "may not write" in found["read_only"]
    assert found["after_read_only"] == found["before"]
    assert "disk is full" in found["full"]
    assert "make room" in found["full"]
    assert found["after_full"]["damaged"] == []
    assert found["after_full"]["aside"] == []
    assert found["with_room"] == ""
    whole = books_in(shutil.copytree(before, tmp_path / "whole"))
    run_over(whole, added)
    assert found["at_last"]["contents"] == {f"{name} {day}": text for (name, day), text in contents(whole).items()}
    assert found["at_last"]["damaged"] == []


def on_small_disk(at: Path, before: Path, added: Path, free_kib: int) -> dict[str, Any]:
    command = [*NAMESPACE, sys.executable, "-m", "tests.faults.small_disk", at, before, added, str(free_kib)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found
