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


@pytest.mark.parametrize(
    "sql",
    [
        "attach '{other}' as o",
        "copy (select 1) to '{folder}/../secret.csv'",
        "select * from read_csv('{folder}/../secret.csv')",
        "select * from read_text('/etc/hostname')",
        "select * from '/etc/passwd'",
        "select * from glob('/etc/*')",
        "install httpfs",
        "load httpfs",
        "select * from read_csv('https://example.org/a.csv')",
        "export database '{other}'",
        "set allowed_directories = ['/']",
        "pragma temp_directory = '{other}'",
        "create secret (type s3)",
    ],
)
def test_no_way_out_of_the_data_folder_is_open(sql: str, tmp_path: Path) -> None:
    other = tmp_path / "secret"
    connection = connect(str(sample_folder()))
    with pytest.raises(duckdb.Error):
        connection.execute(sql.format(other=other, folder=sample_folder())).fetchall()
    assert list(tmp_path.iterdir()) == []


def test_a_query_cannot_give_itself_the_right() -> None:
    with pytest.raises(duckdb.Error):
        connect(str(sample_folder())).execute("set enable_external_access = true")
