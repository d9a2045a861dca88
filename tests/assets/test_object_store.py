"""The data root in an object store: the same tables, replaced whole, written by one process at a time.

The store is moto's server on the loopback address, the clients are those that users have: s3fs, Arrow, DuckDB.
"""

from __future__ import annotations

import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

pytest.importorskip("s3fs", reason="object stores need the extra s3")
pytest.importorskip("moto.server", reason="the server of these tests is moto's")
pytest.importorskip("duckdb", reason="queries and the catalogue need the extra query")

import duckdb
from upath import UPath

from assets.books import Books, open_books
from assets.cli import app
from assets.errors import UserError
from assets.explain import explained
from assets.settings import Settings
from assets.storage import lease, remote
from assets.storage.new_day import SchemaError
from assets.turns import is_free, turn
from pipeline.views import connect
from tests.assets.books import books_in, contents, run_over
from tests.assets.inputs import POSTS, post, write_posts
from tests.rows import rows

DAY = date(2024, 3, 4)


@pytest.fixture(scope="module")
def made(store: UPath, tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Books that the command made in the bucket."""
    file = write_posts(tmp_path_factory.mktemp("in") / "posts.jsonl", POSTS)
    result = CliRunner().invoke(app, ["run", str(file), "--out", str(store / "books")])
    assert result.exit_code == 0, result.output
    return open_books(Settings(str(store / "books")))


@pytest.fixture
def books(store: UPath, request: pytest.FixtureRequest) -> Books:
    """Books of a test's own."""
    return open_books(Settings(str(store / request.node.name)))


def test_the_command_makes_the_tables_that_it_makes_in_a_folder(made: Books, tmp_path: Path) -> None:
    here = books_in(tmp_path / "data")
    run_over(here, write_posts(tmp_path / "posts.jsonl", POSTS))
    assert contents(made) == contents(here)


def test_running_again_makes_nothing_and_an_edit_what_it_touches(made: Books, tmp_path: Path) -> None:
    before = contents(made)
    edit = post("b2", body="Two people were injured in a fire in Kherson on Thursday.")
    outcome = run_over(made, write_posts(tmp_path / "edit.jsonl", [edit]))
    assert outcome.days_made["claims"] == 1
    assert all(check.passed for check in outcome.checks)
    changed = {key for key, _ in before.items() ^ contents(made).items()}
    assert {day for name, day in changed if name == "claims"} == {"2024-06-20"}


def test_arrow_and_duckdb_read_it(made: Books) -> None:
    fs, path = made.root.path.fs, made.root.path.path
    assert pq.read_table(f"{path}/claims", filesystem=fs).num_rows >= 6
    answer = connect(str(made.root.path)).execute("select killed_best from incidents where place_name = 'Odesa'")
    assert answer.fetchall() == [(5,)]
    incident = made.table("incidents").read(DAY)["incident_id"].to_pylist()[0]
    assert "Odesa" in explained(made, incident)


def test_a_catalogue_in_the_bucket_answers_a_client_of_duckdb(made: Books, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["catalog", "--data", str(made.root.path)])
    assert result.exit_code == 0, result.output
    copy = tmp_path / "catalog.duckdb"
    copy.write_bytes(made.root.read("catalog.duckdb"))
    with duckdb.connect(str(copy), read_only=True) as client:
        client.register_filesystem(made.root.path.fs)
        assert client.execute("select killed_best from incidents where place_name = 'Odesa'").fetchall() == [(5,)]
        assert client.execute("select count(*) from casualties").fetchall() != [(0,)]


def test_a_file_is_replaced_whole_or_not_at_all(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = books.table("updates")
    stored.write(DAY, rows("updates", {"update_id": "a"}), "one")
    with pytest.raises(SchemaError):
        stored.write(DAY, rows("updates", {}).drop_columns(["body"]), "two")

    async def broken(*_: Any, **__: Any) -> None:
        raise OSError("the store does not answer")

    with monkeypatch.context() as patch:
        patch.setattr(books.root.path.fs, "_pipe_file", broken)
        patch.setattr(books.root.path.fs, "_call_s3", broken)
        with pytest.raises(OSError, match="does not answer"):
            books.root.replace(stored.path(DAY), b"half a")
    assert stored.read(DAY)["update_id"].to_pylist() == ["a"]
    assert stored.file(DAY).fingerprint == "one"  # type: ignore[union-attr]


def test_readers_see_the_old_file_or_the_new_one(books: Books) -> None:
    texts = [bytes([letter]) * 300_000 for letter in b"ab"]
    books.root.replace("x", texts[0])
    over = threading.Event()

    def write() -> None:
        for n in range(12):
            books.root.replace("x", texts[n % 2])
        over.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = {books.root.read("x")}
    while not over.is_set():
        seen.add(books.root.read("x"))
    writer.join()
    assert seen <= set(texts)


def test_what_another_process_wrote_is_seen(books: Books) -> None:
    other = open_books(Settings(books.root.url))
    assert books.table("updates").files() == {}
    other.table("updates").write(DAY, rows("updates", {"update_id": "a"}), "one")
    assert books.table("updates").files()[DAY].fingerprint == "one"
    other.table("updates").write(DAY, rows("updates", {"update_id": "b"}), "two")
    assert books.table("updates").files()[DAY].fingerprint == "two"
    other.table("updates").remove(DAY)
    assert books.table("updates").files() == {}


def test_metadata_longer_than_the_end_that_is_read_first(books: Books) -> None:
    notes = {"2024-03-04": "x" * 3 * remote.TAIL_BYTES}
    books.table("updates").write(DAY, rows("updates", {"update_id": "a"}), "one", notes)
    found = open_books(Settings(books.root.url)).table("updates").file(DAY)
    assert found is not None
    assert found.notes == notes


def test_one_process_at_a_time_has_the_turn(books: Books) -> None:
    said: list[str] = []
    refused: list[str] = []

    def other() -> None:
        try:
            with turn(books, "tables", 0.0, said.append):
                pass
        except UserError as error:
            refused.append(str(error))

    with turn(books, "tables", 0.0):
        assert not is_free(books, "tables")
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert "is writing the tables of s3://desk" in refused[0]
    assert is_free(books, "tables")
    with turn(books, "tables", 0.0):
        pass


def test_of_many_that_ask_at_once_one_gets_it(books: Books) -> None:
    at = books.root.at(".race")
    found: list[lease.Lease | str] = []
    threads = [threading.Thread(target=lambda: found.append(lease.take(at))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert sum(isinstance(one, lease.Lease) for one in found) == 1


def test_a_killed_process_loses_its_turn_after_some_minutes(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    at = books.root.at(".killed")
    killed = lease.take(at)
    assert isinstance(killed, lease.Lease)
    assert isinstance(lease.take(at), str)
    later = time.time() + lease.LEASE_SECONDS + lease.SKEW_SECONDS + 1
    monkeypatch.setattr(lease.time, "time", lambda: later)
    assert isinstance(lease.take(at), lease.Lease)
    killed.give_back()
    assert killed.lost, "it woke up again"
