"""Rows kept between steps: only those of the file as it is now, and not more than some."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from assets.storage.day_files import StoredTable
from assets.storage.form import described
from assets.storage.parquet_bytes import DamagedFileError
from assets.storage.root import DataRoot
from assets.storage.rows_kept import RowsKept
from tests.rows import rows

DAY = date(2024, 3, 4)
ROWS = pa.table({"n": list(range(1000))})
POSTS = rows("updates", {"update_id": "a"}, {"update_id": "b", "url": "u"}, {"update_id": "c", "is_withdrawn": True})
ONE, TWO = ("root", "one"), ("root", "two")


@pytest.fixture
def stored(tmp_path: Path) -> StoredTable:
    return StoredTable(DataRoot(str(tmp_path)), described("updates"))


def test_rows_are_known_by_the_stamp_of_their_file() -> None:
    kept = RowsKept()
    kept.keep(ONE, 1, ROWS)
    assert kept.of(ONE, 1) is ROWS
    assert kept.of(ONE, 2) is None
    assert kept.of(TWO, 1) is None


def test_a_file_without_a_stamp_is_never_kept() -> None:
    kept = RowsKept()
    kept.keep(ONE, None, ROWS)
    assert kept.of(ONE, None) is None


@pytest.mark.parametrize(("bytes_at_most", "files_at_most"), [(ROWS.nbytes * 4, 100), (ROWS.nbytes * 100, 4)])
def test_what_was_used_longest_ago_is_given_up_first(bytes_at_most: int, files_at_most: int) -> None:
    kept = RowsKept(bytes_at_most, files_at_most)
    files = [("root", str(n)) for n in range(5)]
    for file in files[:4]:
        kept.keep(file, 1, ROWS)
    kept.of(files[0], 1)
    kept.keep(files[4], 1, ROWS)
    assert [kept.of(file, 1) is not None for file in files] == [True, False, True, True, True]


def test_a_table_that_would_fill_it_is_not_kept() -> None:
    kept = RowsKept(bytes_at_most=ROWS.nbytes)
    kept.keep(ONE, 1, ROWS)
    assert kept.of(ONE, 1) is None


def test_what_was_written_is_read_without_decoding_and_is_the_same(
    stored: StoredTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored.write(DAY, POSTS, "made")
    os.utime(Path(stored.root.url, stored.path(DAY)), ns=(1, 1))
    decoded = stored.read(DAY)
    monkeypatch.setattr("assets.storage.day_files.decoded", lambda *_: pytest.fail("decoded again"))
    assert stored.read(DAY) is decoded
    stored.write(DAY, POSTS, "made")
    assert stored.read(DAY).equals(decoded, check_metadata=True)
    assert stored.read(DAY, ["headline", "post_id"]).equals(decoded.select(["headline", "post_id"]))


def test_a_file_that_was_changed_by_others_is_read_anew(stored: StoredTable) -> None:
    stored.write(DAY, POSTS, "made")
    Path(stored.root.url, stored.path(DAY)).write_bytes(b"PAR1")
    with pytest.raises(DamagedFileError):
        stored.read(DAY)
    Path(stored.root.url, stored.path(DAY)).unlink()
    assert len(stored.read(DAY)) == 0
