"""What a user is told of an error of the operating system: which file or folder, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assets.errors import for_user


def _denied(path: Path | None) -> str:
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), None if path is None else str(path))
    return str(for_user(error))


@pytest.mark.parametrize("inside", [".writing", ".tables.turn", "claims/published_date=2024-09-01/part.parquet"])
def test_a_folder_that_may_not_be_written_is_named_itself(tmp_path: Path, inside: str) -> None:
    told = _denied(tmp_path / inside)
    assert f"may not write to the folder {tmp_path}:" in told
    assert "choose another" in told


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "part.parquet"
    file.write_bytes(b"")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert _denied(file) == f"may not read {file}: change its permissions"


def test_a_folder_that_may_not_be_looked_into_is_named_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut, stat = tmp_path / "shut", os.stat
    shut.mkdir()

    def refused(path: Path, *rest: object, **more: object) -> object:
        if Path(path).parent == shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", refused)
    assert _denied(shut / "posts.jsonl") == f"may not look into the folder {shut}: change its permissions"


def test_without_a_name_the_folder_of_the_tables_is_meant() -> None:
    assert "the folder of the tables" in _denied(None)


def test_an_error_that_a_user_can_do_nothing_about_is_not_dressed_up() -> None:
    assert for_user(RuntimeError("a fault of the program")) is None
