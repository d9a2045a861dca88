"""A day's file: written whole or not at all, in the described form, knowing what it was made from."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from assets.storage.day_files import SchemaError, StoredTable, described
from assets.storage.root import DataRoot
from tests.rows import rows

DAY = date(2024, 3, 5)


@pytest.fixture
def claims(tmp_path: Path) -> StoredTable:
    return StoredTable(DataRoot(str(tmp_path)), described("claims"))


def test_what_is_written_is_read_back(claims: StoredTable) -> None:
    data = rows("claims", {"claim_id": "a"}, {"claim_id": "b", "high": None})
    claims.write(DAY, data, "from this")
    os.utime(Path(claims.root.url, claims.path(DAY)))  # as another process finds it
    assert claims.read(DAY).equals(data)
    assert claims.read(DAY, ["claim_id"]).column_names == ["claim_id"]
    assert claims.days() == [DAY]


def test_a_day_that_is_not_there_has_no_rows(claims: StoredTable) -> None:
    assert claims.read(DAY).num_rows == 0
    assert claims.file(DAY) is None


def test_the_file_says_what_it_was_made_from_and_what_it_holds(claims: StoredTable, tmp_path: Path) -> None:
    claims.write(
        DAY, rows("claims", {"claim_id": "a"}, {"claim_id": "b", "measure": "killed"}), "from this", {"k": "v"}
    )
    found = claims.file(DAY)
    assert found is not None
    assert (found.fingerprint, found.rows, found.notes) == ("from this", 2, {"k": "v"})
    assert found.counts == {"killed": 1, "launched": 1}
    metadata = pq.read_metadata(tmp_path / "claims" / "published_date=2024-03-05" / "part.parquet").metadata
    assert metadata[b"tollbook.fingerprint"] == b"from this"
    assert metadata[b"tollbook.schema_version"]


def test_rows_are_sorted_and_the_same_rows_give_the_same_bytes(claims: StoredTable, tmp_path: Path) -> None:
    path = tmp_path / claims.path(DAY)
    claims.write(DAY, rows("claims", {"claim_id": "b"}, {"claim_id": "a"}), "x")
    first = path.read_bytes()
    claims.write(DAY, rows("claims", {"claim_id": "a"}, {"claim_id": "b"}), "x")
    assert claims.read(DAY)["claim_id"].to_pylist() == ["a", "b"]
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("values", "wrong"),
    [({"measure": "murdered"}, "outside its vocabulary"), ({"country": "Mali"}, "outside its vocabulary")],
)
def test_rows_that_are_not_as_described_are_refused(claims: StoredTable, values: dict[str, str], wrong: str) -> None:
    claims.write(DAY, rows("claims", {"claim_id": "good"}), "x")
    with pytest.raises(SchemaError, match=wrong):
        claims.write(DAY, rows("claims", values), "y")
    assert claims.read(DAY)["claim_id"].to_pylist() == ["good"]


def test_a_table_that_is_not_described_is_refused() -> None:
    with pytest.raises(KeyError, match="no table 'rumours' is described"):
        described("rumours")


def test_a_full_disk_leaves_the_old_file_whole(
    claims: StoredTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims.write(DAY, rows("claims", {"claim_id": "old"}), "x")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        claims.write(DAY, rows("claims", {"claim_id": "new"}), "y")
    assert claims.read(DAY)["claim_id"].to_pylist() == ["old"]
    assert [path.name for path in (tmp_path / claims.path(DAY)).parent.iterdir()] == ["part.parquet"]


def test_a_file_that_broke_off_counts_as_not_made(claims: StoredTable, tmp_path: Path) -> None:
    claims.write(DAY, rows("claims", {"claim_id": "a"}), "x")
    path = tmp_path / claims.path(DAY)
    path.write_bytes(path.read_bytes()[:-20])
    found = claims.file(DAY)
    assert found is not None
    assert found.fingerprint == ""


def test_removing_a_day_removes_its_folder(claims: StoredTable, tmp_path: Path) -> None:
    claims.write(DAY, rows("claims", {}), "x")
    claims.remove(DAY)
    assert claims.days() == []
    assert not (tmp_path / "claims" / "published_date=2024-03-05").exists()
