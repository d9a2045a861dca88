"""The tables follow the inbox: edits, late posts, failures, killed runs; and the run says which days it made."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from assets.books import Books
from assets.errors import UserError
from assets.inbox.inputs import inputs
from assets.live.follow import FOLLOW_JOB, following
from assets.live.taking import take
from assets.turns import is_free
from pipeline.ingest import Defaults, InputError
from tests.assets.books import books_in, contents, run_over
from tests.assets.inputs import POSTS, post, write_posts
from tests.checkout import ROOT

LATE = {
    "id": "z9",
    "source": "Coast Wire",
    "published_at": "2024-02-10T10:00:00Z",
    "timezone": "Europe/Kyiv",
    "headline": "Two die in Kherson",
    "body": "Two people died when a shell hit a bus in Kherson on Saturday, the governor said.",
}
SOURCES = b"""
[fetch]
contact = "newsdesk@example.org"

[[source]]
name = "delta_live"
url = "https://delta.example/live/war"
publisher = "Delta Courier"
timezone = "Europe/Kyiv"
interval = "5 min"
"""


def put_in(books: Books, folder: Path, posts: list[dict[str, Any]]) -> None:
    """Posts into the inbox, as a file or a response comes in."""
    name = f"{len(inputs(books.root))}.jsonl"
    take(books, write_posts(folder / name, posts), Defaults(), datetime.now(UTC))


def look(books: Books, dagster: dg.DagsterInstance) -> dg.RunRequest | dg.SkipReason:
    defs = following(books)
    with dg.build_sensor_context(instance=dagster, repository_def=defs.get_repository_def()) as context:
        found: Any = defs.resolve_sensor_def("inbox_changed")(context)
    assert isinstance(found, dg.RunRequest | dg.SkipReason)
    return found


def follow(books: Books, dagster: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    """The run that the sensor asks for."""
    request = look(books, dagster)
    assert isinstance(request, dg.RunRequest), request
    job = following(books).resolve_job_def(FOLLOW_JOB)
    return job.execute_in_process(instance=dagster, tags=dict(request.tags), raise_on_error=False)


def told(result: dg.ExecuteInProcessResult) -> dict[str, Any]:
    """What the run says of the days that it changed, by table."""
    (output,) = [event for event in result.all_events if event.is_successful_output]
    return {name: found.value for name, found in output.step_output_data.metadata.items()}


def test_tables_follow_the_inbox_and_then_rest(books: Books, dagster: dg.DagsterInstance, tmp_path: Path) -> None:
    assert "empty" in str(look(books, dagster))
    put_in(books, tmp_path, POSTS)
    assert follow(books, dagster).success
    assert "up to date" in str(look(books, dagster))
    whole = books_in(tmp_path / "whole")
    run_over(whole, write_posts(tmp_path / "whole.jsonl", POSTS))
    assert contents(books) == contents(whole)


def test_the_inbox_is_noted_as_made_from_the_sources_as_they_are(
    books: Books, dagster: dg.DagsterInstance, tmp_path: Path
) -> None:
    pytest.importorskip("httpx", reason="sources need the extra live")
    put_in(books, tmp_path, POSTS)
    books.root.replace("sources.toml", SOURCES)
    source = dg.AssetKey(["sources", "delta_live"])
    dagster.report_runless_asset_event(dg.AssetMaterialization(source, tags={"dagster/data_version": "seventh"}))
    assert follow(books, dagster).success
    event = dagster.get_latest_materialization_event(dg.AssetKey("inbox"))
    assert event is not None
    assert event.asset_materialization is not None
    assert (event.asset_materialization.tags or {})["dagster/input_data_version/sources/delta_live"] == "seventh"


def test_a_late_post_remakes_the_days_that_it_touches_and_the_run_says_which(
    books: Books, dagster: dg.DagsterInstance, tmp_path: Path
) -> None:
    put_in(books, tmp_path, POSTS)
    follow(books, dagster)
    before = contents(books)
    put_in(books, tmp_path, [LATE])
    found = told(follow(books, dagster))
    assert found["updates"] == found["claims"] == "2024-02-10"
    assert found["incidents"] == "2024-02-10"
    changed = {key for key, content in contents(books).items() if before.get(key) != content}
    assert {day for name, day in changed if name != "daily_totals"} == {"2024-02-10"}


def test_an_edit_is_a_new_revision_with_its_own_claims(
    books: Books, dagster: dg.DagsterInstance, tmp_path: Path
) -> None:
    put_in(books, tmp_path, POSTS)
    follow(books, dagster)
    edit = post("a1", published_at="2024-03-04T15:00:00Z", headline="Four killed in strike on Odesa")
    edit["body"] = "A missile strike on Odesa killed four people on Monday, the mayor said."
    put_in(books, tmp_path, [edit])
    found = told(follow(books, dagster))
    assert found["updates"] == found["claims"] == "2024-03-04"
    day = date(2024, 3, 4)
    revisions = {row["update_id"]: row["revision"] for row in books.table("updates").read(day).to_pylist()}
    claims = books.table("claims").read(day).to_pylist()
    killed = {(revisions[row["update_id"]], row["best"]) for row in claims if row["measure"] == "killed"}
    assert killed == {(1, 3), (2, 4)}


def test_what_repeats_the_known_changes_nothing(books: Books, dagster: dg.DagsterInstance, tmp_path: Path) -> None:
    put_in(books, tmp_path, POSTS)
    follow(books, dagster)
    put_in(books, tmp_path, POSTS[:2])
    assert set(told(follow(books, dagster))) == {"checks passed"}


def test_an_hour_of_posts_late_edited_and_broken_ends_as_one_run_over_all(
    books: Books, dagster: dg.DagsterInstance, tmp_path: Path
) -> None:
    edit = post("b1", published_at="2024-03-05T18:00:00Z", headline="Odesa toll rises again")
    batches: Sequence[list[dict[str, Any]]] = [[POSTS[1]], [POSTS[3], POSTS[2]], [POSTS[0]], [edit], [LATE], [POSTS[2]]]
    for batch in batches:
        put_in(books, tmp_path, batch)
        (tmp_path / "broken").write_bytes(b"\x00\x01")
        with pytest.raises(InputError):
            take(books, tmp_path / "broken", Defaults(), datetime.now(UTC))
        follow(books, dagster)
    whole = books_in(tmp_path / "whole")
    files = [write_posts(tmp_path / f"whole{n}.jsonl", batch) for n, batch in enumerate(batches)]
    run_over(whole, *files)
    assert contents(books) == contents(whole)


def test_a_failed_run_is_tried_again_later_and_not_for_ever(
    books: Books, dagster: dg.DagsterInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(books, tmp_path, POSTS)
    monkeypatch.setattr("assets.run.run", lambda *_: (_ for _ in ()).throw(UserError("the disk is full")))
    assert not follow(books, dagster).success
    assert "the next try is at" in str(look(books, dagster))
    monkeypatch.setattr("assets.live.follow._WAITS", (timedelta(), timedelta()))
    for _ in range(2):
        assert not follow(books, dagster).success
    assert "3 runs failed" in str(look(books, dagster))
    put_in(books, tmp_path, [LATE])
    assert isinstance(look(books, dagster), dg.RunRequest), "something new is a new reason to try"


_WORKER = """
import sys
from datetime import UTC, datetime
from assets.instance import instance
from assets.live.follow import FOLLOW_JOB, following, state_of_inbox, INBOX_TAG
from tests.assets.books import books_in
books = books_in(sys.argv[1])
with instance(books) as dagster:
    job = following(books).resolve_job_def(FOLLOW_JOB)
    job.execute_in_process(instance=dagster, tags={INBOX_TAG: state_of_inbox(books)})
"""


@pytest.mark.parametrize("table", ["claims", "incidents"])
def test_a_killed_run_leaves_whole_tables_and_the_next_finishes(
    books: Books, dagster: dg.DagsterInstance, tmp_path: Path, table: str
) -> None:
    put_in(books, tmp_path, POSTS)
    worker = subprocess.Popen([sys.executable, "-c", _WORKER, books.root.url], cwd=ROOT)
    folder, until = Path(books.root.url, table), time.monotonic() + 120
    while not any(folder.rglob("part.parquet")) and time.monotonic() < until:
        time.sleep(0.002)
    worker.send_signal(signal.SIGKILL)
    assert worker.wait() == -signal.SIGKILL, "it was killed at work"
    for (name, day), content in contents(books).items():
        assert content, f"{name} of {day} is broken"
    assert is_free(books, "tables")
    assert follow(books, dagster).success
    whole = books_in(tmp_path / "whole")
    run_over(whole, write_posts(tmp_path / "whole.jsonl", POSTS))
    assert contents(books) == contents(whole)
