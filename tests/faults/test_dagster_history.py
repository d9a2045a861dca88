"""Dagster's own books may be locked, damaged or lost: the tables stay right, and their history is written anew."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import pytest
from typer.testing import CliRunner

from assets.books import Books
from assets.cli import app
from assets.errors import UserError
from assets.instance import FOLDER, instance
from tests.assets.books import file_bytes, run_over
from tests.assets.inputs import POSTS, write_posts


def databases(books: Books) -> list[Path]:
    return sorted(Path(books.root.url, FOLDER).rglob("*.db"))


@contextmanager
def locked(paths: list[Path]) -> Iterator[None]:
    connections = [sqlite3.connect(path, isolation_level=None) for path in paths]
    for connection in connections:
        connection.execute("begin exclusive")
    yield
    for connection in connections:
        connection.close()


def months(books: Books, table: str) -> set[str]:
    with instance(books) as dagster:
        return dagster.get_materialized_partitions(dg.AssetKey(table))


def test_a_locked_history_stops_the_run_with_word_of_it_and_harms_no_table(
    books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assets.kept_open._BUSY_SECONDS", 0.1)
    before = file_bytes(books)
    more = write_posts(tmp_path / "more.jsonl", [POSTS[0] | {"id": "c9", "body": "Two people were killed in Odesa."}])
    with locked(databases(books)), pytest.raises(UserError, match=r"\.dagster .* is in use by another program"):
        run_over(books, more)
    assert file_bytes(books) == before
    assert run_over(books, more).days_made["updates"] == 1


def test_a_damaged_history_is_named_with_what_to_do(books: Books) -> None:
    before = file_bytes(books)
    for path in databases(books):
        for kept in path.parent.glob(f"{path.name}*"):
            kept.write_bytes(b"no database " * 1000)
    with pytest.raises(UserError, match=r"\.dagster .* is damaged .* remove it, .* `tollbook history"):
        run_over(books)
    assert file_bytes(books) == before


def test_a_lost_history_changes_no_table_and_is_written_anew(books: Books) -> None:
    before, known = file_bytes(books), {name: months(books, name) for name in ("updates", "incidents", "filed_claims")}
    shutil.rmtree(Path(books.root.url, FOLDER))
    assert sum(run_over(books).days_made.values()) == 0
    assert file_bytes(books) == before
    assert months(books, "updates") == set()
    done = CliRunner().invoke(app, ["history", "--data", books.root.url])
    assert done.exit_code == 0, done.output
    assert "updates: 2 entries written" in done.output
    for name, found in known.items():
        assert months(books, name) <= found, name
        assert months(books, name), name
    with instance(books) as dagster:
        last = dagster.get_latest_materialization_event(dg.AssetKey("daily_totals"))
    assert last is not None
    assert last.asset_materialization is not None
    assert last.asset_materialization.metadata["dagster/row_count"].value > 0
    again = CliRunner().invoke(app, ["history", "--data", books.root.url])
    assert "written" not in again.output, "what is there is not written twice"
