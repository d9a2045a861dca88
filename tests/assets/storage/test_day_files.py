"""A day's file: written whole or not at all, in the described form, knowing what it was made from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from assets.damage import require_whole
from assets.storage import day_files
from assets.storage.day_files import StoredTable
from assets.storage.form import described
from assets.storage.new_day import NewDay, SchemaError
from assets.storage.root import ASIDE, DataRoot
from tests.assets.full_disk import no_room
from tests.rows import rows

DAY = date(2024, 3, 5)


def test_what_is_written_is_read_back(stored: StoredTable) -> None:
    data = rows("claims", {"claim_id": "a"}, {"claim_id": "b", "high": None})
    stored.write(DAY, data, "from this")
    os.utime(Path(stored.root.url, stored.path(DAY)))  # as another process finds it
    assert stored.read(DAY).equals(data)
    assert stored.read(DAY, ["claim_id"]).column_names == ["claim_id"]
    assert stored.days() == [DAY]


def test_a_day_that_is_not_there_has_no_rows(stored: StoredTable) -> None:
    assert stored.read(DAY).num_rows == 0
    assert stored.file(DAY) is None


def test_the_file_says_what_it_was_made_from_and_what_it_holds(stored: StoredTable, tmp_path: Path) -> None:
    stored.write(
        DAY, rows("claims", {"claim_id": "a"}, {"claim_id": "b", "measure": "killed"}), "from this", {"k": "v"}
    )
    found = stored.file(DAY)
    assert found is not None
    assert (found.fingerprint, found.rows, found.notes) == ("from this", 2, {"k": "v"})
    assert found.counts == {"killed": 1, "launched": 1}
    metadata = pq.read_metadata(tmp_path / "claims" / "published_date=2024-03-05" / "part.parquet").metadata
    assert metadata[b"tollbook.fingerprint"] == b"from this"
    assert metadata[b"tollbook.schema_version"]


def test_rows_are_sorted_and_the_same_rows_give_the_same_bytes(stored: StoredTable, tmp_path: Path) -> None:
    path = tmp_path / stored.path(DAY)
    stored.write(DAY, rows("claims", {"claim_id": "b"}, {"claim_id": "a"}), "x")
    first = path.read_bytes()
    stored.write(DAY, rows("claims", {"claim_id": "a"}, {"claim_id": "b"}), "x")
    assert stored.read(DAY)["claim_id"].to_pylist() == ["a", "b"]
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("values", "wrong"),
    [({"measure": "murdered"}, "outside its vocabulary"), ({"country": "Mali"}, "outside its vocabulary")],
)
def test_rows_that_are_not_as_described_are_refused(stored: StoredTable, values: dict[str, str], wrong: str) -> None:
    stored.write(DAY, rows("claims", {"claim_id": "good"}), "x")
    with pytest.raises(SchemaError, match=wrong):
        stored.write(DAY, rows("claims", values), "y")
    assert stored.read(DAY)["claim_id"].to_pylist() == ["good"]


def test_a_table_that_is_not_described_is_refused() -> None:
    with pytest.raises(KeyError, match="no table 'rumours' is described"):
        described("rumours")


def test_a_full_disk_leaves_the_old_file_whole(
    stored: StoredTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored.write(DAY, rows("claims", {"claim_id": "old"}), "x")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(OSError, match="No space left"):
        stored.write(DAY, rows("claims", {"claim_id": "new"}), "y")
    assert stored.read(DAY)["claim_id"].to_pylist() == ["old"]
    assert [path.name for path in (tmp_path / stored.path(DAY)).parent.iterdir()] == ["part.parquet"]


def test_a_file_that_broke_off_counts_as_not_made(stored: StoredTable, tmp_path: Path) -> None:
    stored.write(DAY, rows("claims", {"claim_id": "a"}), "x")
    path = tmp_path / stored.path(DAY)
    path.write_bytes(path.read_bytes()[:-20])
    found = stored.file(DAY)
    assert found is not None
    assert found.fingerprint == ""


def test_removing_a_day_removes_its_folder(stored: StoredTable, tmp_path: Path) -> None:
    stored.write(DAY, rows("claims", {}), "x")
    stored.remove(DAY)
    assert stored.days() == []
    assert not (tmp_path / "claims" / "published_date=2024-03-05").exists()


def test_days_written_together_are_each_as_if_written_alone(stored: StoredTable, tmp_path: Path) -> None:
    days = [DAY.replace(day=n) for n in range(1, 20)]
    new = [NewDay(day, rows("claims", {"claim_id": f"c{day.day}"}), f"from {day}", {"n": str(day)}) for day in days]
    files = list(stored.write_days(new))
    together = {day: (tmp_path / stored.path(day)).read_bytes() for day in days}
    assert files == [stored.write(one.day, one.rows, one.made_from, one.notes) for one in new]
    assert together == {day: (tmp_path / stored.path(day)).read_bytes() for day in days}
    assert stored.files() == {file.day: file for file in files}


def test_days_with_long_texts_are_written_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together: list[int] = []
    replace_all = DataRoot.replace_all

    def counted(root: DataRoot, files: Sequence[tuple[str, bytes]]) -> None:
        together.append(len(files))
        replace_all(root, files)

    monkeypatch.setattr(DataRoot, "replace_all", counted)
    monkeypatch.setattr(day_files, "_BYTES_TOGETHER", 100_000)
    updates = StoredTable(DataRoot(str(tmp_path)), described("updates"))
    short, long = rows("updates", {"body": "A flood."}), rows("updates", {"body": "A flood. " * 6_000})
    new = [NewDay(DAY.replace(day=n), long if n < 5 else short, "x") for n in range(1, 20)]
    assert [file.day for file in updates.write_days(new)] == [one.day for one in new]
    assert together == [2, 2, 15]


def test_the_days_before_one_that_is_refused_are_written(stored: StoredTable) -> None:
    good, bad = rows("claims", {"claim_id": "a"}), rows("claims", {"measure": "murdered"})
    after = DAY.replace(day=30)
    with pytest.raises(SchemaError, match="outside its vocabulary"):
        list(stored.write_days([NewDay(DAY, good, "x"), NewDay(after, bad, "x"), NewDay(after, good, "x")]))
    assert stored.days() == [DAY]


def test_of_files_written_together_one_that_fails_spoils_no_other(stored: StoredTable, tmp_path: Path) -> None:
    days = [DAY.replace(day=n) for n in range(1, 12)]
    blocked = days[4]
    (tmp_path / "claims").mkdir()
    (tmp_path / stored.path(blocked)).parent.write_bytes(b"a file where the folder of a day should be")
    made = [NewDay(day, rows("claims", {"claim_id": "a"}), "x") for day in days]
    with pytest.raises(OSError, match=str(blocked)):
        list(stored.write_days(made))
    assert stored.days() == [day for day in days if day != blocked]
    assert list((tmp_path / ASIDE).iterdir()) == []


def test_what_only_steps_read_is_kept_without_the_bounds_that_queries_use(stored: StoredTable, tmp_path: Path) -> None:
    form = replace(stored.form, folder="steps", for_steps=True)
    data = rows("claims", *({"claim_id": f"{number:03}"} for number in range(300)))
    found = {}
    for table in (stored, StoredTable(stored.root, form)):
        table.write(DAY, data, "x")
        path = tmp_path / table.path(DAY)
        require_whole(path.read_bytes(), table.path(DAY))
        assert pq.read_table(path, partitioning=None).column("claim_id").to_pylist() == data["claim_id"].to_pylist()
        found[table.form.folder] = pq.read_metadata(path).row_group(0).column(0)
    assert (found["claims"].compression, found["claims"].is_stats_set) == ("ZSTD", True)
    assert (found["steps"].compression, found["steps"].is_stats_set) == ("LZ4", False)
