"""A connection reads the data folder and nothing else of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.views import connect
from tests.cookbook.sample import sample_folder

duckdb = pytest.importorskip("duckdb", reason="the views need DuckDB")


def test_a_query_cannot_write_a_file(tmp_path: Path) -> None:
    target = tmp_path / "copy.csv"
    with pytest.raises(duckdb.PermissionException):
        connect(str(sample_folder())).execute(f"copy (select 1) to '{target}'")
    assert not target.exists()


def test_a_query_cannot_read_a_file_outside_the_data(tmp_path: Path) -> None:
    other = tmp_path / "secret.csv"
    other.write_text("a\n1\n")
    with pytest.raises(duckdb.PermissionException):
        connect(str(sample_folder())).execute(f"select * from read_csv('{other}')")


def test_a_query_cannot_give_itself_the_right() -> None:
    with pytest.raises(duckdb.Error):
        connect(str(sample_folder())).execute("set enable_external_access = true")
