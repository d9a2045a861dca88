"""What live operation notes for itself: a note that is damaged is named with what to do, and stops nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

pytest.importorskip("httpx", reason="fetching needs the extra live")

from assets.books import Books
from assets.live.polling import is_due
from assets.live.responses import state_of
from pipeline.fetch import Sources
from tests.assets.live.live_blog import SECOND, LiveBlog
from tests.assets.live.polls import poll, sources_of
from tests.pipeline.fetch.server import Site


@pytest.fixture
def sources(books: Books, server: Site) -> Sources:
    return sources_of(books, server)


def test_a_source_whose_note_is_damaged_says_what_to_do_and_stops_no_other(
    books: Books, sources: Sources, server: Site, blog: LiveBlog, dagster: dg.DagsterInstance
) -> None:
    server.gives("/feed", blog.page())
    assert poll(books, sources, dagster).success
    (live, feed) = sources.sources
    books.root.replace("fetched/live/state.json", b'{"etag": ')
    soon = datetime.now(UTC) + timedelta(seconds=1)
    assert [is_due(books, source, soon) for source in (live, feed)] == [True, False]
    result = poll(books, sources, dagster)
    assert [event.asset_key.path[-1] for event in result.get_asset_materialization_events()] == ["feed"]
    (failed,) = [event for event in result.all_events if event.is_step_failure]
    assert "fetched/live/state.json in" in str(failed.step_failure_data.user_failure_data.description)
    assert "remove it" in str(failed.step_failure_data.user_failure_data.description)
    books.root.remove("fetched/live/state.json")
    assert poll(books, sources, dagster, "live").success
    assert state_of(books, "live").failures == 0


def test_a_damaged_list_of_posts_is_named(
    books: Books, sources: Sources, blog: LiveBlog, dagster: dg.DagsterInstance
) -> None:
    assert poll(books, sources, dagster, "live").success
    books.root.replace("fetched/live/listed.json", b'[["a1", "yesterday"]]')
    blog.add(SECOND)
    result = poll(books, sources, dagster, "live")
    (failed,) = [event for event in result.all_events if event.is_step_failure]
    assert "fetched/live/listed.json in" in str(failed.step_failure_data.user_failure_data.description)
