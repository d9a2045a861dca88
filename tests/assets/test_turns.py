"""One process at a time makes tables, however it was started: the others wait and say so, or say who is at work."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import dagster as dg
import pytest

from assets.books import Books
from assets.definitions import definitions
from assets.errors import UserError
from assets.run import run
from assets.turns import is_free, turn
from pipeline.ingest import Defaults
from tests.assets.books import books_in, contents, run_over
from tests.assets.inputs import POSTS, write_posts
from tests.checkout import ROOT

_HOLDER = """
import sys
from tests.assets.books import books_in
from assets.turns import turn
with turn(books_in(sys.argv[1]), "tables", 0):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(books: Books) -> subprocess.Popen[str]:
    """Another process that has the turn of the tables until its input ends."""
    command = [sys.executable, "-c", _HOLDER, books.root.url]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.communicate()
    assert process.returncode == 0


def test_who_does_not_wait_is_told_who_is_at_work(books: Books, other: subprocess.Popen[str]) -> None:
    assert not is_free(books, "tables")
    with pytest.raises(UserError, match=f"process {other.pid} is writing the tables"), turn(books, "tables", 0.2):
        pass
    end(other)
    assert is_free(books, "tables")


def test_a_turn_may_be_taken_again_within_itself_but_not_by_another_thread(books: Books) -> None:
    refused: list[str] = []

    def try_it() -> None:
        try:
            with turn(books, "tables", 0):
                pass
        except UserError as error:
            refused.append(str(error))

    with turn(books, "tables", 0):
        with turn(books, "tables", 0):
            pass
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
        assert not is_free(books, "tables"), "leaving the inner one does not give up the outer one"
    assert len(refused) == 1
    assert f"process {os.getpid()}" in refused[0]
    assert is_free(books, "tables")


def test_a_process_that_is_killed_loses_its_turn(books: Books, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    assert is_free(books, "tables")


def test_a_run_waits_for_another_and_says_so(books: Books, other: subprocess.Popen[str], tmp_path: Path) -> None:
    said: list[str] = []

    def hear(message: str) -> None:
        said.append(message)
        end(other)

    run(books, [write_posts(tmp_path / "posts.jsonl", POSTS)], Defaults(), told=hear)
    assert said == [f"process {other.pid} is writing the tables of {books.root.url}: waiting until it is done"]
    whole = books_in(tmp_path / "whole")
    run_over(whole, write_posts(tmp_path / "whole.jsonl", POSTS))
    assert contents(books) == contents(whole)


def test_a_run_of_the_dagster_ui_takes_the_turn_too(
    books: Books, other: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assets.storage.io_manager.TABLES_WAIT_SECONDS", 0.2)
    job = definitions(books).resolve_implicit_global_asset_job_def()
    rejects = job.get_subset(asset_selection={dg.AssetKey("rejects")}, asset_check_selection=set())
    with pytest.raises(dg.DagsterResourceFunctionError) as refused:
        rejects.execute_in_process(instance=dg.DagsterInstance.ephemeral())
    assert f"process {other.pid} is writing the tables" in str(refused.value.__cause__)
    end(other)
    assert rejects.execute_in_process(instance=dg.DagsterInstance.ephemeral()).success
