"""What files say is remembered between processes, and never believed of a file that is another one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from assets.storage import known_files
from assets.storage.day_files import StoredTable
from assets.storage.form import described
from assets.storage.root import DataRoot
from tests.rows import rows

DAY, NEXT = date(2024, 3, 5), date(2024, 3, 6)


@pytest.fixture
def claims(tmp_path: Path) -> StoredTable:
    stored = StoredTable(DataRoot(str(tmp_path)), described("claims"))
    stored.write(DAY, rows("claims", {"claim_id": "a"}), "first", {"note": "kept"})
    stored.write(NEXT, rows("claims", {"claim_id": "b"}), "second")
    stored.remember()
    known_files._known.clear()
    return stored


@pytest.fixture
def footers_read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Each footer that is read, as a list that grows."""
    found: list[object] = []
    read = pq.read_metadata

    def watched(source: object) -> object:
        found.append(source)
        return read(source)

    monkeypatch.setattr(pq, "read_metadata", watched)
    return found


def test_the_next_process_asks_no_file_that_is_the_same(claims: StoredTable, footers_read: list[object]) -> None:
    files = claims.files()
    assert [(day, file.fingerprint) for day, file in files.items()] == [(DAY, "first"), (NEXT, "second")]
    assert files[DAY].notes == {"note": "kept"}
    assert footers_read == []


def test_what_is_remembered_is_what_the_file_says(claims: StoredTable, footers_read: list[object]) -> None:
    remembered = claims.files()
    Path(claims.root.url, known_files.FOLDER, "claims.json").unlink()
    known_files._known.clear()
    assert claims.files() == remembered
    assert len(footers_read) == 2


def test_a_file_that_was_replaced_is_asked_anew(claims: StoredTable, footers_read: list[object]) -> None:
    other = StoredTable(DataRoot(f"{claims.root.url}/elsewhere"), claims.form)
    other.write(DAY, rows("claims", {"claim_id": "a"}), "other", {"note": "kept"})
    Path(other.root.url, other.path(DAY)).replace(Path(claims.root.url, claims.path(DAY)))
    assert claims.files()[DAY].fingerprint == "other"
    assert len(footers_read) == 1


def test_a_damaged_memory_is_not_believed(claims: StoredTable) -> None:
    memory = Path(claims.root.url, known_files.FOLDER, "claims.json")
    memory.write_bytes(memory.read_bytes().replace(b"second", b"sacond"))
    assert claims.files()[NEXT].fingerprint == "second"


def test_the_memory_of_another_schema_version_is_not_believed(
    claims: StoredTable, monkeypatch: pytest.MonkeyPatch, footers_read: list[object]
) -> None:
    monkeypatch.setattr(known_files, "_FORM", "1 of schema 999")
    assert len(claims.files()) == len(footers_read) == 2


def test_files_that_are_gone_are_forgotten(claims: StoredTable) -> None:
    claims.remove(DAY)
    claims.remember()
    known_files._known.clear()
    assert list(claims.files()) == [NEXT]
    assert DAY.isoformat() not in Path(claims.root.url, known_files.FOLDER, "claims.json").read_text()


def test_a_file_that_a_worker_wrote_is_known_without_asking_it(claims: StoredTable, footers_read: list[object]) -> None:
    written = claims.write(DAY, rows("claims", {"claim_id": "c"}), "third")
    known_files._known.clear()
    claims.learn(written)
    assert claims.files()[DAY] == written
    assert footers_read == []
