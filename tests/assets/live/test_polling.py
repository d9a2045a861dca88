"""Polling sources through Dagster: what is kept, what becomes an input, and what is shown when a source fails."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest

pytest.importorskip("httpx", reason="fetching needs the extra live")

from assets.books import Books
from assets.errors import UserError
from assets.inbox.inputs import inputs
from assets.inbox.reading import read_rows
from assets.live.polling import is_due
from assets.live.read_again import READ_AGAIN_JOB, reading_again
from assets.live.responses import reread, state_of
from assets.live.source_assets import polling
from pipeline.fetch import Sources
from tests.assets.live.live_blog import EDITED, PATH, SECOND, THIRD, LiveBlog
from tests.assets.live.polls import poll, sources_of
from tests.pipeline.fetch.server import Request, Site

NOW = datetime(2024, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def sources(books: Books, server: Site, blog: LiveBlog) -> Sources:
    del blog
    return sources_of(books, server)


def headlines(books: Books) -> list[list[str]]:
    """Of each input, in order."""
    return [read_rows(books.root, item, "updates")["headline"].to_pylist() for item in inputs(books.root)]


def test_a_page_becomes_an_input_with_publisher_and_zone(
    books: Books, sources: Sources, dagster: dg.DagsterInstance
) -> None:
    result = poll(books, sources, dagster, "live")
    assert result.success
    (item,) = inputs(books.root)
    (row,) = read_rows(books.root, item, "updates").to_pylist()
    assert (row["source"], row["timezone"], row["headline"]) == (
        "Quay Gazette",
        "Europe/Kyiv",
        "Two wounded in Nikopol",
    )
    (event,) = result.get_asset_materialization_events()
    assert event.materialization.metadata["days"].value == "2024-03-04"


def test_only_pages_with_news_become_inputs_and_all_are_kept(
    books: Books, sources: Sources, blog: LiveBlog, dagster: dg.DagsterInstance
) -> None:
    poll(books, sources, dagster, "live")
    poll(books, sources, dagster, "live")
    blog.add(SECOND)
    poll(books, sources, dagster, "live")
    blog.add(EDITED)
    poll(books, sources, dagster, "live")
    assert [len(found) for found in headlines(books)] == [1, 2, 2]
    kept = [json.loads(path.read_text()) for path in sorted(Path(books.root.url, "fetched/live").glob("*/*.json"))]
    assert len(kept) == 4
    bodies = [gzip.decompress(books.root.read(record["kept_at"])) for record in kept]
    assert [f"view {n}".encode() in body for n, body in enumerate(bodies)] == [True] * 4
    assert [record["kept_at"].partition("/")[0] for record in kept] == ["inbox", "fetched", "inbox", "inbox"]


def test_the_responses_of_a_day_can_be_read_again(books: Books, sources: Sources, dagster: dg.DagsterInstance) -> None:
    poll(books, sources, dagster, "live")
    poll(books, sources, dagster, "live")
    today = datetime.now(UTC)
    taken = list(reread(books, sources.sources[0], today.date(), today))
    assert [found.reading.updates for found in taken] == [1]
    assert len(inputs(books.root)) == 2
    assert list(reread(books, sources.sources[0], today.date() - timedelta(days=1), today)) == []


def test_the_job_that_reads_again_says_what_it_took_and_what_is_wrong_with_its_configuration(
    books: Books, sources: Sources, dagster: dg.DagsterInstance
) -> None:
    poll(books, sources, dagster, "live")
    poll(books, sources, dagster, "live")
    job = reading_again(books, sources).resolve_job_def(READ_AGAIN_JOB)

    def run(source: str, day: str) -> dg.ExecuteInProcessResult:
        config = {"ops": {"read_responses_again": {"config": {"source": source, "day": day}}}}
        return job.execute_in_process(run_config=config, instance=dagster)

    (output,) = [
        event for event in run("live", f"{datetime.now(UTC):%Y-%m-%d}").all_events if event.is_successful_output
    ]
    assert output.step_output_data.metadata["responses"].value == 1
    with pytest.raises(UserError, match="no source is named 'life'"):
        run("life", "2024-03-04")
    with pytest.raises(UserError, match="is no day"):
        run("live", "4 March")


def test_a_post_that_is_taken_away_is_withdrawn_and_one_that_comes_back_was_not(
    books: Books, sources: Sources, blog: LiveBlog, dagster: dg.DagsterInstance
) -> None:
    blog.add(SECOND)
    blog.add(THIRD)
    poll(books, sources, dagster, "live")
    blog.withdraw("u2")
    outcomes = [told(poll(books, sources, dagster, "live")) for _ in range(2)]
    assert outcomes == [{"outcome": "news", "withdrawn": "#u2"}, {"outcome": "nothing new"}]
    rows = read_rows(books.root, inputs(books.root)[-1], "updates").to_pylist()
    assert [(row["external_id"], row["is_withdrawn"], row["published_at"]) for row in rows] == [
        ("#u2", True, datetime(2024, 3, 4, 8, 30, tzinfo=UTC))
    ]
    version = state_of(books, "live").version
    blog.add(SECOND, datetime(2024, 3, 4, 8, 30, tzinfo=UTC))
    assert told(poll(books, sources, dagster, "live")) == {"outcome": "news", "came back": "#u2"}
    assert len(inputs(books.root)) == 1
    assert state_of(books, "live").version != version


def test_a_withdrawal_that_a_killed_poll_noted_is_noted_once(
    books: Books, sources: Sources, blog: LiveBlog, dagster: dg.DagsterInstance
) -> None:
    blog.add(SECOND)
    blog.add(THIRD)
    poll(books, sources, dagster, "live")
    kept = {name: books.root.read(f"fetched/live/{name}") for name in ("state.json", "listed.json")}
    blog.withdraw("u2")
    for _ in range(2):
        poll(books, sources, dagster, "live")
        for name, data in kept.items():
            books.root.replace(f"fetched/live/{name}", data)
    assert len(inputs(books.root)) == 2


def test_the_charset_that_the_server_names_is_kept_to(
    books: Books, sources: Sources, server: Site, dagster: dg.DagsterInstance
) -> None:
    page = (
        '<!DOCTYPE html><script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": '
        '[{"@id": "#a", "headline": "Пожежа в Сумах", "datePublished": "2024-03-04T09:00:00Z"}]}</script>'
    )
    server.gives(PATH, page.encode("cp1251"), Content_Type="text/html; charset=windows-1251")
    assert poll(books, sources, dagster, "live").success
    assert headlines(books) == [["Пожежа в Сумах"]]


def told(result: dg.ExecuteInProcessResult) -> dict[str, object]:
    """What the poll of one source says of its outcome and of posts that went or came."""
    (event,) = result.get_asset_materialization_events()
    found = event.materialization.metadata
    return {name: found[name].value for name in ("outcome", "withdrawn", "came back") if name in found}


def test_what_has_not_changed_is_not_sent_again(
    books: Books, sources: Sources, blog: LiveBlog, server: Site, dagster: dg.DagsterInstance
) -> None:
    def answer(request: Request) -> None:
        if request.headers["If-None-Match"] == '"one"':
            request.answer(304)
        else:
            request.answer(200, blog.page(), ETag='"one"')

    server.answers[PATH] = answer
    first, second = (poll(books, sources, dagster, "live") for _ in range(2))
    told = [
        event.materialization.metadata["outcome"].value
        for result in (first, second)
        for event in result.get_asset_materialization_events()
    ]
    assert told == ["news", "not modified"]


def test_a_response_without_its_record_is_read_again_all_the_same(
    books: Books, sources: Sources, dagster: dg.DagsterInstance
) -> None:
    poll(books, sources, dagster, "live")
    poll(books, sources, dagster, "live")
    (body,) = Path(books.root.url, "fetched/live").glob("*/*.gz")
    body.with_suffix(".json").unlink()
    today = datetime.now(UTC)
    assert [found.reading.updates for found in reread(books, sources.sources[0], today.date(), today)] == [1]


def test_a_source_that_fails_does_not_stop_another_and_says_why(
    books: Books, sources: Sources, dagster: dg.DagsterInstance
) -> None:
    result = poll(books, sources, dagster)
    assert not result.success
    assert [event.asset_key.path[-1] for event in result.get_asset_materialization_events()] == ["live"]
    (failed,) = [event for event in result.all_events if event.is_step_failure]
    assert "answers 404" in str(failed.step_failure_data.user_failure_data.description)
    assert state_of(books, "feed").failures == 1
    assert state_of(books, "live").failures == 0


def test_passing_faults_are_tried_again_and_seen_in_the_run(
    books: Books, sources: Sources, blog: LiveBlog, server: Site, dagster: dg.DagsterInstance
) -> None:
    answers = iter([500, 503])

    def answer(request: Request) -> None:
        status = next(answers, 200)
        request.answer(status, blog.page() if status == 200 else b"")

    server.answers[PATH] = answer
    result = poll(books, sources, dagster, "live")
    assert result.success
    assert sum(event.is_step_up_for_retry for event in result.all_events) == 2
    assert server.paths() == [PATH] * 3


def test_attempts_come_to_an_end(
    books: Books, sources: Sources, blog: LiveBlog, server: Site, dagster: dg.DagsterInstance
) -> None:
    blog.break_down()
    assert not poll(books, sources, dagster, "live").success
    assert server.paths() == [PATH] * sources.rules.attempts
    blog.mend()
    assert poll(books, sources, dagster, "live").success
    assert state_of(books, "live").fault is None


def test_a_page_that_cannot_be_read_is_kept_and_fails_the_poll(
    books: Books, sources: Sources, server: Site, dagster: dg.DagsterInstance
) -> None:
    server.gives(PATH, b"\x00\x01\x02 no page at all")
    assert not poll(books, sources, dagster, "live").success
    assert inputs(books.root) == []
    (kept,) = Path(books.root.url, "fetched/live").glob("*/*.gz")
    assert gzip.decompress(kept.read_bytes()).endswith(b"no page at all")
    assert "fetched/live" in str(state_of(books, "live").fault)


def test_a_source_is_due_by_its_interval_and_not_before_it_may(
    books: Books, sources: Sources, server: Site, dagster: dg.DagsterInstance
) -> None:
    (live, _) = sources.sources
    assert is_due(books, live, NOW)
    server.gives(PATH, b"", 429, Retry_After="7200")
    poll(books, sources, dagster, "live")
    assert server.paths() == [PATH], "a wait of two hours is not waited for in the run"
    tried = datetime.fromisoformat(str(state_of(books, "live").tried_at))
    assert not is_due(books, live, tried + timedelta(minutes=90))
    assert is_due(books, live, tried + timedelta(minutes=121))


def test_the_schedule_asks_for_one_run_for_each_host(
    books: Books, sources: Sources, dagster: dg.DagsterInstance
) -> None:
    other = replace(sources.sources[0], name="elsewhere", url="https://elsewhere.example/live")
    defs = polling(books, replace(sources, sources=(*sources.sources, other)))
    schedule = defs.resolve_schedule_def("poll_due_sources")
    with dg.build_schedule_context(instance=dagster, repository_def=defs.get_repository_def()) as context:
        found = schedule.evaluate_tick(context)
    asked = [[key.path[-1] for key in request.asset_selection or []] for request in found.run_requests or []]
    assert asked == [["live", "feed"], ["elsewhere"]]
    assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
