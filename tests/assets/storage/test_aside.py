"""Files are replaced whole, by several processes at once too; what killed ones leave aside is swept away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assets.storage.aside import replace_whole, sweep
from assets.storage.root import ASIDE, DataRoot


def test_what_is_left_aside_is_swept_and_what_is_being_written_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    (aside / "17-left").write_bytes(b"half")
    swept: list[int] = []
    flush = os.fsync

    def sweep_meanwhile(descriptor: int) -> None:
        swept.append(sweep(aside))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", sweep_meanwhile)
    replace_whole(aside, tmp_path / "table" / "part.parquet", b"whole")
    assert swept == [1]
    assert (tmp_path / "table" / "part.parquet").read_bytes() == b"whole"
    assert list(aside.iterdir()) == []


def test_one_file_written_twice_at_once_is_one_of_the_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aside, final = tmp_path / "aside", tmp_path / "part.parquet"
    flush = os.fsync

    def write_meanwhile(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", flush)
        replace_whole(aside, final, b"the other")
        assert final.read_bytes() == b"the other"
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", write_meanwhile)
    replace_whole(aside, final, b"the one")
    assert final.read_bytes() == b"the one"


def test_a_name_swept_before_it_was_locked_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    lock = fcntl.flock

    def swept_first(descriptor: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", lock)
        assert sweep(tmp_path / "aside") == 1
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", swept_first)
    replace_whole(tmp_path / "aside", tmp_path / "part.parquet", b"whole")
    assert (tmp_path / "part.parquet").read_bytes() == b"whole"


def test_a_data_root_sweeps_its_own_folder(tmp_path: Path) -> None:
    root = DataRoot(str(tmp_path))
    root.sweep()
    root.replace("claims/part.parquet", b"whole")
    (tmp_path / ASIDE / "17-left").write_bytes(b"half")
    root.sweep()
    assert list((tmp_path / ASIDE).iterdir()) == []
